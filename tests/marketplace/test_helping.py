"""Saying yes and stepping back."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from marketplace.actions import helping, moderating
from marketplace.models import Agreement, Offer, Opportunity, Visit
from marketplace.rules import ADDRESS_DAYS, address_is_open
from neighbourhoods.actions.people import meet_person
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message


def kinds_waiting(person) -> list[str]:
    return sorted(Message.objects.filter(recipient=person, state="waiting").values_list("kind", flat=True))


def test_a_helper_we_met_takes_the_place(open_task, samira, mevrouw_de_wit, yvonne):
    agreement = helping.say_yes(open_task, by=samira)

    open_task.refresh_from_db()
    assert (type(agreement), agreement.state, open_task.state) == (Agreement, "agreed", "agreed")
    assert address_is_open(agreement)
    assert Visit.objects.get().agreement == agreement
    assert kinds_waiting(samira) == ["helper.agreed"]
    assert kinds_waiting(mevrouw_de_wit) == ["request.helper_found"]
    assert kinds_waiting(yvonne) == ["coordinator.agreed"]
    assert [e.verb for e in JournalEntry.objects.filter(resident=samira)] == ["agreement.made"]


def test_a_helper_we_did_not_meet_makes_an_offer_and_nothing_is_held(open_task, henk, samira, yvonne):
    offer = helping.say_yes(open_task, by=henk)

    open_task.refresh_from_db()
    assert (type(offer), offer.state, open_task.state) == (Offer, "standing", "open")
    assert (kinds_waiting(henk), kinds_waiting(yvonne)) == (["helper.offer_received"], ["coordinator.offer"])
    assert helping.say_yes(open_task, by=samira).helper == samira


def test_pressing_twice_is_pressing_once(open_task, samira, henk):
    assert helping.say_yes(open_task, by=henk) == helping.say_yes(open_task, by=henk)
    assert helping.say_yes(open_task, by=samira) == helping.say_yes(open_task, by=samira)
    assert (Offer.objects.count(), Agreement.objects.count()) == (1, 1)


def test_somebody_was_just_before(agreement, open_task, fatma):
    with pytest.raises(NotAllowedNow) as refusal:
        helping.say_yes(open_task, by=fatma)
    assert refusal.value.code == "gone"
    assert Agreement.objects.count() == 1


def test_nobody_helps_themselves(open_task, mevrouw_de_wit):
    with pytest.raises(NotAllowedNow) as refusal:
        helping.say_yes(open_task, by=mevrouw_de_wit)
    assert refusal.value.code == "own"


def test_a_waiting_task_cannot_be_taken(waiting, samira):
    with pytest.raises(NotAllowedNow):
        helping.say_yes(waiting, by=samira)


def test_the_coordinators_call_turns_an_offer_into_the_agreement(offer, open_task, henk, fatma, yvonne):
    other = helping.say_yes(open_task, by=fatma) if not fatma.is_met else None
    agreement = helping.accept_offer(offer, by=yvonne)

    henk.refresh_from_db()
    offer.refresh_from_db()
    assert (agreement.helper, offer.state, henk.met_by, other) == (henk, "taken", yvonne, None)
    assert helping.accept_offer(offer, by=yvonne) == agreement


def test_only_the_coordinator_accepts(offer, karim, henk):
    for stranger in (karim, henk):
        with pytest.raises(NotYours):
            helping.accept_offer(offer, by=stranger)


def test_an_offer_that_lost_hears_it_kindly_and_stands_again_when_free(offer, open_task, samira, henk):
    agreement = helping.say_yes(open_task, by=samira)
    offer.refresh_from_db()
    assert (offer.state, "helper.passed" in kinds_waiting(henk)) == ("passed", True)
    helping.step_back(agreement, by=samira)
    offer.refresh_from_db()
    assert (offer.state, "helper.passed" in kinds_waiting(henk)) == ("standing", False)


def test_an_offer_for_a_taken_place_is_refused(offer, open_task, samira, yvonne):
    helping.say_yes(open_task, by=samira)
    with pytest.raises(NotAllowedNow):
        helping.accept_offer(offer, by=yvonne)


def test_taking_an_offer_back(offer, henk, samira):
    with pytest.raises(NotYours):
        helping.withdraw_offer(offer, by=samira)
    assert helping.withdraw_offer(offer, by=henk).state == "withdrawn"
    assert helping.withdraw_offer(offer, by=henk).state == "withdrawn"
    assert kinds_waiting(henk) == []


def test_stepping_back_opens_the_task_and_closes_the_address(agreement, open_task, samira, mevrouw_de_wit, yvonne):
    helping.step_back(agreement, by=samira)

    open_task.refresh_from_db()
    agreement.refresh_from_db()
    assert (open_task.state, agreement.state, address_is_open(agreement)) == ("open", "called_off", False)
    assert kinds_waiting(samira) == []
    assert kinds_waiting(mevrouw_de_wit) == ["request.still_looking"]
    assert kinds_waiting(yvonne) == ["coordinator.stepped_back"]


def test_stepping_back_twice_and_by_others(agreement, samira, fatma, karim):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            helping.step_back(agreement, by=stranger)
    helping.step_back(agreement, by=samira)
    assert helping.step_back(agreement, by=samira).state == "called_off"
    assert JournalEntry.objects.filter(resident=samira, verb="agreement.called_off").count() == 1


def test_the_coordinator_calls_it_off_and_the_helper_hears(agreement, samira, yvonne, fatma):
    with pytest.raises(NotYours):
        helping.call_off(agreement, by=fatma)
    helping.call_off(agreement, by=yvonne)
    assert helping.call_off(agreement, by=yvonne).state == "called_off"
    assert kinds_waiting(samira) == ["helper.called_off"]


def test_stepping_back_and_saying_yes_again(agreement, open_task, samira):
    helping.step_back(agreement, by=samira)
    again = helping.say_yes(open_task, by=samira)
    assert (again.state, again.pk != agreement.pk) == ("agreed", True)


def test_a_question_is_a_call_once_a_day(open_task, samira, yvonne):
    helping.ask_question(open_task, by=samira, words="Is het zwaar?")
    helping.ask_question(open_task, by=samira)
    call = Message.objects.get(kind="question.asked")
    assert (call.recipient, call.channel, call.state) == (samira, "call", "waiting")


def test_the_address_closes_some_days_after(agreement, samira):
    agreement.state, agreement.ended_at = "done", timezone.now()
    assert address_is_open(agreement)
    agreement.ended_at = timezone.now() - timedelta(days=ADDRESS_DAYS, minutes=1)
    assert not address_is_open(agreement)


def test_a_helper_who_was_passed_over_says_yes_again(offer, open_task, henk, yvonne):
    moderating.talk_over(open_task, by=yvonne, reason=Opportunity.Reason.UNCLEAR)
    moderating.put_back(open_task, by=yvonne)
    moderating.publish_opportunity(open_task, by=yvonne)

    assert helping.say_yes(open_task, by=henk) == offer
    assert Offer.objects.get().state == "standing"
    assert "helper.passed" not in kinds_waiting(henk)


def test_who_was_passed_over_and_then_agreed_has_no_offer_beside_it(offer, open_task, henk, yvonne):
    moderating.talk_over(open_task, by=yvonne, reason=Opportunity.Reason.UNCLEAR)
    moderating.put_back(open_task, by=yvonne)
    moderating.publish_opportunity(open_task, by=yvonne)
    meet_person(henk, by=yvonne)
    helping.step_back(helping.say_yes(open_task, by=henk), by=henk)

    assert [it.state for it in Offer.objects.all()] == ["taken"]


def test_accepting_an_offer_whose_agreement_is_over_is_a_sentence(offer, yvonne):
    helping.call_off(helping.accept_offer(offer, by=yvonne), by=yvonne)

    with pytest.raises(NotAllowedNow):
        helping.accept_offer(offer, by=yvonne)


def test_no_visit_is_planned_on_a_day_that_has_passed(open_task, samira):
    Opportunity.objects.update(day="date", on_date=timezone.localdate() - timedelta(days=1), at_time=time(14))

    visit = helping.say_yes(open_task, by=samira).visits.get()
    assert (visit.on_date, visit.at_time) == (None, None)


def test_a_helper_from_elsewhere_is_met_by_the_coordinator_of_the_task(open_task, henk, yvonne):
    henk.municipality = henk.neighbourhood = None
    henk.save()
    agreement = helping.accept_offer(helping.say_yes(open_task, by=henk), by=yvonne)
    henk.refresh_from_db()
    assert (agreement.helper, henk.met_by) == (henk, yvonne)
