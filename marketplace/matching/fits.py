"""One person, one opportunity: the reasons for and against, in sentences. No number is ever made of a person."""

from collections.abc import Iterable
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
    why, but = [walk_words(candidate.minutes)], []
    if opportunity.asked_first_id == candidate.person_id:
        why.append(_("the neighbour asked for this helper"))
    if candidate.times:
        why.append(ngettext("came once before", "came %(count)d times", candidate.times) % {"count": candidate.times})
    if opportunity.work_kind_id in candidate.likes:
        why.append(_("likes this work"))
    elif candidate.likes:
        but.append(_("chose other work"))
    why += [str(said) for word, said in TRIED_WHY.items() if word == candidate.tried]
    but += [str(said) for word, said in TRIED_BUT.items() if word == candidate.tried]
    if can_at(candidate, opportunity):
        if opportunity.on_date and opportunity.on_date != candidate.busy_on:
            why.append(_("can on %(day)s") % {"day": date_format(opportunity.on_date, "l")})
    else:
        but.append(_("is not free then"))
    if candidate.busy_on is not None:
        but.append(_("helps somebody else that day"))
    if candidate.minutes > candidate.reach_minutes:
        but.append(_("walks %(minutes)d minutes at most") % {"minutes": candidate.reach_minutes})
    if not candidate.is_met:
        but.append(_("not met yet"))
    return Fit(candidate.person_id, candidate.name, tuple(why), tuple(but), candidate.was_asked)


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
