"""The card for employers: what may stand on it, nothing before a yes to it, and who is seen at all."""

import dataclasses
import typing

import pytest
from django.utils import timezone

from marketplace.actions import candidate_cards, counting_hours
from marketplace.models import Readiness
from marketplace.queries.candidates import CandidateCard, WorkShown, card_of, cards_of, seen_now
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User

from . import ready, stories

ALL = {
    "name": "first", "shows_work": True, "shows_certificates": True, "shows_done": True, "shows_hours": True,
    "hours_a_week": 16, "morning": True, "afternoon": True, "shows_travel": True, "travel": "bike",
    "travel_minutes": 20, "shows_coordinator": True, "shows_works_well": True, "works_well": "Een rustige plek",
}  # fmt: skip


def test_an_employer_gets_these_fields_and_no_other():
    assert typing.get_type_hints(CandidateCard) == {
        "name": str, "work": tuple[WorkShown, ...], "certificates": tuple[str, ...], "done": tuple[str, ...],
        "hours": str, "travel": str, "travels_by": str, "known_by": str, "works_well": str, "likes": tuple[str, ...],
    }  # fmt: skip
    assert typing.get_type_hints(WorkShown) == {"name": str, "icon": str, "palette": str}
    assert CandidateCard.__dataclass_params__.frozen
    assert WorkShown.__dataclass_params__.frozen


def test_a_card_is_empty_until_somebody_says_yes_to_a_thing_on_it(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)

    assert card_of(samira) == CandidateCard("")
    assert card_of(samira).is_empty


def test_what_was_chosen_stands_on_it_and_one_no_takes_one_thing_off(samira, mevrouw_de_wit, yvonne):
    ready.certified(samira, on=timezone.localdate().replace(2026, 3, 3))
    visit = ready.did(samira, mevrouw_de_wit, minutes=90)
    ready.did(samira, mevrouw_de_wit, minutes=60)  # done, and not chosen to count
    counting_hours.choose_hours(samira, by=samira, visits=[visit.pk])
    candidate_cards.choose_card(samira, by=samira, work=[stories.shopping()], **ALL)

    whole = CandidateCard(
        name="Samira",
        work=(WorkShown("Boodschappen", "shopping-basket", "green"),),
        certificates=("Was en strijk, maart 2026",),
        done=("Boodschappen: 1 keer, anderhalf uur",),
        hours="16 uur per week, ochtend en middag",
        travel="Met de fiets, tot 20 minuten",
        travels_by="bike",
        known_by="Yvonne",
        works_well="Een rustige plek",
    )
    assert card_of(samira) == whole
    for off, field, empty in (
        ("shows_work", "work", ()), ("shows_certificates", "certificates", ()), ("shows_done", "done", ()),
        ("shows_hours", "hours", ""), ("shows_travel", "travel", ""), ("shows_coordinator", "known_by", ""),
        ("shows_works_well", "works_well", ""),
    ):  # fmt: skip
        candidate_cards.choose_card(samira, by=samira, work=[stories.shopping()], **ALL | {off: False})
        by = "" if field == "travel" else "bike"
        assert card_of(samira) == dataclasses.replace(whole, **{"travels_by": by, field: empty})


def test_no_mark_of_somebody_stands_on_their_card(samira, mevrouw_de_wit, yvonne):
    User.objects.filter(pk=samira.pk).update(phone="+31612345679")
    candidate_cards.choose_card(samira, by=samira, work=[stories.shopping()], **ALL)
    samira.refresh_from_db()

    said = repr(card_of(samira))
    marks = (samira.last_name, samira.street, samira.postcode, samira.phone, samira.email, "Lindenkwartier")
    assert [mark for mark in marks if mark in said] == []


def test_a_certificate_that_is_over_or_withdrawn_is_not_on_it(samira, yvonne):
    held = ready.certified(samira)
    candidate_cards.choose_card(samira, by=samira, shows_certificates=True)
    assert len(card_of(samira).certificates) == 1
    held.valid_until = stories.a_day(-1)
    held.save()
    assert card_of(samira).certificates == ()


def test_nobody_chooses_for_somebody_else_and_three_kinds_of_work_are_enough(samira, fatma, yvonne):
    with pytest.raises(NotYours):
        candidate_cards.choose_card(samira, by=fatma, name="first")
    with pytest.raises(NotAllowedNow):
        candidate_cards.choose_card(samira, by=samira, work=[stories.shopping()] * 4)
    candidate_cards.choose_card(samira, by=yvonne, name="first")  # together, on the phone
    assert card_of(samira).name == "Samira"


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_cards_asks_as_much_as_one(
    samira, fatma, henk, mevrouw_de_wit, yvonne, count, django_assert_num_queries
):
    people = [samira, fatma, henk][:count]
    for person in people:
        ready.certified(person)
        counting_hours.choose_hours(person, by=person, visits=[ready.did(samira, mevrouw_de_wit).pk])
        candidate_cards.choose_card(person, by=person, work=[stories.shopping()], **ALL)

    with django_assert_num_queries(4):
        assert len(cards_of([it.pk for it in people])) == count


def test_a_permission_taken_back_anywhere_hides_the_card_at_once(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    assert ready.seen() == [samira]

    samira.consents.update(withdrawn_at=timezone.now())
    assert ready.seen() == []


def test_who_is_no_longer_known_is_not_seen(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    User.objects.filter(pk=samira.pk).update(is_active=False)

    assert list(seen_now()) == []
    assert Readiness.objects.get().state == "visible"
