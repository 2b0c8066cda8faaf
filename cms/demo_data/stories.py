"""Let Lindedaal live: months of help done, and a week full of requests in every state."""

import random
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from marketplace.actions.asking import Request, ask_for_help, withdraw_request
from marketplace.actions.clock import ask_if_still_needed, expire_opportunity
from marketplace.actions.helping import say_yes
from marketplace.actions.moderating import publish_opportunity, talk_over
from marketplace.actions.visiting import confirm_visit, report_visit, thank_helper
from marketplace.models import Agreement, GoodToKnow, Opportunity, Thanks, WorkKind
from marketplace.models.agreements import HowItWent
from neighbourhoods.actions.people import pause_person
from neighbourhoods.models import User

from . import names, tasks
from .moments import at, days_ago, hours_ago
from .people import Town

DONE_BEFORE = 64
FIRST_DAY = 180  # so many days back
A_DAY = 24  # hours; calls of before then were made


class Week:
    """Writes requests through the actions. Kinds and sentences are looked up once."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.kinds = {kind.slug: kind for kind in WorkKind.objects.all()}
        self.sentences = {sentence.text_nl: sentence for sentence in GoodToKnow.objects.all()}
        self.chance = random.Random("a year in lindedaal")  # noqa: S311 (the same story every time)

    def tell(self) -> None:
        self.help_done()
        for ask in tasks.agreed():
            self.agreed(ask)
        for ask in sorted(tasks.looking(), key=lambda ask: -ask.hours_ago):
            self.looking(ask)
        for ask in sorted(tasks.waiting(), key=lambda ask: -ask.hours_ago):
            self.waiting(ask)
        for ask in tasks.to_talk_over():
            self.to_talk_over(ask)
        self.the_day_passed()
        self.no_longer_needed()
        with at(days_ago(6)):
            corrie = self.town.helpers["Corrie"]
            pause_person(corrie, by=corrie, until=timezone.localdate() + timedelta(days=24))

    # ------------------------------------------------------------ the steps
    def ask(self, ask: tasks.Ask) -> Opportunity:
        requester = self.town.neighbours[ask.who]
        by_phone = ask.source != Opportunity.Source.WEB
        request = Request(
            work_kind=self.kinds.get(ask.kind),
            day=ask.day,
            on_date=ask.on_date,
            at_time=ask.at_time,
            parts=frozenset(ask.parts),
            minutes=ask.minutes,
            wish=ask.wish,
            good_to_know=tuple(self.sentences[text] for text in ask.know),
        )
        by = self.town.coordinator_of(requester) if by_phone else requester
        return ask_for_help(requester, by=by, request=request, source=ask.source)

    def publish(self, opportunity: Opportunity) -> Opportunity:
        return publish_opportunity(opportunity, by=self.town.coordinator_of(opportunity.requester))

    def waiting(self, ask: tasks.Ask) -> Opportunity:
        with at(hours_ago(ask.hours_ago)):
            return self.ask(ask)

    def looking(self, ask: tasks.Ask) -> Opportunity:
        opportunity = self.waiting(ask)
        with at(hours_ago(ask.hours_ago - 1)):
            opportunity = self.publish(opportunity)
        if ask.helper:
            with at(hours_ago(1), calls_made=False):
                say_yes(opportunity, by=self.town.helpers[ask.helper])
        return opportunity

    def agreed(self, ask: tasks.Ask) -> Agreement:
        with at(hours_ago(ask.hours_ago)):
            opportunity = self.publish(self.ask(ask))
        visit = max(0, -(ask.on or 0)) * A_DAY  # hours ago; somebody said yes between asking and then
        yes = visit + (ask.hours_ago - visit) * 0.6
        with at(hours_ago(yes), calls_made=yes > A_DAY):
            agreement = say_yes(opportunity, by=self.town.helpers[ask.helper])
        if not isinstance(agreement, Agreement):
            raise TypeError(f"{ask.helper} is not met yet, so this is no agreement")
        return agreement

    def to_talk_over(self, ask: tasks.Ask) -> None:
        opportunity = self.waiting(ask)
        with at(hours_ago(ask.hours_ago - 24), calls_made=False):
            talk_over(
                opportunity, by=self.town.coordinator_of(opportunity.requester), reason=ask.reason,
                until=timezone.localdate() + timedelta(days=1),
            )  # fmt: skip

    def done(self, ask: tasks.Ask, thanks: str) -> None:
        agreement = self.agreed(ask)
        requester, helper = agreement.opportunity.requester, agreement.helper
        day = (timezone.localdate() - ask.on_date).days if ask.on_date else 0
        with at(days_ago(day, hour=17)):
            visit = agreement.visits.get()
            report_visit(visit, by=helper, how=HowItWent.GOOD)
            by_phone = requester.channel == names.CALL
            speaker = self.town.coordinator_of(requester) if by_phone else requester
            confirm_visit(visit, by=speaker, done=True)
            if thanks in Thanks.Sentence.values:
                thank_helper(agreement, by=speaker, sentence=thanks)
            elif thanks:
                thank_helper(agreement, by=speaker, own_words=thanks)

    # ------------------------------------------------------------ the past
    def help_done(self) -> None:
        """Samira and Henk have a story of their own; the rest is dealt out among neighbours and helpers of a street."""
        for who, kind, helper, day, thanks in (*SAMIRA, *HENK):
            self.done(_in_the_past(who, kind, helper, day), thanks)
        for _ in range(DONE_BEFORE):
            who, neighbour = self.chance.choice(list(self.town.neighbours.items()))
            helper, kind = self.chance.choice(list(self.fitting(neighbour)))
            day = round(FIRST_DAY * self.chance.random() ** 1.6) + 3
            own = self.chance.choice(tasks.OWN_WORDS)
            thanks = self.chance.choices(("", *Thanks.Sentence.values, own), weights=(3, 2, 2, 2, 1))[0]
            self.done(_in_the_past(who, kind, helper, day), thanks)

    def fitting(self, neighbour: User) -> Iterable[tuple[str, str]]:
        """Helpers of the same neighbourhood, and what they like to do."""
        for resident in names.HELPERS:
            helper = self.town.helpers[resident.first_name]
            if helper.is_met and helper.neighbourhood_id == neighbour.neighbourhood_id:
                for like in resident.likes:
                    yield resident.first_name, names.LIKES[like]

    def the_day_passed(self) -> None:
        """Nobody came, the neighbour was asked and did not answer: the coordinator calls."""
        with at(days_ago(8)):
            opportunity = self.publish(self.ask(tasks.Ask("meneer Rietveld", "tuin", on=-4, source=tasks.Source.PHONE)))
        with at(days_ago(3)):
            ask_if_still_needed(opportunity)
        with at(days_ago(0, hour=8), calls_made=False):
            expire_opportunity(opportunity)

    def no_longer_needed(self) -> None:
        with at(days_ago(5)):
            opportunity = self.publish(self.ask(tasks.Ask("Tom", "kleine-klus", day=tasks.Day.THIS_WEEK)))
        with at(days_ago(4)):
            withdraw_request(opportunity, by=self.town.neighbours["Tom"])


SAMIRA = (
    ("mevrouw De Wit", "boodschappen", "Samira", 7, "Fijn dat u er was. Tot volgende week."),
    ("mevrouw De Wit", "boodschappen", "Samira", 14, "nice"),
    ("mevrouw Hartman", "gezelschap", "Samira", 20, "We hebben ook nog gelachen. Dank u wel."),
    ("familie Yılmaz", "was-en-strijk", "Samira", 31, "relieved"),
    ("Leila", "boodschappen", "Samira", 44, ""),
    ("mevrouw Van Es", "boodschappen", "Samira", 58, "well_done"),
    ("mevrouw De Wit", "gezelschap", "Samira", 73, "nice"),
    ("meneer Kooistra", "boodschappen", "Samira", 90, ""),
)
HENK = (
    ("mevrouw Jansen", "was-en-strijk", "Henk", 7, "Mijn overhemden zijn weer netjes."),
    ("mevrouw Prins", "was-en-strijk", "Henk", 12, "well_done"),
    ("mevrouw Zwart", "hulp-in-huis", "Henk", 26, "relieved"),
    ("meneer Pronk", "was-en-strijk", "Henk", 40, ""),
    ("mevrouw De Wit", "kleine-klus", "Henk", 47, "Goed werk. De lamp doet het weer."),
    ("mevrouw Jansen", "was-en-strijk", "Henk", 61, "nice"),
)


def _in_the_past(who: str, kind: str, helper: str, day: int) -> tasks.Ask:
    return tasks.Ask(who, kind, on=-day, at=10, helper=helper, hours_ago=(day + 3) * 24, source=tasks.Source.PHONE)
