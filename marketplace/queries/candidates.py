"""The card that an employer sees: a frozen list of what may stand on it. What is not there cannot leak.

No surname, picture, age, address, telephone, health, step of the path or number about a person. The order is nobody's
rank: whoever shows many cards mixes them anew each day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.models import CandidateProfile, CountedVisit, Readiness
from marketplace.states import ReadinessState
from marketplace.words import length_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.rules import pauses_now
from training.models import Certificate

from .readiness_inputs import COUNTS_STILL

Name = CandidateProfile.Name


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
    known_by: str = ""  # the first name of the coordinator
    works_well: str = ""  # in their own words

    @property
    def is_empty(self) -> bool:
        return not (self.work or self.certificates or self.done or self.hours or self.travel or self.works_well)


def seen_now() -> QuerySet[Readiness]:
    """Of whom employers may see the card at this moment: nobody who pauses, stopped, or whose yes is over."""
    return Readiness.objects.filter(
        ~Q(person__in=User.objects.filter(pauses_now())),
        state=ReadinessState.VISIBLE,
        visible_until__gte=timezone.localdate(),
        yes__withdrawn_at=None,
        person__is_active=True,
    ).exclude(yes=None)


def card_of(person: User) -> CandidateCard:
    """Exactly what an employer would see of this person, whether anybody may see it now or not."""
    return cards_of([person.pk])[person.pk]


def cards_of(people: Iterable[int]) -> dict[int, CandidateCard]:
    """6 questions at most, for one card or for a page full of them."""
    profiles = CandidateProfile.objects.filter(person__in=list(people)).select_related("person__met_by")
    found = {profile.person_id: profile for profile in profiles.prefetch_related("work")}
    learned = _certificates(pk for pk, it in found.items() if it.shows_certificates)
    done = _done(pk for pk, it in found.items() if it.shows_done)
    cards = {pk: _card(profile, learned.get(pk, ()), done.get(pk, ())) for pk, profile in found.items()}
    return {pk: cards.get(pk, CandidateCard("")) for pk in people}


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
