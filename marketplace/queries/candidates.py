"""The card that an employer sees: a frozen list of what may stand on it. What is not there cannot leak.

No surname, picture, age, address, telephone, health, step of the path or number about a person. The order is nobody's
rank: whoever shows many cards mixes them anew each day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.models import CandidateProfile, CountedVisit, HelperProfile, Readiness, WorkKind
from marketplace.readiness_words import WITHOUT_ANSWER
from marketplace.states import ReadinessState
from marketplace.words import length_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.rules import pauses_now
from training.models import Certificate

from .readiness_inputs import COUNTS_STILL

Name = CandidateProfile.Name
MOST_LIKES = 3
TRAVEL_ICONS = {"foot": "footprints", "bike": "bike", "bus": "bus", "car": "car"}


@dataclass(frozen=True)
class WorkShown:
    name: str
    icon: str
    palette: str


@dataclass(frozen=True)
class CandidateCard:
    """All that an employer can see of somebody. `name` empty: they wanted none on it."""

    name: str
    work: tuple[WorkShown, ...] = ()
    certificates: tuple[str, ...] = ()  # "Was en strijk, maart 2026"
    done: tuple[str, ...] = ()  # "Boodschappen: 8 keer, 12 uur"
    hours: str = ""  # "24 uur per week, ochtend en middag"
    travel: str = ""  # "Met de fiets, tot 20 minuten"
    travels_by: str = ""  # for its picture
    known_by: str = ""  # the first name of the coordinator
    works_well: str = ""  # in their own words
    likes: tuple[str, ...] = ()  # on the page of one person, not in a list

    @property
    def is_empty(self) -> bool:
        said = (self.work, self.certificates, self.done, self.hours, self.travel, self.works_well, self.likes)
        return not any(said)

    @property
    def icon(self) -> str:
        return self.work[0].icon if self.work else "user-round"

    @property
    def palette(self) -> str:
        return self.work[0].palette if self.work else "slate"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """An icon and its words, line by line."""
        lines = [("award", _("Certificate %(name)s") % {"name": it}) for it in self.certificates]
        lines += [("circle-check", it) for it in self.done]
        lines += [("clock", capfirst(self.hours))] if self.hours else []
        lines += [(TRAVEL_ICONS.get(self.travels_by, "footprints"), self.travel)] if self.travel else []
        likes = ", ".join(map(kept_apart, self.likes))
        return lines + ([("heart", _("Likes to do: %(things)s") % {"things": likes})] if likes else [])

    @property
    def knows(self) -> str:
        """Who of the team knows them, as a sentence."""
        whom = kept_apart(self.name) or _("this person")
        return _("%(who)s knows %(whom)s") % {"who": kept_apart(self.known_by), "whom": whom}


def seen_now() -> QuerySet[Readiness]:
    """Of whom employers may see the card at this moment: nobody who pauses, stopped, or whose yes is over, and nobody
    who did not answer whether the card is still right.
    """
    return Readiness.objects.filter(
        ~Q(person__in=User.objects.filter(pauses_now())),
        was_confirmed(),
        state=ReadinessState.VISIBLE,
        visible_until__gte=timezone.localdate(),
        yes__withdrawn_at=None,
        person__is_active=True,
    ).exclude(yes=None)


def was_confirmed() -> Q:
    """Of rows of readiness: not asked whether the card is right, or asked less than two weeks ago."""
    return Q(confirm_asked_on=None) | Q(confirm_asked_on__gt=timezone.localdate() - WITHOUT_ANSWER)


def card_of(person: User | int) -> CandidateCard:
    """Exactly what an employer would see of this person, whether anybody may see it now or not. 5 questions at most."""
    pk = person if isinstance(person, int) else person.pk
    rows = list(profiles().filter(person=pk))
    card = cards_from(rows).get(pk, CandidateCard(""))
    return replace(card, likes=_likes(pk)) if rows and rows[0].shows_likes else card


def _likes(pk: int) -> tuple[str, ...]:
    liked = HelperProfile.likes.through.objects.filter(helperprofile__user=pk).values("workkind")
    return tuple(it.name for it in WorkKind.objects.filter(pk__in=liked, is_active=True)[:MOST_LIKES])


def cards_of(people: Iterable[int]) -> dict[int, CandidateCard]:
    """4 questions, for one card or for a page full of them."""
    ids = list(people)
    cards = cards_from(profiles().filter(person__in=ids))
    return {pk: cards.get(pk, CandidateCard("")) for pk in ids}


def profiles() -> QuerySet[CandidateProfile]:
    return CandidateProfile.objects.select_related("person__met_by").prefetch_related("work")


def cards_from(rows: Iterable[CandidateProfile]) -> dict[int, CandidateCard]:
    """The card of each, by the person, in the order of the rows."""
    found = list(rows)
    learned = _certificates(it.person_id for it in found if it.shows_certificates)
    done = _done(it.person_id for it in found if it.shows_done)
    return {it.person_id: _card(it, learned.get(it.person_id, ()), done.get(it.person_id, ())) for it in found}


def _card(profile: CandidateProfile, learned: Iterable[str], done: Iterable[str]) -> CandidateCard:
    person = profile.person
    knows = person.met_by.first_name if profile.shows_coordinator and person.met_by else ""
    return CandidateCard(
        name={Name.FIRST: person.first_name, Name.OTHER: profile.other_name}.get(Name(profile.name), ""),
        work=tuple(WorkShown(it.name, it.icon, it.palette) for it in profile.work.all() if profile.shows_work),
        certificates=tuple(learned),
        done=tuple(done),
        hours=_hours(profile) if profile.shows_hours else "",
        travel=_travel(profile) if profile.shows_travel else "",
        travels_by=profile.travel if profile.shows_travel else "",
        known_by=knows,
        works_well=profile.works_well if profile.shows_works_well else "",
    )


def _hours(profile: CandidateProfile) -> str:
    parts = [
        word
        for is_on, word in (
            (profile.morning, _("morning")), (profile.afternoon, _("afternoon")), (profile.evening, _("evening"))
        )
        if is_on
    ]  # fmt: skip
    count = profile.hours_a_week
    week = ngettext("%(count)d hour a week", "%(count)d hours a week", count) % {"count": count} if count else ""
    return ", ".join(filter(None, (week, _(" and ").join(parts))))


def _travel(profile: CandidateProfile) -> str:
    if not profile.travel:
        return ""
    how, most = str(CandidateProfile.Travel(profile.travel).label), profile.travel_minutes
    return _("%(how)s, up to %(minutes)d minutes") % {"how": how, "minutes": most} if most else how


def _certificates(people: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    counts = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    rows = Certificate.objects.filter(counts, person__in=list(people), withdrawn_at=None)
    for row in rows.select_related("course").defer("document").order_by("-awarded_on", "-pk"):
        found[row.person_id].append(f"{kept_apart(row.course.name)}, {_month(row.awarded_on)}")
    return found


def _month(day: date) -> str:
    return date_format(day, "F Y")


def _done(people: Iterable[int]) -> dict[int, list[str]]:
    """Only of the hours that they chose to count, by kind of work."""
    found: dict[int, list[str]] = defaultdict(list)
    kind = "visit__agreement__opportunity__work_kind"
    rows = CountedVisit.objects.filter(COUNTS_STILL, person__in=list(people))
    grouped = rows.values("person", nl=F(f"{kind}__name_nl"), en=F(f"{kind}__name_en")).annotate(
        times=Count("pk"), minutes=Sum("visit__minutes")
    )
    for row in grouped.order_by("person", "nl"):
        times = ngettext("%(count)d time", "%(count)d times", row["times"]) % {"count": row["times"]}
        found[row["person"]].append(f"{kept_apart(_named(row))}: {times}, {length_words(row['minutes'])}")
    return found


def _named(row: Mapping[str, Any]) -> str:
    if (get_language() or "nl").startswith("en") and row["en"]:
        return row["en"]
    return row["nl"] or _("Something else")
