"""From tables to what the rules for paid work may read: many people at once, in a number of questions that stays."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from marketplace.models import CountedVisit, Readiness, ReadinessRule, TalkAboutWork
from marketplace.readiness import Counted, Held, Inputs, Judged, Rule, Talked, judge, turn_of
from marketplace.states import VisitState
from neighbourhoods.models import User
from training.models import Certificate
from training.queries.equivalences import Equivalences, equivalences

COUNTS_STILL = Q(visit__state=VisitState.DONE) & (
    Q(visit__stand_in=F("person")) | Q(visit__stand_in=None, visit__agreement__helper=F("person"))
)


def inputs_of(people: Iterable[int]) -> dict[int, Inputs]:
    """For each person what the rules may read. 4 questions, for one or for thousands."""
    ids = list(people)
    wishes = dict(Readiness.objects.filter(person__in=ids).values_list("person", "wished_on"))
    talks = {
        person: Talked(pk, on)
        for pk, person, on in TalkAboutWork.objects.filter(person__in=ids, ended_at=None).values_list(
            "pk", "person", "confirmed_on"
        )
    }
    held, counted = _held(ids), _counted(ids)
    return {
        pk: Inputs(wishes.get(pk), tuple(held.get(pk, ())), counted.get(pk, Counted()), talks.get(pk)) for pk in ids
    }


def _held(ids: list[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    rows = Certificate.objects.filter(person__in=ids, withdrawn_at=None).order_by("pk")
    for pk, person, course, awarded_on, until in rows.values_list(
        "pk", "person", "course", "awarded_on", "valid_until"
    ):
        found[person].append(Held(pk, course, awarded_on, until))
    return found


def _counted(ids: list[int]) -> dict[int, Counted]:
    """Only visits that are still done, and done by this person. That is looked at here: asked of the database, SQLite
    would begin at all the visits that are done.
    """
    found: dict[int, list[tuple[int, int, date | None]]] = defaultdict(list)
    whose = ("visit__state", "visit__stand_in", "visit__agreement__helper")
    rows = CountedVisit.objects.filter(person__in=ids).order_by("person", "visit")
    for person, visit, minutes, on, *of in rows.values_list(
        "person", "visit", "visit__minutes", "visit__on_date", *whose
    ):
        state, stand_in, helper = of
        if state == VisitState.DONE and person == (stand_in or helper):
            found[person].append((visit, minutes, on))
    return {
        person: Counted(
            visits=tuple(visit for visit, _minutes, _on in visits),
            minutes=sum(minutes for _visit, minutes, _on in visits),
            last_on=max((on for _visit, _minutes, on in visits if on), default=None),
        )
        for person, visits in found.items()
    }


# ---------------------------------------------------------------- the rules
def rows_in_force(municipalities: Iterable[int], on: date) -> list[ReadinessRule]:
    """The row of each rule that holds on a day, ended ones left out. One question."""
    begun = ReadinessRule.objects.filter(municipality__in=list(municipalities), valid_from__lte=on)
    return newest_of(begun.select_related("course").order_by("valid_from", "pk"))


def newest_of(rows: Iterable[ReadinessRule]) -> list[ReadinessRule]:
    """Of rows in the order of their days: the last of each rule, in the order in which people read them."""
    newest = {(row.municipality_id, row.key): row for row in rows}
    return sorted((row for row in newest.values() if row.kind), key=lambda it: turn_of(it.kind, it.course_id, it.key))


def rules_in_force(municipalities: Iterable[int], on: date) -> dict[int, tuple[Rule, ...]]:
    """For each municipality its rules of a day. 2 questions, whatever the number of people they are for."""
    rows, equal = rows_in_force(municipalities, on), equivalences()
    found: dict[int, list[Rule]] = defaultdict(list)
    for row in rows:
        found[row.municipality_id].append(as_rule(row, equal))
    return {municipality: tuple(rules) for municipality, rules in found.items()}


def as_rule(row: ReadinessRule, equal: Equivalences) -> Rule:
    return Rule(
        key=row.key,
        kind=row.kind,
        since=row.valid_from,
        sentence_nl=row.sentence_nl,
        sentence_en=row.sentence_en,
        course_id=row.course_id,
        accepts=equal.opened_by(row.course_id) if row.course_id else frozenset(),
        hours=row.hours or 0,
    )


def judged_of(person: User, on: date | None = None) -> tuple[Judged, ...]:
    """What the rules of where this person lives say of them. Nothing where nobody wrote rules."""
    day = on or timezone.localdate()
    if person.municipality_id is None:
        return ()
    rules = rules_in_force([person.municipality_id], day).get(person.municipality_id, ())
    return judge(rules, inputs_of([person.pk])[person.pk], on=day)
