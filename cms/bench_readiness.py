"""Measure the nightly look at paid work on a scratch database: many residents who all said the wish."""

import time as clock
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.bench_ahead import AT_ONCE, megabytes
from cms.bench_nearby import scratch_people
from marketplace import readiness_runs
from marketplace.actions.readiness_clock import look_at_many
from marketplace.models import (
    Agreement,
    CountedVisit,
    Opportunity,
    Readiness,
    ReadinessExplanation,
    ReadinessRule,
    TalkAboutWork,
    Visit,
)
from marketplace.queries.readiness_inputs import rules_in_force
from marketplace.states import AgreementState, OpportunityState, ReadinessState, VisitState
from neighbourhoods.models import Neighbourhood, User
from training.models import Certificate, Course


@dataclass(frozen=True)
class Night:
    """What one run looked at, in what time and memory; questions for a small and a whole batch; a second run's work."""

    residents: int
    changed: int
    all_met: int
    explanations: int
    seconds: float
    seconds_again: float
    megabytes_before: int
    megabytes: int  # at the most, of the whole program
    questions_of_ten: int
    questions_of_batch: int
    again: int


def measure(residents: int) -> Night:
    """The run of the worker itself. Everybody said the wish: the most that there can be to do."""
    requester, neighbourhood = scratch_people()
    add_residents(residents, requester=requester, neighbourhood=neighbourhood)
    few, whole = _questions(10), _questions(readiness_runs.AT_ONCE)
    before, start = megabytes(), clock.perf_counter()
    changed = readiness_runs.look_at_everybody()
    seconds, start = clock.perf_counter() - start, clock.perf_counter()
    again = readiness_runs.look_at_everybody()
    return Night(
        residents=residents,
        changed=changed,
        all_met=Readiness.objects.exclude(all_met_on=None).count(),
        explanations=ReadinessExplanation.objects.count(),
        seconds=seconds,
        seconds_again=clock.perf_counter() - start,
        megabytes_before=before,
        megabytes=megabytes(),
        questions_of_ten=few,
        questions_of_batch=whole,
        again=again,
    )


def _questions(count: int) -> int:
    """For so many people, of whom nothing was said yet; then it is undone."""
    ids = list(Readiness.objects.order_by("pk").values_list("person", flat=True)[:count])
    municipality = User.objects.get(pk=ids[0]).municipality_id
    rules = rules_in_force([municipality or 0], timezone.localdate())
    with CaptureQueriesContext(connection) as asked:
        look_at_many(ids, rules=rules, on=timezone.localdate())
    Readiness.objects.filter(person__in=ids).update(all_met_on=None)
    ReadinessExplanation.objects.all().delete()
    return len(asked)


def add_residents(count: int, *, requester: User, neighbourhood: Neighbourhood) -> None:
    """Half have a certificate, half let two visits count, a third was talked with: one in twelve meets every rule."""
    municipality, today = neighbourhood.municipality, timezone.localdate()
    course = Course.objects.create(slug="bench", name_nl="Bench")
    for kind, more in (("wish", {}), ("certificate", {"course": course}), ("hours", {"hours": 3}), ("talk", {})):
        ReadinessRule.objects.create(
            municipality=municipality, key=kind, kind=kind, valid_from=today, sentence_nl=f"Regel {kind}.", **more
        )
    done, over = OpportunityState.DONE, AgreementState.DONE
    task = Opportunity.objects.create(requester=requester, neighbourhood=neighbourhood, state=done)
    for people in _people(count, neighbourhood):
        Readiness.objects.bulk_create(
            Readiness(person=it, state=ReadinessState.WISH, wished_on=today - timedelta(days=9)) for it in people
        )
        Certificate.objects.bulk_create(Certificate(person=it, course=course) for it in people[::2])
        TalkAboutWork.objects.bulk_create(TalkAboutWork(person=it) for it in people[::3])
        busy = [it for number, it in enumerate(people) if number % 4 < 2]
        pairs = Agreement.objects.bulk_create(Agreement(opportunity=task, helper=it, state=over) for it in busy)
        visits = Visit.objects.bulk_create(
            Visit(agreement=pair, state=VisitState.DONE, on_date=today, minutes=90) for pair in pairs for _twice in "12"
        )
        CountedVisit.objects.bulk_create(CountedVisit(person=it.agreement.helper, visit=it) for it in visits)


def _people(count: int, neighbourhood: Neighbourhood) -> Iterator[list[User]]:
    where = {"neighbourhood": neighbourhood, "municipality": neighbourhood.municipality}
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        yield User.objects.bulk_create([User(first_name=f"Bench {number}", **where) for number in numbers])
