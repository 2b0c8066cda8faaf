"""Asking for help, changing it, taking it back, asking again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.actions import asking, helping, visiting
from marketplace.models import Opportunity
from marketplace.rules import address_is_open
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message
from neighbourhoods.places import metres_between


def journal_of(person) -> list[tuple]:
    rows = JournalEntry.objects.filter(resident=person, about_type="marketplace.opportunity").order_by("id")
    return [(row.verb, row.actor) for row in rows]


def waiting_messages(person) -> list[str]:
    return sorted(Message.objects.filter(recipient=person, state="waiting").values_list("kind", flat=True))


def test_a_neighbour_asks_and_it_waits_for_the_coordinator(mevrouw_de_wit, shopping, yvonne):
    request = asking.Request(shopping, parts=frozenset({"morning", "evening"}), wish="  Graag melk.  ")
    asked = asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=request)

    asked.refresh_from_db()
    assert (asked.state, asked.source, asked.entered_by, asked.wish) == ("waiting", "web", None, "Graag melk.")
    assert (asked.morning, asked.afternoon, asked.evening, asked.minutes) == (True, False, True, 60)
    assert journal_of(mevrouw_de_wit) == [("request.asked", mevrouw_de_wit)]
    assert waiting_messages(mevrouw_de_wit) == ["request.received"]


def test_the_point_of_a_request_is_offset_once(mevrouw_de_wit, waiting):
    home = (mevrouw_de_wit.latitude, mevrouw_de_wit.longitude)
    assert 100 <= metres_between(home, (waiting.latitude, waiting.longitude)) <= 201


def test_a_coordinator_asks_for_a_caller(mevrouw_de_wit, shopping, yvonne):
    asked = asking.ask_for_help(
        mevrouw_de_wit, by=yvonne, request=asking.Request(shopping), source=Opportunity.Source.PHONE
    )
    assert (asked.requester, asked.entered_by, asked.source) == (mevrouw_de_wit, yvonne, "phone")


def test_nobody_else_asks_for_her(mevrouw_de_wit, shopping, samira, karim):
    for stranger in (samira, karim):
        with pytest.raises(NotYours):
            asking.ask_for_help(mevrouw_de_wit, by=stranger, request=asking.Request(shopping))
    assert Opportunity.objects.count() == 0


def test_without_a_neighbourhood_a_postcode_comes_first(mevrouw_de_wit, shopping):
    mevrouw_de_wit.neighbourhood = None
    mevrouw_de_wit.save()
    with pytest.raises(NotAllowedNow) as refusal:
        asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=asking.Request(shopping))
    assert refusal.value.code == "no_place"


def test_a_changed_request_is_checked_again(open_task, mevrouw_de_wit, yvonne, shopping):
    changed = asking.amend_request(open_task, by=mevrouw_de_wit, request=asking.Request(shopping, wish="Ook fruit."))
    assert (changed.state, changed.band, changed.wish) == ("waiting", None, "Ook fruit.")


def test_the_coordinator_changes_it_and_it_stays_open(open_task, yvonne, shopping):
    changed = asking.amend_request(open_task, by=yvonne, request=asking.Request(shopping, minutes=90))
    assert (changed.state, changed.minutes) == ("open", 90)


def test_an_agreed_request_is_not_changed_behind_the_helpers_back(agreement, open_task, mevrouw_de_wit, shopping):
    with pytest.raises(NotAllowedNow):
        asking.amend_request(open_task, by=mevrouw_de_wit, request=asking.Request(shopping))


def test_taking_it_back_ends_the_agreement_and_tells_the_helper(agreement, open_task, mevrouw_de_wit, samira):
    withdrawn = asking.withdraw_request(open_task, by=mevrouw_de_wit)

    agreement.refresh_from_db()
    assert (withdrawn.state, agreement.state, agreement.visits.get().state) == ("withdrawn", "called_off", "called_off")
    assert waiting_messages(samira) == ["helper.called_off"]
    assert waiting_messages(mevrouw_de_wit) == []
    assert not address_is_open(agreement)


def test_taking_it_back_twice_is_taking_it_back(waiting, mevrouw_de_wit):
    asking.withdraw_request(waiting, by=mevrouw_de_wit)
    asking.withdraw_request(waiting, by=mevrouw_de_wit)
    assert [verb for verb, _ in journal_of(mevrouw_de_wit)] == ["request.asked", "request.withdrawn"]


def test_a_stranger_cannot_take_it_back(waiting, samira, karim):
    for stranger in (samira, karim):
        with pytest.raises(NotYours):
            asking.withdraw_request(waiting, by=stranger)


def test_the_same_helper_is_asked_first_next_time(agreement, mevrouw_de_wit, samira, yvonne):
    done(agreement, samira, mevrouw_de_wit)
    again = asking.ask_again(agreement, by=mevrouw_de_wit)
    assert (again.state, again.asked_first, again.work_kind) == (
        "waiting",
        samira,
        agreement.opportunity.work_kind,
    )
    assert asking.ask_again(agreement, by=mevrouw_de_wit) == again  # pressed twice


def test_ask_again_is_the_neighbours(agreement, samira):
    with pytest.raises(NotYours):
        asking.ask_again(agreement, by=samira)


def done(agreement, helper, requester) -> None:
    visit = agreement.visits.get()
    visiting.report_visit(visit, by=helper, how="good")
    visiting.confirm_visit(visit, by=requester, done=True)


def test_still_needed_yes_keeps_looking(open_task, mevrouw_de_wit):
    from marketplace.actions.clock import ask_if_still_needed

    passed(open_task)
    assert ask_if_still_needed(open_task)
    kept = asking.keep_request(open_task, by=mevrouw_de_wit)
    assert (kept.state, kept.day, kept.on_date, kept.still_needed_asked_on) == ("open", "soon", None, None)


def test_no_answer_takes_it_out_of_the_list_and_one_yes_brings_it_back(open_task, mevrouw_de_wit, offer, henk):
    from marketplace.actions.clock import ask_if_still_needed, expire_opportunity

    passed(open_task)
    ask_if_still_needed(open_task)
    assert not expire_opportunity(open_task)
    Opportunity.objects.update(still_needed_asked_on=timezone.localdate() - timedelta(days=3))
    assert expire_opportunity(open_task)
    assert not expire_opportunity(open_task)
    open_task.refresh_from_db()
    offer.refresh_from_db()
    assert (open_task.state, open_task.band, offer.state) == ("expired", None, "passed")
    assert "request.expired" in waiting_messages(mevrouw_de_wit)
    assert asking.keep_request(open_task, by=mevrouw_de_wit).state == "waiting"


def passed(opportunity: Opportunity) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Opportunity.objects.filter(pk=opportunity.pk).update(day="date", on_date=yesterday)


def test_a_helper_who_stepped_back_is_not_in_the_way_of_a_new_yes(agreement, samira, fatma, open_task):
    helping.step_back(agreement, by=samira)
    assert helping.say_yes(open_task, by=fatma).helper == fatma
