"""What changes for a person: who may do it, when, and what is written down."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from neighbourhoods.actions import people
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.geocoding import Address
from neighbourhoods.models import Consent, Municipality, User
from neighbourhoods.rules import needs_second_factor
from tests.conftest import coordinator_of, neighbourhood_of

pytestmark = pytest.mark.django_db


def verbs(person):
    return [(entry.verb, entry.actor) for entry in person.journal.order_by("id")]


def fresh(person):
    return User.objects.get(pk=person.pk)


def at(neighbourhood):
    return Address(
        latitude=52.1, longitude=6.2, neighbourhood=neighbourhood, street="Beukenstraat", place_name="Lindedaal",
        precision="house",
    )  # fmt: skip


# ---------------------------------------------------------------- joining
def test_a_helper_joins_with_a_phone_number():
    mila = people.join_as_helper(first_name="Mila", phone="+31612345678")

    assert (mila.email, mila.phone, mila.channel, mila.is_met, mila.has_usable_password()) == (
        None, "+31612345678", "call", False, False
    )  # fmt: skip
    assert verbs(mila) == [("person.joined", mila)]


def test_nobody_joins_without_a_way_to_reach_them():
    with pytest.raises(NotAllowedNow):
        people.join_as_helper(first_name="Mila")


def test_an_address_joins_once_whatever_its_capitals(samira):
    with pytest.raises(NotAllowedNow) as refusal:
        people.join_as_helper(first_name="Sam", email="SAMIRA@example.org")

    assert (refusal.value.code, User.objects.filter(email__iexact="samira@example.org").count()) == ("known_email", 1)


def test_a_couple_may_share_a_phone():
    one = people.join_as_helper(first_name="Mila", phone="+31612345678")
    other = people.join_as_helper(first_name="Jan", phone="+31612345678")

    assert one != other


def test_a_phone_that_was_verified_is_one_persons(samira, henk):
    User.objects.filter(pk=samira.pk).update(phone="+31612345678", phone_verified=True)
    User.objects.filter(pk=henk.pk).update(phone="+31612345678")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=henk.pk).update(phone_verified=True)


def test_another_number_is_not_verified(samira):
    User.objects.filter(pk=samira.pk).update(phone="+31612345678", phone_verified=True)
    people.set_phone(samira, by=samira, phone="+31612345679")

    assert (fresh(samira).phone, fresh(samira).phone_verified) == ("+31612345679", False)


def test_the_database_keeps_an_address_once_whatever_its_capitals(samira):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=samira.email.upper())
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="")


# ---------------------------------------------------------------- somebody who calls
def register(by):
    return people.register_caller(by=by, first_name="Anna", phone="+31612345679", wording="Mag ik dit opschrijven?")


def test_a_coordinator_writes_down_a_caller_and_the_sentence_that_was_read(yvonne):
    anna = register(yvonne)

    assert verbs(anna) == [("person.registered", yvonne), ("consent.given", yvonne)]
    assert list(anna.consents.values_list("purpose", "wording", "medium", "recorded_by")) == [
        ("service", "Mag ik dit opschrijven?", "phone", yvonne.pk)
    ]


def test_a_resident_registers_nobody(samira):
    with pytest.raises(NotYours):
        register(samira)
    assert not User.objects.filter(first_name="Anna").exists()


def test_a_coordinator_whose_post_ended_registers_nobody(yvonne):
    yvonne.posts.update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotYours):
        register(yvonne)


def test_without_a_sentence_nobody_is_written_down(yvonne):
    with pytest.raises(NotAllowedNow):
        people.register_caller(by=yvonne, first_name="Anna", wording="  ")
    assert not User.objects.filter(first_name="Anna").exists()


# ---------------------------------------------------------------- where
def test_a_person_moves(samira, molenwijk):
    people.set_address(samira, by=samira, place=at(molenwijk), postcode="7299CD", house_number="5")

    moved = fresh(samira)
    assert (moved.neighbourhood, moved.municipality, moved.address_line, moved.postcode, moved.precision) == (
        molenwijk, molenwijk.municipality, "Beukenstraat 5", "7299CD", "house"
    )  # fmt: skip
    assert verbs(moved) == [("person.moved", samira)]


def test_an_address_without_a_neighbourhood_is_no_address(samira):
    with pytest.raises(NotAllowedNow):
        people.set_address(samira, by=samira, place=at(None))


@pytest.mark.parametrize("who", ["karim", "fatma"])
def test_nobody_else_moves_a_person(request, samira, molenwijk, who):
    with pytest.raises(NotYours):
        people.set_address(samira, by=request.getfixturevalue(who), place=at(molenwijk))
    assert verbs(samira) == []


# ---------------------------------------------------------------- being met
def test_a_coordinator_meets_a_helper(henk, yvonne):
    people.meet_person(henk, by=yvonne)

    met = fresh(henk)
    assert (met.is_met, met.met_by, verbs(met)) == (True, yvonne, [("person.met", yvonne)])


def test_a_helper_is_met_once(henk, yvonne):
    people.meet_person(henk, by=yvonne)
    with pytest.raises(NotAllowedNow, match="Henk"):
        people.meet_person(henk, by=yvonne)


@pytest.mark.parametrize("who", ["samira", "henk"])
def test_only_a_coordinator_meets_a_helper(request, henk, who):
    with pytest.raises(NotYours):
        people.meet_person(henk, by=request.getfixturevalue(who))
    assert fresh(henk).is_met is False


def test_a_coordinator_of_another_municipality_meets_nobody_here(henk):
    elsewhere = Municipality.objects.create(code="GM9902", name="Elders")
    stranger = coordinator_of(neighbourhood_of(elsewhere, "BU99020000", "Centrum", 52.0, 6.0), "Els", "Bos")
    with pytest.raises(NotYours):
        people.meet_person(henk, by=stranger)


def test_a_coordinator_does_not_meet_herself(yvonne, lindenkwartier):
    yvonne.neighbourhood = lindenkwartier
    yvonne.save()
    with pytest.raises(NotYours):
        people.meet_person(yvonne, by=yvonne)


# ---------------------------------------------------------------- not now
def test_a_helper_pauses_and_comes_back(samira):
    next_month = timezone.localdate() + timedelta(days=30)
    people.pause_person(samira, by=samira, until=next_month)
    paused = fresh(samira)
    people.resume_person(samira, by=samira)
    back = fresh(samira)

    assert (paused.paused, paused.paused_until) == (True, next_month)
    assert (back.paused, back.paused_until) == (False, None)
    assert verbs(back) == [("person.paused", samira), ("person.resumed", samira)]


def test_coming_back_twice_changes_nothing(samira):
    people.resume_person(samira, by=samira)

    assert verbs(samira) == []


def test_a_pause_ends_after_today(samira):
    with pytest.raises(NotAllowedNow):
        people.pause_person(samira, by=samira, until=date(2020, 1, 1))


def test_a_coordinator_pauses_somebody_who_phones(mevrouw_de_wit, yvonne):
    people.pause_person(mevrouw_de_wit, by=yvonne)

    assert (fresh(mevrouw_de_wit).paused, verbs(mevrouw_de_wit)) == (True, [("person.paused", yvonne)])


@pytest.mark.parametrize("act", [people.pause_person, people.resume_person])
def test_nobody_pauses_or_wakes_another(act, samira, karim):
    with pytest.raises(NotYours):
        act(samira, by=karim)


# ---------------------------------------------------------------- channel and consent
def test_a_person_chooses_a_way_that_reaches_them(samira, mevrouw_de_wit, yvonne):
    people.set_channel(mevrouw_de_wit, by=yvonne, channel="call")
    for person, way in ((mevrouw_de_wit, "email"), (samira, "call")):
        with pytest.raises(NotAllowedNow):
            people.set_channel(person, by=person, channel=way)

    assert (fresh(mevrouw_de_wit).channel, fresh(samira).channel) == ("call", "email")


def test_a_yes_is_kept_and_can_be_taken_back_twice(samira):
    people.give_consent(samira, by=samira, purpose="photo", wording="Mag uw foto erbij?", medium=Consent.Medium.WEB)
    taken_back = [people.withdraw_consent(samira, by=samira, purpose="photo") for _ in range(2)]

    assert taken_back == [1, 0]
    assert samira.consents.get().withdrawn_at is not None
    assert verbs(samira) == [("consent.given", samira), ("consent.withdrawn", samira)]


def test_nobody_says_yes_or_no_for_another(samira, karim):
    with pytest.raises(NotYours):
        people.give_consent(samira, by=karim, purpose="photo", wording="Mag dat?", medium=Consent.Medium.PHONE)
    with pytest.raises(NotYours):
        people.withdraw_consent(samira, by=karim, purpose="photo")
    with pytest.raises(NotYours):
        people.set_channel(samira, by=karim, channel="email")


# ---------------------------------------------------------------- who must prove it twice
def test_residents_need_no_second_proof(samira, mevrouw_de_wit):
    assert [needs_second_factor(person) for person in (samira, mevrouw_de_wit)] == [False, False]


def test_a_coordinator_needs_one_as_long_as_the_post_lasts(yvonne):
    during = needs_second_factor(yvonne)
    yvonne.posts.update(until=timezone.localdate() - timedelta(days=1))

    assert (during, needs_second_factor(yvonne)) == (True, False)
