"""The visit and after."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from marketplace.actions import clock, visiting
from marketplace.models import Agreement, Thanks, Visit
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import CoordinatorPost, JournalEntry, Message


@pytest.fixture
def visit(agreement) -> Visit:
    return agreement.visits.get()


@pytest.fixture
def today():
    return timezone.localdate()


def states(visit) -> tuple[str, str, str]:
    visit = Visit.objects.select_related("agreement__opportunity").get(pk=visit.pk)
    return visit.state, visit.agreement.state, visit.agreement.opportunity.state


def kinds_waiting(person) -> list[str]:
    return sorted(Message.objects.filter(recipient=person, state="waiting").values_list("kind", flat=True))


def test_both_sides_say_it_is_done(visit, samira, mevrouw_de_wit):
    visiting.report_visit(visit, by=samira, how="good", minutes=45)
    assert states(visit) == ("planned", "agreed", "agreed")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    assert states(visit) == ("done", "done", "done")
    assert Visit.objects.get().minutes == 45


def test_the_other_order_and_by_phone_is_the_same(visit, yvonne):
    visiting.confirm_visit(visit, by=yvonne, done=True)
    visiting.report_visit(visit, by=yvonne, how="okay")
    assert states(visit) == ("done", "done", "done")


def test_saying_it_twice_changes_nothing(visit, samira, mevrouw_de_wit):
    visiting.report_visit(visit, by=samira, how="good")
    visiting.report_visit(visit, by=samira, how="not_good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False)
    assert states(visit) == ("done", "done", "done")
    assert Visit.objects.get().helper_said == "good"


def test_each_speaks_only_for_themselves(visit, samira, mevrouw_de_wit, fatma, karim):
    for stranger in (mevrouw_de_wit, fatma, karim):
        with pytest.raises(NotYours):
            visiting.report_visit(visit, by=stranger, how="good")
    for stranger in (samira, fatma, karim):
        with pytest.raises(NotYours):
            visiting.confirm_visit(visit, by=stranger, done=True)


def test_not_good_is_a_call_today(visit, samira, today, yvonne):
    visiting.report_visit(visit, by=samira, how="not_good")
    call = Message.objects.get(kind="visit.not_good")
    assert (call.recipient, call.channel, call.due_on) == (samira, "call", today)
    assert "coordinator.not_good" in kinds_waiting(yvonne)


def test_the_two_say_different_things(visit, samira, mevrouw_de_wit, today, yvonne):
    visiting.report_visit(visit, by=samira, how="good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False)
    assert states(visit) == ("planned", "agreed", "agreed")
    call = Message.objects.get(kind="visit.differs")
    assert (call.recipient, call.channel, call.due_on) == (mevrouw_de_wit, "call", today)
    visiting.settle_visit(visit, by=yvonne, happened=True)
    assert states(visit) == ("done", "done", "done")


def test_a_visit_that_never_happened_frees_the_place(visit, yvonne, samira):
    with pytest.raises(NotYours):
        visiting.settle_visit(visit, by=samira, happened=False)
    visiting.settle_visit(visit, by=yvonne, happened=False)
    assert states(visit) == ("called_off", "called_off", "open")
    with pytest.raises(NotAllowedNow):
        visiting.settle_visit(visit, by=yvonne, happened=True)


def test_not_before_the_day(visit, samira, mevrouw_de_wit, today):
    visiting.plan_visit(visit, by=samira, on_date=today + timedelta(days=1), at_time=time(14))
    with pytest.raises(NotAllowedNow) as refusal:
        visiting.report_visit(visit, by=samira, how="good")
    assert refusal.value.code == "too_early"
    with pytest.raises(NotAllowedNow):
        visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)


def test_the_pair_settles_the_day(visit, samira, mevrouw_de_wit, fatma, today):
    for person in (samira, mevrouw_de_wit):
        visiting.plan_visit(visit, by=person, on_date=today, at_time=time(14))
    with pytest.raises(NotYours):
        visiting.plan_visit(visit, by=fatma, on_date=today)
    with pytest.raises(NotAllowedNow) as refusal:
        visiting.plan_visit(visit, by=samira, on_date=today - timedelta(days=1))
    assert refusal.value.code == "past"
    assert (Visit.objects.get().on_date, Visit.objects.get().at_time) == (today, time(14))


def test_a_thank_you_once(visit, agreement, samira, mevrouw_de_wit, yvonne):
    with pytest.raises(NotAllowedNow):
        visiting.thank_helper(agreement, by=mevrouw_de_wit, sentence="nice")
    visiting.report_visit(visit, by=samira, how="good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    with pytest.raises(NotYours):
        visiting.thank_helper(agreement, by=samira, sentence="nice")
    with pytest.raises(NotAllowedNow):
        visiting.thank_helper(agreement, by=mevrouw_de_wit, own_words="   ")
    card = visiting.thank_helper(agreement, by=yvonne, own_words="We hebben gelachen.")
    assert visiting.thank_helper(agreement, by=mevrouw_de_wit, sentence="nice") == card
    assert (Thanks.objects.get().text, kinds_waiting(samira)) == (
        "We hebben gelachen.",
        ["helper.agreed", "helper.thanked"],
    )


def test_a_helper_who_stays_silent_is_thanked_all_the_same(visit, agreement, samira, mevrouw_de_wit):
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False)
    with pytest.raises(NotAllowedNow):
        visiting.thank_helper(agreement, by=mevrouw_de_wit, sentence="nice")
    Visit.objects.update(requester_said_done=True)
    visiting.thank_helper(agreement, by=mevrouw_de_wit, sentence="nice")
    agreement.refresh_from_db()
    assert (agreement.state, agreement.thanks.get().sentence) == ("agreed", "nice")


def test_the_clock_reminds_asks_and_chases(visit, samira, mevrouw_de_wit, yvonne, today):
    assert not clock.remind_of_visit(visit)
    assert not clock.ask_how_it_went(visit)
    Visit.objects.update(on_date=today + timedelta(days=1))
    assert clock.remind_of_visit(visit)
    Visit.objects.update(on_date=today - timedelta(days=3))
    assert clock.ask_how_it_went(visit)
    assert clock.chase_visit(visit)
    assert {"helper.reminder", "visit.how_did_it_go"} <= set(kinds_waiting(samira))
    assert "visit.is_it_done" in kinds_waiting(mevrouw_de_wit)
    assert "coordinator.silent_visit" in kinds_waiting(yvonne)
    clock.ask_how_it_went(visit)
    assert Message.objects.filter(kind="visit.how_did_it_go").count() == 1


@pytest.mark.parametrize("chase", [clock.chase_visit, clock.chase_day])
def test_nobody_says_each_hour_that_our_team_calls_where_there_is_no_team(visit, chase, today):
    CoordinatorPost.objects.all().delete()
    Visit.objects.update(on_date=today - timedelta(days=3) if chase is clock.chase_visit else None)
    Agreement.objects.update(made_at=timezone.now() - timedelta(days=8))

    assert not chase(visit)
    assert not JournalEntry.objects.filter(verb="visit.chased").exists()


def test_the_call_promised_after_not_good_is_made_whatever_follows(visit, samira, mevrouw_de_wit):
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    visiting.report_visit(visit, by=samira, how="not_good")

    assert states(visit) == ("done", "done", "done")
    assert "visit.not_good" in kinds_waiting(samira)


def test_a_settled_visit_is_not_denied_afterwards(visit, yvonne, mevrouw_de_wit):
    visiting.settle_visit(visit, by=yvonne, happened=True)

    with pytest.raises(NotAllowedNow):
        visiting.confirm_visit(visit, by=mevrouw_de_wit, done=False)
    assert "visit.differs" not in kinds_waiting(mevrouw_de_wit)


def test_a_visit_that_was_told_about_gets_no_other_day(visit, samira, today):
    visiting.report_visit(visit, by=samira, how="good")

    with pytest.raises(NotAllowedNow):
        visiting.plan_visit(visit, by=samira, on_date=today + timedelta(days=3))


def test_a_report_settles_the_day_so_that_silence_is_chased(visit, samira, today):
    assert visit.on_date is None
    visiting.report_visit(visit, by=samira, how="good")
    Visit.objects.update(on_date=Visit.objects.get().on_date - timedelta(days=3))
    assert (clock.chase_visit(visit), clock.chase_visit(visit)) == (True, False)
