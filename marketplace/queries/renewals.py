"""What ends soon, or ended while somebody goes on helping: told in time, talked over; no agreement stops by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, Min, Q, When
from django.utils import timezone

from marketplace import requirements
from marketplace.asked_words import COURSE
from marketplace.models import Agreement, Exemption, WorkPolicy
from marketplace.requirements import Known, Policies
from marketplace.states import AgreementState
from neighbourhoods import rules
from neighbourhoods.models import ConductCheck, User
from training.models import Certificate

LATELY = timedelta(days=365)  # who did this work in the last year may want to go on with it
TALK_WITHIN = timedelta(days=7)
AT_ONCE = 500

Row = ConductCheck | Certificate | Exemption
Pair = tuple[int, int]  # a kind of work, a municipality
Asking = Mapping[Pair, WorkPolicy]


@dataclass(frozen=True)
class Ending:
    """Something that a kind of work asks, and somebody has no longer after `until` (None: never had it).

    `row`: what ends soon. `agreement_id`: one that runs, if there is any. `talk_by`: by when it is talked over, once it
    has ended.
    """

    person: User
    policy: WorkPolicy
    code: str
    until: date | None
    row: Row | None
    agreement_id: int | None
    talk_by: date | None


@dataclass(frozen=True)
class Doing:
    """Somebody does this kind of work in this municipality, or did so lately."""

    helper_id: int
    pair: Pair
    runs: int | None  # an agreement that runs


def endings_in_care_of(viewer: User, policies: Policies) -> list[Ending]:
    """Of the people the viewer looks after. No question while nothing is asked; five at most."""
    mine = Q(helper__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"))
    return list(_endings(mine, policies))


def every_ending() -> Iterator[Ending]:
    """Everywhere, for the clock."""
    everywhere = WorkPolicy.objects.order_by().values_list("municipality", flat=True).distinct()
    return _endings(Q(), requirements.policies_of(everywhere))


def _endings(mine: Q, policies: Policies) -> Iterator[Ending]:
    asking = _asking(policies)
    doing = _doing(mine, asking) if asking else []
    for start in range(0, len(doing), AT_ONCE):
        part = doing[start : start + AT_ONCE]
        people = User.objects.filter(is_active=True).in_bulk({it.helper_id for it in part})
        known = requirements.known_of(people.values())
        yield from _first_of_each(part, people, known, asking)


def _asking(policies: Policies) -> Asking:
    """The kinds of work that ask something today."""
    today = timezone.localdate()
    pairs = {(row.work_kind_id, row.municipality_id) for row in policies.rows}
    held = {pair: policies.holding(*pair, today) for pair in pairs}
    return {pair: policy for pair, policy in held.items() if policy is not None and any(requirements.asked_by(policy))}


def _doing(mine: Q, asking: Asking) -> list[Doing]:
    """By person, so that all of one person comes together; what runs stands before what is done."""
    runs = Q(state=AgreementState.AGREED)
    lately = Q(state=AgreementState.DONE, ended_at__date__gte=timezone.localdate() - LATELY)
    rows = Agreement.objects.filter(mine, runs | lately, opportunity__work_kind__in={kind for kind, _place in asking})
    pairs = rows.order_by("helper").values_list(
        "helper", "opportunity__work_kind", "opportunity__neighbourhood__municipality"
    )
    found = pairs.annotate(runs=Min(Case(When(runs, then=F("pk")))))
    return [Doing(helper, (kind, place), running) for helper, kind, place, running in found if (kind, place) in asking]


def _first_of_each(
    doing: Iterable[Doing], people: Mapping[int, User], known: Mapping[int, Known], asking: Asking
) -> Iterator[Ending]:
    """One ending for each thing of a person: what ended or ends first, what somebody is doing now before that."""
    first: dict[tuple[int, str, int | None], Ending] = {}
    for it in doing:
        if it.helper_id not in people:
            continue
        for ending in _of(people[it.helper_id], it, asking[it.pair], known[it.helper_id]):
            course = ending.policy.course_id if ending.code == COURSE else None
            key = (it.helper_id, ending.code, course)
            if key not in first or _rank(ending) < _rank(first[key]):
                first[key] = ending
    yield from first.values()


def _rank(ending: Ending) -> tuple[bool, date]:
    return ending.agreement_id is None, ending.talk_by or ending.until or date.max


def _of(person: User, doing: Doing, policy: WorkPolicy, known: Known) -> Iterator[Ending]:
    today = timezone.localdate()
    for code in requirements.asked_by(policy):
        until = requirements.met_until(policy, code, known, today)
        if until is None and doing.runs is not None:
            ended = requirements.ended_on(policy, code, known, today)
            talk_by = max(ended or date.min, policy.valid_from) + TALK_WITHIN
            yield Ending(person, policy, code, ended, None, doing.runs, talk_by)
        elif until is not None and until <= today + timedelta(weeks=policy.renewal_weeks):
            rows = (it.row for it in requirements.what_counts(policy, code, known) if it.span[1] == until)
            yield Ending(person, policy, code, until, next(rows), doing.runs, None)
