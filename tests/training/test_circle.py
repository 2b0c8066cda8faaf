"""The circle of support: who helps, one who is first to call, thirty days of overlap, and then it is over by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from neighbourhoods import rules
from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, Supporter
from neighbourhoods.queries.residents import residents_of
from tests.conftest import coordinator_of
from training.actions import circle
from training.queries.circle import circle_of, handovers_ending, may_see_plan, own_coordinators


def in_days(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def verbs(person) -> list[str]:
    return list(person.journal.filter(verb__startswith="circle.").order_by("pk").values_list("verb", flat=True))


def refused(code: str, action, *args, **how) -> None:
    with pytest.raises(NotAllowedNow) as refusal:
        action(*args, **how)
    assert refusal.value.code == code


@pytest.fixture
def noor(lindenkwartier):
    """A second coordinator of Lindenkwartier."""
    noor = coordinator_of(lindenkwartier, "Noor", "Bakker")
    CoordinatorPost.objects.filter(user=noor).update(is_lead=False)
    return noor


@pytest.fixture
def led(samira, yvonne, karim):
    """Karim, of another neighbourhood, is the first Samira calls."""
    return circle.hand_over(samira, by=yvonne, to=karim)


# ---------------------------------------------------------------- whose own coordinator
def test_while_nobody_is_named_it_is_the_first_of_the_neighbourhood(samira, yvonne, noor):
    assert own_coordinators(samira) == [yvonne]


def test_the_one_who_is_named_comes_first_and_then_who_helps_too(samira, yvonne, noor, karim):
    circle.add_supporter(samira, by=yvonne, who=noor, role="strijkerij")
    assert own_coordinators(samira) == [yvonne, noor]

    circle.hand_over(samira, by=yvonne, to=karim)
    assert own_coordinators(samira) == [karim, noor]


def test_whose_post_ended_is_nobodys_coordinator_any_more(samira, yvonne, karim, led):
    CoordinatorPost.objects.filter(user=karim).update(until=timezone.localdate() - timedelta(days=1))

    assert own_coordinators(samira) == [yvonne]
    assert not may_see_plan(karim, samira)


def test_a_newcomer_without_an_address_has_no_own_coordinator_yet(yvonne, samira):
    samira.neighbourhood = None
    assert (own_coordinators(samira), may_see_plan(yvonne, samira)) == ([], True)


def test_a_coordinator_is_never_their_own(lindenkwartier, yvonne):
    yvonne.neighbourhood = lindenkwartier
    assert own_coordinators(yvonne) == []


# ---------------------------------------------------------------- who may see the plan
def test_the_person_and_the_circle_see_the_plan_and_nobody_else(samira, fatma, henk, yvonne, noor, karim):
    assert [may_see_plan(it, samira) for it in (samira, yvonne, noor)] == [True, True, True]
    assert [may_see_plan(it, samira) for it in (fatma, henk, karim)] == [False, False, False]

    circle.hand_over(samira, by=yvonne, to=noor)
    assert [may_see_plan(it, samira) for it in (samira, yvonne, noor)] == [True, False, True]


# ---------------------------------------------------------------- coming into the circle
def test_a_colleague_supports_somebody_from_today_on(samira, yvonne, karim):
    row = circle.add_supporter(samira, by=yvonne, who=karim, role="jobcoach")

    assert (row.who, row.role, row.is_lead, row.since, row.until) == (
        karim, "jobcoach", False, timezone.localdate(), None,
    )  # fmt: skip
    assert verbs(samira) == ["circle.joined"]
    assert rules.may_act_for(karim, samira)
    assert samira in residents_of(karim)
    assert rules.may_call(karim, samira)


def test_twice_is_once_and_other_words_are_written_down(samira, yvonne, karim):
    for role in ("jobcoach", "jobcoach", "strijkerij"):
        circle.add_supporter(samira, by=yvonne, who=karim, role=role)

    assert [row.role for row in samira.supporters.all()] == ["strijkerij"]
    assert verbs(samira) == ["circle.joined", "circle.joined"]


def test_only_who_may_act_for_a_person_says_who_supports_them(samira, fatma, karim):
    for stranger in (samira, fatma, karim):
        with pytest.raises(NotYours):
            circle.add_supporter(samira, by=stranger, who=karim)
        with pytest.raises(NotYours):
            circle.hand_over(samira, by=stranger, to=karim)
    assert list(samira.supporters.all()) == []


def test_only_who_works_here_supports_somebody(samira, fatma, yvonne):
    refused("outsider", circle.add_supporter, samira, by=yvonne, who=fatma)
    refused("outsider", circle.hand_over, samira, by=yvonne, to=fatma)
    refused("outsider", circle.add_supporter, samira, by=yvonne, who=samira)


# ---------------------------------------------------------------- handing over
def test_the_old_one_helps_for_thirty_days_more_and_then_it_is_over_by_itself(samira, yvonne, karim, noor, led):
    circle.hand_over(samira, by=karim, to=noor)

    assert own_coordinators(samira) == [noor, karim]
    with in_days(30):
        assert own_coordinators(samira) == [noor, karim]
        assert (may_see_plan(karim, samira), rules.may_act_for(karim, samira)) == (True, True)
        assert (samira in residents_of(karim), rules.may_call(karim, samira)) == (True, True)
    with in_days(31):
        assert own_coordinators(samira) == [noor]
        assert (may_see_plan(karim, samira), rules.may_act_for(karim, samira)) == (False, False)
        assert (samira in residents_of(karim), rules.may_call(karim, samira)) == (False, False)
        with pytest.raises(NotYours):
            people.pause_person(samira, by=karim, until=None)
    assert verbs(samira) == ["circle.lead", "circle.handed_over"]


def test_handing_over_to_the_same_person_changes_nothing(samira, yvonne, karim, led):
    assert circle.hand_over(samira, by=yvonne, to=karim) == led
    assert verbs(samira) == ["circle.lead"]


def test_who_gets_it_back_within_the_overlap_goes_on_as_before(samira, yvonne, karim, noor, led):
    circle.hand_over(samira, by=yvonne, to=noor)
    circle.hand_over(samira, by=yvonne, to=karim)

    rows = {row.who: (row.is_lead, row.end) for row in samira.supporters.all()}
    assert rows == {karim: (True, ""), noor: (False, "handed_over")}


def test_a_handover_is_not_written_down_before_its_day_nor_before_the_support_began(samira, yvonne, noor, led):
    tomorrow, long_ago = (timezone.localdate() + timedelta(days=days) for days in (1, -60))
    refused("future", circle.hand_over, samira, by=yvonne, to=noor, on=tomorrow)
    refused("order", circle.hand_over, samira, by=yvonne, to=noor, on=long_ago)


def test_a_handover_that_is_written_down_later_counts_from_its_own_day(samira, yvonne, noor, karim):
    with in_days(-10):
        circle.hand_over(samira, by=yvonne, to=karim)
    circle.hand_over(samira, by=yvonne, to=noor, on=timezone.localdate() - timedelta(days=5))

    assert samira.supporters.get(who=karim).until == timezone.localdate() + timedelta(days=25)
    assert samira.supporters.get(who=noor).since == timezone.localdate() - timedelta(days=5)


def test_the_database_knows_one_first_to_call(samira, noor, led):
    with pytest.raises(IntegrityError), transaction.atomic():
        Supporter.objects.create(person=samira, who=noor, is_lead=True)


def test_the_new_one_hears_when_the_old_one_leaves_within_a_week(samira, yvonne, karim, noor, led):
    circle.hand_over(samira, by=yvonne, to=noor)

    assert handovers_ending(noor, within=7) == []
    with in_days(23):
        assert [(row.who, row.person) for row in handovers_ending(noor, within=7)] == [(karim, samira)]
        assert [(row.who, row.person) for row in handovers_ending(karim, within=7)] == [(karim, samira)]
        assert handovers_ending(yvonne, within=7) == []
    with in_days(31):
        assert handovers_ending(noor, within=7) == []


# ---------------------------------------------------------------- no longer
def test_today_is_the_last_day_of_who_no_longer_helps(samira, yvonne, karim, led):
    for _twice in range(2):
        circle.end_support(led, by=yvonne, end=Supporter.End.NOT_NEEDED)

    assert own_coordinators(samira) == [yvonne, karim]
    assert verbs(samira) == ["circle.lead", "circle.ended"]
    with in_days(1):
        assert own_coordinators(samira) == [yvonne]
        assert not rules.may_act_for(karim, samira)


def test_who_once_supported_somebody_may_come_back_in_a_row_of_its_own(samira, yvonne, karim, led):
    circle.end_support(led, by=yvonne, end=Supporter.End.OTHER_WORK)
    with in_days(3):
        circle.add_supporter(samira, by=yvonne, who=karim)
        assert [(row.end, row.until is None) for row in samira.supporters.order_by("pk")] == [
            ("other_work", False), ("", True),
        ]  # fmt: skip


def test_nobody_else_ends_it(samira, fatma, led):
    with pytest.raises(NotYours):
        circle.end_support(led, by=fatma, end=Supporter.End.NOT_NEEDED)


# ---------------------------------------------------------------- contact
def test_who_supports_somebody_notes_that_they_spoke(samira, karim, led):
    for _twice in range(2):
        circle.note_contact(samira, by=karim)

    assert samira.supporters.get().last_contact_on == timezone.localdate()
    assert verbs(samira) == ["circle.lead", "circle.contact"]


def test_who_is_not_in_the_circle_notes_no_contact(samira, yvonne, fatma, led):
    refused("outside", circle.note_contact, samira, by=yvonne)
    with pytest.raises(NotYours):
        circle.note_contact(samira, by=fatma)


# ---------------------------------------------------------------- what is shown
@pytest.mark.parametrize("count", [1, 3])
def test_the_circle_is_read_in_a_few_questions(samira, lindenkwartier, yvonne, count, django_assert_num_queries):
    for number in range(count):
        circle.add_supporter(samira, by=yvonne, who=coordinator_of(lindenkwartier, f"Ab{number}", "Bos"), role="klus")

    with django_assert_num_queries(2):
        shown = circle_of(samira)

    assert [(it.name, it.role, it.is_lead) for it in shown] == [
        ("Yvonne", "", True), *[(f"Ab{number}", "klus", False) for number in range(count)],
    ]  # fmt: skip
    assert {it.phone for it in shown} == {"088 000 12 35"}
