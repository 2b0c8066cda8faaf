"""Rules with a date, the hours somebody chose, explanations that stay as they were, and a person who looks again."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from marketplace.actions import counting_hours, looking_again, proposing, readiness, readiness_clock, readiness_rules
from marketplace.actions.readiness_rules import Worded, end_rule, set_rule
from marketplace.models import CountedVisit, Readiness, ReadinessExplanation, ReadinessRule
from marketplace.queries.readiness import explained_to, rules_of, what_is_missing
from marketplace.queries.readiness_inputs import inputs_of, judged_of, rules_in_force
from marketplace.readiness import Counted, unmet
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message

from . import ready, stories

TODAY = date(2026, 6, 16)
TEN = Worded("hours", "U deed 10 uur.", hours=10)


@pytest.fixture(autouse=True)
def on_a_tuesday():
    with time_machine.travel("2026-06-16 12:00+02:00", tick=False):
        yield


def in_force(municipality, on: date) -> dict[str, tuple]:
    found = rules_in_force([municipality.pk], on).get(municipality.pk, ())
    return {rule.key: (rule.sentence_nl, rule.hours) for rule in found}


# ---------------------------------------------------------------- rules with a date
def test_the_next_row_ends_the_one_before_and_an_empty_one_ends_the_rule(lindedaal, yvonne):
    set_rule(lindedaal, by=yvonne, rule=ready.HOURS, valid_from=TODAY)
    set_rule(lindedaal, by=yvonne, rule=TEN, valid_from=TODAY + timedelta(days=10))
    end_rule(lindedaal, by=yvonne, key="hours", valid_from=TODAY + timedelta(days=20))

    assert in_force(lindedaal, TODAY - timedelta(days=1)) == {}
    assert in_force(lindedaal, TODAY + timedelta(days=9)) == {"hours": (ready.HOURS.sentence_nl, 2)}
    assert in_force(lindedaal, TODAY + timedelta(days=10)) == {"hours": (TEN.sentence_nl, 10)}
    assert in_force(lindedaal, TODAY + timedelta(days=20)) == {}
    assert ReadinessRule.objects.count() == 3


def test_each_municipality_has_its_own(lindedaal, yvonne):
    set_rule(lindedaal, by=yvonne, rule=TEN, valid_from=TODAY)

    assert rules_in_force([lindedaal.pk + 1], TODAY) == {}


def test_for_one_day_the_last_word_counts(lindedaal, yvonne):
    set_rule(lindedaal, by=yvonne, rule=TEN, valid_from=TODAY)
    set_rule(lindedaal, by=yvonne, rule=ready.HOURS, valid_from=TODAY)

    assert in_force(lindedaal, TODAY) == {"hours": (ready.HOURS.sentence_nl, 2)}
    assert [it.verb for it in yvonne.journal.all()] == ["readiness_rule.set"] * 2


def test_nothing_is_decided_about_the_past_nor_by_somebody_else(lindedaal, yvonne, samira):
    with pytest.raises(NotAllowedNow):
        set_rule(lindedaal, by=yvonne, rule=TEN, valid_from=TODAY - timedelta(days=1))
    with pytest.raises(NotYours):
        set_rule(lindedaal, by=samira, rule=TEN, valid_from=TODAY)
    with pytest.raises(NotYours):
        end_rule(lindedaal, by=samira, key="hours", valid_from=TODAY)
    with pytest.raises(NotAllowedNow):
        end_rule(lindedaal, by=yvonne, key="hours", valid_from=TODAY)


@pytest.mark.parametrize(
    "rule",
    [
        Worded("hours", "U deed uren."),
        Worded("wish", "U wilt het.", hours=3),
        Worded("wish", " "),
        Worded("punctual", "U komt op tijd."),
    ],
)
def test_a_rule_that_is_not_whole_is_refused_in_a_sentence(lindedaal, yvonne, rule):
    with pytest.raises(NotAllowedNow):
        set_rule(lindedaal, by=yvonne, rule=rule, valid_from=TODAY)


def test_the_database_refuses_two_rows_of_a_day_and_half_a_rule(lindedaal):
    row = {"municipality": lindedaal, "key": "wish", "valid_from": TODAY, "kind": "wish", "sentence_nl": "U wilt het."}
    ReadinessRule.objects.create(**row)
    for broken in (row, row | {"key": "other", "sentence_nl": ""}, row | {"key": "other", "hours": 4}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReadinessRule.objects.create(**broken)


def test_a_certificate_of_a_course_or_of_one_that_counts_as_it(lindedaal, yvonne, samira):
    ironing, laundry = ready.a_course("Strijken"), ready.a_course("Was en strijk")
    laundry.counts_as.add(ironing)
    rule = Worded("certificate", "U heeft Strijken gedaan.", course=ironing)
    set_rule(lindedaal, by=yvonne, rule=rule, valid_from=TODAY)
    assert rule.key == f"certificate-{ironing.pk}"

    assert [it.is_met for it in judged_of(samira)] == [False]
    ready.certified(samira, "Koken")
    assert [it.is_met for it in judged_of(samira)] == [False]
    held = ready.certified(samira, "Was en strijk")
    assert [(it.is_met, it.ids) for it in judged_of(samira)] == [(True, (held.pk,))]


# ---------------------------------------------------------------- the hours somebody chose
def test_nothing_counts_by_itself(samira, mevrouw_de_wit, yvonne):
    ready.did(samira, mevrouw_de_wit)

    assert inputs_of([samira.pk])[samira.pk].counted == Counted()


def test_exactly_what_was_ticked_counts_and_untick_takes_it_out(samira, mevrouw_de_wit, yvonne):
    one, other = ready.did(samira, mevrouw_de_wit), ready.did(samira, mevrouw_de_wit, minutes=90)

    assert counting_hours.choose_hours(samira, by=samira, visits=[one.pk, other.pk]) == 2
    assert inputs_of([samira.pk])[samira.pk].counted == Counted((one.pk, other.pk), 210, TODAY)
    assert counting_hours.choose_hours(samira, by=yvonne, visits=[other.pk]) == 1
    assert inputs_of([samira.pk])[samira.pk].counted == Counted((other.pk,), 90, TODAY)
    assert counting_hours.choose_hours(samira, by=samira, visits=[]) == 0


def test_somebody_elses_visit_and_one_that_is_not_done_never_count(samira, fatma, mevrouw_de_wit, yvonne):
    hers = ready.did(fatma, mevrouw_de_wit)
    planned = stories.agreed(mevrouw_de_wit, samira).visits.get()

    assert counting_hours.choose_hours(samira, by=samira, visits=[hers.pk, planned.pk]) == 0
    with pytest.raises(NotYours):
        counting_hours.choose_hours(samira, by=fatma, visits=[hers.pk])
    CountedVisit.objects.create(person=samira, visit=hers)
    assert inputs_of([samira.pk])[samira.pk].counted == Counted()


# ---------------------------------------------------------------- yesterday's explanations
def test_rules_changed_today_leave_yesterdays_explanations_as_they_were(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.proposed(samira, mevrouw_de_wit, by=yvonne)
    before = list(ReadinessExplanation.objects.values())
    said = [(it.sentence, it.is_met, it.evidence) for it in explained_to(samira)[0].rules]

    with time_machine.travel("2026-06-17 12:00+02:00", tick=False):
        set_rule(lindedaal, by=yvonne, rule=TEN, valid_from=TODAY + timedelta(days=1))
        end_rule(lindedaal, by=yvonne, key="talk", valid_from=TODAY + timedelta(days=1))
        readiness.not_now(samira, by=samira)
        proposing.propose(samira, by=yvonne, why="Kan het goed.")

        assert list(ReadinessExplanation.objects.order_by("pk").values())[:1] == before
        new, old = explained_to(samira)
        assert [(it.sentence, it.is_met, it.evidence) for it in old.rules] == said
        assert (old.on, new.on) == (TODAY, TODAY + timedelta(days=1))
        assert [(it.key, it.is_met) for it in new.rules] == [("wish", True), ("certificate", True), ("hours", False)]


def test_an_explanation_names_what_shows_each_rule(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    visit = ready.did(samira, mevrouw_de_wit)
    counting_hours.choose_hours(samira, by=samira, visits=[visit.pk])
    held = ready.certified(samira)
    readiness.say_wish(samira, by=samira)
    proposing.propose(samira, by=yvonne, why="Wij spreken elkaar morgen.")

    kept = ReadinessExplanation.objects.get().rules
    assert {it["key"]: (it["is_met"], it["ids"], it["on"]) for it in kept} == {
        "wish": (True, [], "2026-06-16"),
        "certificate": (True, [held.pk], "2026-06-16"),
        "hours": (True, [visit.pk], "2026-06-16"),
        "talk": (False, [], None),
    }
    assert {it.key: (it.is_met, it.evidence, it.href) for it in rules_of(samira)} == {
        "wish": (True, "Gezegd op 16 juni 2026.", ""),
        "certificate": (True, "Certificaat Was en strijk, 16 juni 2026.", ""),
        "hours": (True, "Gekozen: 2 uur. Nodig: 2 uur.", ""),
        "talk": (False, "Wij spraken hier nog niet over.", "/mijn/werkgevers/#praten"),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_missing_comes_as_offers_for_who_would_like_work(
    samira, yvonne, lindedaal, count, django_assert_num_queries
):
    courses = [ready.a_course(f"Cursus {number}") for number in range(count)]
    rules = [Worded("certificate", "U heeft een certificaat.", course=it) for it in courses]
    ready.rules_for(lindedaal, by=yvonne, rules=(*rules, ready.HOURS, ready.A_TALK))
    assert what_is_missing(samira) == ()

    readiness.say_wish(samira, by=samira)
    with django_assert_num_queries(10):
        missing = what_is_missing(samira)
    assert [(it.title, it.action) for it in missing] == [
        *((it.name, "Bekijk de cursus") for it in courses),
        ("Kies welke uren tellen", "Kies"),
        ("Praten over betaald werk", "Bel mij"),
    ]


# ---------------------------------------------------------------- the nightly run
def test_the_run_tells_the_desk_who_meets_all_and_never_moves_anybody(samira, mevrouw_de_wit, fatma, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)
    readiness.say_wish(fatma, by=fatma)
    rules = rules_in_force([lindedaal.pk], TODAY)
    people = [samira.pk, fatma.pk, mevrouw_de_wit.pk]

    assert readiness_clock.look_at_many(people, rules=rules, on=TODAY) == 2
    assert dict(Readiness.objects.values_list("person", "all_met_on")) == {samira.pk: TODAY, fatma.pk: None}
    assert set(Readiness.objects.values_list("state", flat=True)) == {"wish"}
    assert ReadinessExplanation.objects.count() == 2
    assert not Message.objects.filter(kind__startswith="readiness.").exists()
    assert readiness_clock.look_at_many(people, rules=rules, on=TODAY) == 0  # twice changes nothing


def test_a_certificate_that_ends_takes_somebody_off_the_list_again(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)
    rules = rules_in_force([lindedaal.pk], TODAY)
    readiness_clock.look_at_many([samira.pk], rules=rules, on=TODAY)
    samira.certificates.update(valid_until=TODAY)

    assert readiness_clock.look_at_many([samira.pk], rules=rules, on=TODAY + timedelta(days=1)) == 1
    assert Readiness.objects.get().all_met_on is None
    assert unmet(judged_of(samira, TODAY + timedelta(days=1)))[0].rule.key == "certificate"


@pytest.mark.parametrize("count", [1, 3])
def test_many_are_looked_at_with_as_many_questions_as_one(
    samira, fatma, henk, mevrouw_de_wit, yvonne, lindedaal, count, django_assert_num_queries
):
    ready.rules_for(lindedaal, by=yvonne)
    people = [samira, fatma, henk][:count]
    for person in people:
        ready.certified(person)
        readiness.say_wish(person, by=person)
    rules = rules_in_force([lindedaal.pk], TODAY)

    with django_assert_num_queries(9):  # a savepoint and its end among them
        readiness_clock.look_at_many([it.pk for it in people], rules=rules, on=TODAY)


# ---------------------------------------------------------------- let a person look again
def test_it_gets_an_owner_and_a_day_and_an_answer_in_words(samira, yvonne):
    asked = looking_again.ask_to_look_again(samira, by=samira, words="Ik deed veel meer uren.")

    assert (asked.owner, asked.due_on, asked.words) == (yvonne, TODAY + timedelta(days=14), "Ik deed veel meer uren.")
    assert looking_again.ask_to_look_again(samira, by=samira) == asked  # twice is one question
    answered = looking_again.answer_look_again(asked, by=yvonne, answer="U heeft gelijk.")
    assert (answered.answer, answered.answered_by) == ("U heeft gelijk.", yvonne)
    assert looking_again.ask_to_look_again(samira, by=samira) != asked


def test_only_a_coordinator_of_hers_answers_in_words_and_once(samira, fatma, karim, yvonne):
    asked = looking_again.ask_to_look_again(samira, by=samira)
    for somebody in (samira, fatma, karim):
        with pytest.raises(NotYours):
            looking_again.answer_look_again(asked, by=somebody, answer="Ja.")
    with pytest.raises(NotAllowedNow):
        looking_again.answer_look_again(asked, by=yvonne, answer="  ")
    looking_again.answer_look_again(asked, by=yvonne, answer="Ja.")
    with pytest.raises(NotAllowedNow):
        looking_again.answer_look_again(asked, by=yvonne, answer="Nee.")


def test_nobody_asks_for_somebody_else(samira, fatma):
    with pytest.raises(NotYours):
        looking_again.ask_to_look_again(samira, by=fatma)


def test_the_rules_name_a_key_of_their_own():
    assert readiness_rules.Worded("talk", "Wij spraken samen.").key == "talk"
