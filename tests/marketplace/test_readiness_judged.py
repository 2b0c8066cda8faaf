"""The rules for paid work by themselves: each met and not, what they may read, and that nothing else can reach them."""

import dataclasses
import inspect
import typing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace import readiness
from marketplace.readiness import Counted, Held, Inputs, Judged, Rule, Talked, all_met, judge, kept, read_back, unmet

TODAY = date(2026, 6, 16)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
IRONING, SHOPPING = 7, 8
pytestmark = pytest.mark.once


def rule(kind: str, **fields) -> Rule:
    return Rule(key=kind, kind=kind, since=YESTERDAY, sentence_nl=f"Regel {kind}.", **fields)


def said(of: Rule, inputs: Inputs) -> Judged:
    return judge([of], inputs, on=TODAY)[0]


# ---------------------------------------------------------------- each kind
def test_a_wish_counts_from_the_day_on_which_it_was_said():
    wish = rule("wish")

    assert said(wish, Inputs()) == Judged(wish, is_met=False)
    assert said(wish, Inputs(wish_on=TODAY)) == Judged(wish, is_met=True, on=TODAY)
    assert said(wish, Inputs(wish_on=TOMORROW)) == Judged(wish, is_met=False, on=TOMORROW)


def test_any_certificate_does_where_no_course_is_named():
    any_course = rule("certificate")

    assert said(any_course, Inputs()) == Judged(any_course, is_met=False)
    held = Inputs(certificates=(Held(1, SHOPPING, YESTERDAY),))
    assert said(any_course, held) == Judged(any_course, is_met=True, ids=(1,), on=YESTERDAY)


def test_a_certificate_of_the_course_or_one_that_counts_as_it():
    ironing = rule("certificate", course_id=IRONING, accepts=frozenset({IRONING, 9}))

    assert not said(ironing, Inputs(certificates=(Held(1, SHOPPING, YESTERDAY),))).is_met
    assert said(ironing, Inputs(certificates=(Held(1, IRONING, YESTERDAY),))).is_met
    assert said(ironing, Inputs(certificates=(Held(1, 9, YESTERDAY),))).is_met


def test_a_certificate_that_is_over_no_longer_counts_and_is_shown_as_what_there_was():
    ironing = rule("certificate", course_id=IRONING, accepts=frozenset({IRONING}))
    over = Held(1, IRONING, date(2025, 1, 1), until=YESTERDAY)

    assert said(ironing, Inputs(certificates=(over,))) == Judged(ironing, is_met=False, ids=(1,), on=date(2025, 1, 1))
    newer = Held(2, IRONING, YESTERDAY, until=TODAY)
    assert said(ironing, Inputs(certificates=(over, newer))) == Judged(ironing, is_met=True, ids=(2,), on=YESTERDAY)


def test_hours_are_those_that_were_chosen_and_the_number_itself_is_enough():
    ten = rule("hours", hours=10)
    counted = Counted((1, 2), 600, YESTERDAY)

    assert said(ten, Inputs()) == Judged(ten, is_met=False)
    assert said(ten, Inputs(counted=counted)) == Judged(ten, True, (1, 2), YESTERDAY, 600)
    assert not said(ten, Inputs(counted=dataclasses.replace(counted, minutes=599))).is_met


def test_a_talk_is_what_a_coordinator_wrote_down():
    talk = rule("talk")

    assert said(talk, Inputs()) == Judged(talk, is_met=False)
    assert said(talk, Inputs(talked=Talked(4, TODAY))) == Judged(talk, is_met=True, ids=(4,), on=TODAY)


def test_without_rules_nobody_meets_all_of_them():
    assert judge([], Inputs(wish_on=TODAY), on=TODAY) == ()
    assert not all_met(())


def test_rules_are_read_in_one_order_whatever_the_order_they_come_in():
    rules = [rule("talk"), rule("hours", hours=1), rule("certificate"), rule("wish")]

    for several in (rules, rules[::-1]):
        assert [it.rule.kind for it in judge(several, Inputs(), on=TODAY)] == ["wish", "certificate", "hours", "talk"]


# ---------------------------------------------------------------- the allow-list
ALLOWED = {
    Inputs: {"wish_on": date | None, "certificates": tuple[Held, ...], "counted": Counted, "talked": Talked | None},
    Held: {"id": int, "course_id": int, "awarded_on": date, "until": date | None},
    Counted: {"visits": tuple[int, ...], "minutes": int, "last_on": date | None},
    Talked: {"id": int, "on": date},
}


@pytest.mark.parametrize("data", list(ALLOWED))
def test_a_rule_reads_what_is_on_this_list_and_nothing_else(data):
    assert typing.get_type_hints(data) == ALLOWED[data]
    assert dataclasses.is_dataclass(data)
    assert data.__dataclass_params__.frozen


def test_nothing_else_is_handed_to_what_judges():
    assert list(inspect.signature(judge).parameters) == ["rules", "inputs", "on"]
    assert {name: [*inspect.signature(it).parameters] for name, it in readiness._JUDGES.items()} == {
        name: ["rule", "inputs", parameter]
        for name, parameter in {"wish": "on", "certificate": "on", "hours": "_on", "talk": "on"}.items()
    }


def test_what_judges_cannot_reach_a_table():
    """The module of the rules knows dates and dataclasses; no model, no query, no setting, no clock."""
    known = {value.__name__ for value in vars(readiness).values() if inspect.ismodule(value)}
    sources = {getattr(value, "__module__", "") for value in vars(readiness).values() if callable(value)}

    assert known == set()
    assert sources <= {"marketplace.readiness", "dataclasses", "datetime", "collections.abc", "builtins"}


# ---------------------------------------------------------------- whatever comes in
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
held = st.builds(Held, st.integers(1, 99), st.integers(1, 5), days, st.none() | days)
inputs = st.builds(
    Inputs,
    st.none() | days,
    st.lists(held, max_size=4, unique_by=lambda it: it.id).map(tuple),
    st.builds(Counted, st.lists(st.integers(1, 999), max_size=4).map(tuple), st.integers(0, 9000), st.none() | days),
    st.none() | st.builds(Talked, st.integers(1, 9), days),
)
rules = st.lists(
    st.builds(
        Rule,
        key=st.text("abc", min_size=1, max_size=3),
        kind=st.sampled_from(readiness.IN_ORDER),
        since=days,
        sentence_nl=st.text(min_size=1, max_size=20),
        sentence_en=st.text(max_size=20),
        course_id=st.none() | st.integers(1, 5),
        accepts=st.frozensets(st.integers(1, 5), max_size=3),
        hours=st.integers(0, 150),
    ),
    max_size=6,
)


@given(rules, inputs, days)
def test_every_rule_gets_one_answer_and_says_the_same_again(rules, inputs, day):
    judged = judge(rules, inputs, on=day)

    assert judged == judge(rules, inputs, on=day)
    assert len(judged) == len(rules)
    assert all_met(judged) == (bool(rules) and unmet(judged) == ())


@given(rules, inputs, days)
def test_what_is_kept_reads_back_as_it_was_said(rules, inputs, day):
    judged = judge(rules, inputs, on=day)
    read = read_back(kept(judged))

    assert [(it.sentence_nl, it.is_met, it.ids, it.on, it.minutes) for it in read] == [
        (it.rule.sentence_nl, it.is_met, it.ids, it.on, it.minutes) for it in judged
    ]


@given(rules, inputs, days, st.lists(held, max_size=2))
def test_more_of_anything_never_takes_a_rule_away(rules, inputs, day, more):
    """Nothing is weighed against anything: who has more meets at least as much."""
    richer = dataclasses.replace(
        inputs,
        certificates=(*inputs.certificates, *more),
        counted=dataclasses.replace(inputs.counted, minutes=inputs.counted.minutes + 60),
    )
    before, after = judge(rules, inputs, on=day), judge(rules, richer, on=day)

    assert all(it.is_met for it, was in zip(after, before, strict=True) if was.is_met)
