"""One person, one opportunity: the reasons for and against, in sentences. No number is ever made of a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.models import Opportunity, Taster
from marketplace.words import walk_words
from neighbourhoods.places import Hours


@dataclass(frozen=True)
class Candidate:
    """What is known of a helper beside one opportunity. times: how often they helped this neighbour before."""

    person_id: int
    name: str
    is_met: bool
    minutes: int  # on foot
    reach_minutes: int
    likes: frozenset[int]  # ids of kinds of work; empty: said nothing
    hours: Hours
    times: int = 0
    was_asked: bool = False  # has a message about this opportunity already
    busy_on: date | None = None  # has another visit on the day that was asked for
    tried: str = ""  # the person's own last word on this kind of work: like, not or again
    lacks: tuple[str, ...] = ()  # of what the work asks, in words: "heeft nog geen VOG"
    too_much: str = ""  # why it is one too many, in words: "wil niets zwaars"


@dataclass(frozen=True)
class Fit:
    """A helper beside an opportunity. `why` speaks for, `but` against; nobody is left out for a `but`."""

    person_id: int
    name: str
    why: tuple[str, ...]
    but: tuple[str, ...]
    was_asked: bool

    @property
    def sentence(self) -> str:
        """ "6 minuten lopen, was er al 3 keer"."""
        return ", ".join(self.why + self.but)


TRIED_WHY = {
    Taster.Outcome.LIKE: gettext_lazy("tried this and liked it"),
    Taster.Outcome.AGAIN: gettext_lazy("wants to try this again"),
}
TRIED_BUT = {Taster.Outcome.NOT: gettext_lazy("tried this, and would rather not")}


def fit(candidate: Candidate, opportunity: Opportunity) -> Fit:
    why, but = tuple(_for(candidate, opportunity)), tuple(_against(candidate, opportunity))
    return Fit(candidate.person_id, candidate.name, why, but, candidate.was_asked)


def _for(candidate: Candidate, opportunity: Opportunity) -> Iterator[str]:
    yield walk_words(candidate.minutes)
    if opportunity.asked_first_id == candidate.person_id:
        yield _("the neighbour asked for this helper")
    if candidate.times:
        yield ngettext("came once before", "came %(count)d times", candidate.times) % {"count": candidate.times}
    if opportunity.work_kind_id in candidate.likes:
        yield _("likes this work")
    if candidate.tried in TRIED_WHY:
        yield str(TRIED_WHY[candidate.tried])
    if opportunity.on_date and opportunity.on_date != candidate.busy_on and can_at(candidate, opportunity):
        yield _("can on %(day)s") % {"day": date_format(opportunity.on_date, "l")}


def _against(candidate: Candidate, opportunity: Opportunity) -> Iterator[str]:
    if candidate.likes and opportunity.work_kind_id not in candidate.likes:
        yield _("chose other work")
    if candidate.tried in TRIED_BUT:
        yield str(TRIED_BUT[candidate.tried])
    if not can_at(candidate, opportunity):
        yield _("is not free then")
    yield from candidate.lacks
    if candidate.too_much:
        yield candidate.too_much
    elif candidate.busy_on is not None:
        yield _("helps somebody else that day")
    if candidate.minutes > candidate.reach_minutes:
        yield _("walks %(minutes)d minutes at most") % {"minutes": candidate.reach_minutes}
    if not candidate.is_met:
        yield _("not met yet")


def can_at(candidate: Candidate, opportunity: Opportunity) -> bool:
    """One hour of the week that suits both is enough."""
    asked = (opportunity.hours_0, opportunity.hours_1, opportunity.hours_2)
    return any(mine & theirs for mine, theirs in zip(candidate.hours, asked, strict=True))


def in_order(candidates: Iterable[Candidate], opportunity: Opportunity) -> list[Candidate]:
    """Fewest objections first; then who was asked for, who came before, who likes it, who lives nearest."""
    return sorted(
        candidates,
        key=lambda it: (
            it.was_asked,
            len(fit(it, opportunity).but),
            opportunity.asked_first_id != it.person_id,
            -min(it.times, 3),
            opportunity.work_kind_id not in it.likes,
            it.minutes,
            it.person_id,
        ),
    )
