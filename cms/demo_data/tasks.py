"""What people in Lindedaal ask now: looking for a helper, waiting for a coordinator, agreed, to talk over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from marketplace.models import Opportunity

Day, Source, Reason = Opportunity.Day, Opportunity.Source, Opportunity.Reason
MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
SATURDAY, MONDAY = 5, 0


@dataclass(frozen=True)
class Ask:
    """Who asks what. `on` is a number of days from today or a weekday to come, `at` an hour."""

    who: str
    kind: str
    day: str = Day.DATE
    on: int | None = None
    weekday: int | None = None
    at: int | None = None
    parts: tuple[str, ...] = ()
    minutes: int | None = None
    wish: str = ""
    know: tuple[str, ...] = ()
    source: str = Source.WEB
    hours_ago: float = 20
    helper: str = ""  # who agreed, or who offered
    reason: str = ""

    @property
    def on_date(self) -> date | None:
        today = timezone.localdate()
        if self.weekday is not None:
            return today + timedelta(days=(self.weekday - today.weekday() - 1) % 7 + 1)
        return today + timedelta(days=self.on) if self.on is not None else None

    def day_said(self, when: datetime) -> str:
        """Who said "this week" in a week that is over wants it as soon as possible by now."""
        week, this_week = timezone.localdate(when).isocalendar()[:2], timezone.localdate().isocalendar()[:2]
        return Day.SOON if self.day == Day.THIS_WEEK and week != this_week else self.day

    @property
    def at_time(self) -> time | None:
        return time(self.at) if self.at is not None else None


def today_or_tomorrow(until_hour: int) -> int:
    """0 while that hour is still to come, else 1: nothing open is already over when the demo is made."""
    return 0 if timezone.localtime().hour < until_hour else 1


def looking() -> tuple[Ask, ...]:
    """Open: everybody may see these, as a kind, a neighbourhood and a part of the day."""
    return (
        Ask("mevrouw Hartman", "boodschappen", on=today_or_tomorrow(13), at=14, minutes=60, source=Source.PHONE,
            know=("Er is een kleine, lieve hond.", "Praat rustig en duidelijk.", "De tas is niet zwaar."),
            wish="Brood, melk en appels. Het lijstje ligt klaar.", hours_ago=3),
        Ask("meneer Bakker", "gezelschap", on=1, at=10, minutes=60, source=Source.PHONE, hours_ago=5,
            know=("De koffie staat klaar.", "Praat rustig en duidelijk."), wish="Een kop koffie en een praatje."),
        Ask("familie Yılmaz", "tuin", weekday=SATURDAY, parts=(MORNING,), minutes=120, hours_ago=7, helper="Joost",
            know=("U doet dit samen met iemand anders.", "Gereedschap ligt klaar."), wish="Het onkruid voor het huis."),
        Ask("mevrouw Jansen", "was-en-strijk", on=2, parts=(AFTERNOON,), minutes=120, source=Source.PHONE,
            know=("Er is een lift.", "U kunt dit zittend doen."), wish="Een mand met overhemden.", hours_ago=26),
        Ask("Leila", "telefoon-en-computer", day=Day.THIS_WEEK, parts=(EVENING,), hours_ago=30,
            wish="Foto's van mijn telefoon naar de computer."),
        Ask("meneer Pronk", "kleine-klus", day=Day.THIS_WEEK, parts=(MORNING, AFTERNOON), source=Source.PHONE,
            know=("Gereedschap ligt klaar.",), wish="Een lamp ophangen in de gang.", hours_ago=28),
        Ask("familie Blom", "hulp-in-huis", on=3, parts=(MORNING,), minutes=90, know=("Er is een trap.",),
            wish="De ramen aan de voorkant.", hours_ago=47),
        Ask("mevrouw Sedney", "gezelschap", day=Day.THIS_WEEK, parts=(AFTERNOON,), hours_ago=22,
            wish="Een rondje wandelen in het park.", helper="Yusuf"),
        Ask("mevrouw Pinas", "samen-op-pad", weekday=MONDAY, at=9, minutes=180, hours_ago=29,
            know=("U krijgt de reiskosten terug.",), wish="Naar het ziekenhuis en weer naar huis."),
        Ask("meneer Van Dam", "telefoon-en-computer", day=Day.FLEXIBLE, minutes=60, hours_ago=50,
            wish="Leren bellen met beeld, met mijn kleinzoon."),
        Ask("mevrouw Smit", "gezelschap", on=today_or_tomorrow(12), at=13, source=Source.PHONE, hours_ago=23,
            know=("Er is een lift.",), wish="Samen naar buiten, een half uur."),
        Ask("meneer Vos", "boodschappen", day=Day.SOON, source=Source.PHONE, hours_ago=6,
            know=("Bel twee keer aan en wacht even.",), wish="Alleen wat zwaar is: water en aardappels."),
        Ask("mevrouw Hofman", "boodschappen", on=1, parts=(MORNING,), source=Source.PHONE, hours_ago=21,
            know=("Er is een kat.",)),
        Ask("familie Lopes", "telefoon-en-computer", on=4, parts=(EVENING,), minutes=90, hours_ago=45,
            wish="Een nieuwe laptop klaarmaken voor school."),
        Ask("mevrouw Klein", "was-en-strijk", on=5, parts=(MORNING,), minutes=120, source=Source.PHONE, hours_ago=31),
        Ask("mevrouw Zahiri", "tuin", day=Day.THIS_WEEK, parts=(AFTERNOON,), minutes=90, hours_ago=49,
            know=("Het is een rustige plek.", "Gereedschap ligt klaar.")),
        Ask("mevrouw Waterman", "samen-op-pad", on=6, parts=(MORNING,), minutes=120, source=Source.PHONE,
            wish="Naar de markt en de kapper.", hours_ago=44),
        Ask("meneer Buis", "kleine-klus", day=Day.FLEXIBLE, source=Source.PHONE, hours_ago=70,
            know=("Er wordt binnen niet gerookt.",), wish="De kraan in de keuken druppelt."),
    )  # fmt: skip


def waiting() -> tuple[Ask, ...]:
    """For the coordinator to check. Yvonne has six, her colleagues the rest."""
    return (
        Ask("meneer Kooistra", "samen-op-pad", on=today_or_tomorrow(12), at=15, source=Source.PHONE, hours_ago=2,
            wish="Naar de opticien. Mijn bril is stuk en ik zie weinig."),
        Ask("mevrouw De Wit", "boodschappen", day=Day.THIS_WEEK, parts=(MORNING, AFTERNOON), minutes=40,
            know=("Er is een kleine, lieve hond.",), hours_ago=4,
            wish="Graag hulp met boodschappen. Deze week, ochtend of middag. Ik heb een hond."),
        Ask("familie Roelofs", "tuin", weekday=SATURDAY, parts=(MORNING,), minutes=120, hours_ago=9,
            wish="De heg knippen. Wij wonen hier pas."),
        Ask("meneer Bakker", "hulp-in-huis", on=7, parts=(MORNING,), source=Source.PHONE, hours_ago=23,
            wish="Ramen wassen, ook boven."),
        Ask("meneer Bergman", "telefoon-en-computer", day=Day.FLEXIBLE, hours_ago=26, source=Source.PHONE,
            wish="DigiD instellen. Kan iemand mijn wachtwoord invullen?"),
        Ask("mevrouw Van Es", "samen-op-pad", on=8, at=11, minutes=120, source=Source.CARD, hours_ago=27,
            wish="Samen naar de tandarts."),
        Ask("mevrouw De Haan", "hulp-in-huis", day=Day.THIS_WEEK, parts=(MORNING,), source=Source.PHONE, hours_ago=5,
            wish="Stofzuigen en de vuilnis buiten zetten."),
        Ask("meneer Molenaar", "", day=Day.FLEXIBLE, source=Source.PHONE, hours_ago=8,
            wish="Ik weet het niet precies. Er moet van alles. Kan iemand komen kijken?"),
        Ask("mevrouw Toornstra", "boodschappen", on=2, parts=(AFTERNOON,), source=Source.PHONE, hours_ago=3),
    )  # fmt: skip


def agreed() -> tuple[Ask, ...]:
    """Somebody said yes: today, tomorrow and later this week."""
    return (
        Ask("mevrouw De Wit", "boodschappen", on=today_or_tomorrow(14), at=14, source=Source.PHONE, helper="Samira",
            know=("Er is een kleine, lieve hond.", "Praat rustig en duidelijk."), hours_ago=50,
            wish="Dezelfde boodschappen als vorige week."),
        Ask("mevrouw Jansen", "was-en-strijk", on=0, at=9, minutes=120, source=Source.PHONE, helper="Henk",
            hours_ago=60),
        Ask("meneer Bakker", "gezelschap", on=0, at=10, source=Source.PHONE, helper="Fatma", hours_ago=55,
            know=("De koffie staat klaar.",)),
        Ask("mevrouw Prins", "gezelschap", on=1, at=15, source=Source.PHONE, helper="Ruth", hours_ago=40),
        Ask("Harm", "kleine-klus", on=2, parts=(EVENING,), helper="Sjoerd", hours_ago=52),
        Ask("Mina", "boodschappen", on=1, parts=(AFTERNOON,), helper="Priya", hours_ago=33),
        Ask("familie Tekle", "tuin", weekday=SATURDAY, parts=(AFTERNOON,), minutes=120, helper="Tesfay", hours_ago=58),
        Ask("mevrouw Vlietstra", "was-en-strijk", on=3, parts=(MORNING,), source=Source.PHONE, helper="Els",
            hours_ago=46),
        Ask("Soraya", "kleine-klus", on=4, at=19, helper="Adem", hours_ago=41),
        Ask("mevrouw Van Es", "boodschappen", on=-1, at=11, source=Source.PHONE, helper="Samira", hours_ago=90),
    )  # fmt: skip


def to_talk_over() -> tuple[Ask, ...]:
    return (
        Ask("mevrouw Zwart", "telefoon-en-computer", day=Day.FLEXIBLE, source=Source.PHONE, hours_ago=48,
            wish="Mijn rekeningen betalen met de computer.", reason=Reason.MONEY),
        Ask("meneer Ziel", "kleine-klus", day=Day.THIS_WEEK, source=Source.PHONE, hours_ago=50,
            wish="De grote kast naar boven dragen.", reason=Reason.TOO_HEAVY),
    )  # fmt: skip
