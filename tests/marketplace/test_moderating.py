"""Coordinators: publish, undo, talk over, put back, invite."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from marketplace.actions import helping, moderating
from marketplace.models import Opportunity
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message, User


def kinds_waiting(person) -> list[str]:
    return sorted(Message.objects.filter(recipient=person, state="waiting").values_list("kind", flat=True))


def test_the_coordinator_puts_a_waiting_task_in_the_neighbourhood(waiting, yvonne, mevrouw_de_wit):
    task = moderating.publish_opportunity(waiting, by=yvonne)
    task.refresh_from_db()
    assert (task.state, task.published_by, task.band is not None) == ("open", yvonne, True)
    verbs = [(e.verb, e.actor) for e in JournalEntry.objects.filter(resident=mevrouw_de_wit).order_by("id")]
    assert verbs == [("request.asked", mevrouw_de_wit), ("request.published", yvonne)]
    assert kinds_waiting(mevrouw_de_wit) == ["request.published", "request.received"]


def test_only_a_coordinator_of_that_neighbourhood(waiting, karim, samira, mevrouw_de_wit):
    for stranger in (karim, samira, mevrouw_de_wit):
        with pytest.raises(NotYours):
            moderating.publish_opportunity(waiting, by=stranger)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_a_post_that_ended_gives_nothing(waiting, yvonne):
    yvonne.posts.update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotYours):
        moderating.publish_opportunity(waiting, by=yvonne)


def test_a_colleague_was_first(open_task, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        moderating.publish_opportunity(open_task, by=yvonne)
    assert refusal.value.code == "twice"


def test_what_nobody_can_find_is_not_published(waiting, yvonne):
    Opportunity.objects.update(work_kind=None)
    with pytest.raises(NotAllowedNow) as refusal:
        moderating.publish_opportunity(waiting, by=yvonne)
    assert refusal.value.code == "no_kind"


def test_undo_takes_its_messages_back(waiting, yvonne, mevrouw_de_wit, samira):
    moderating.publish_opportunity(waiting, by=yvonne, ask=samira)
    assert kinds_waiting(samira) == ["helper.invited"]
    task = moderating.undo_publication(waiting, by=yvonne)
    assert (task.state, task.band, task.published_at) == ("waiting", None, None)
    assert (kinds_waiting(samira), kinds_waiting(mevrouw_de_wit)) == ([], ["request.received"])


def test_undo_is_over_once_the_message_left(open_task, yvonne):
    Opportunity.objects.update(published_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotAllowedNow) as refusal:
        moderating.undo_publication(open_task, by=yvonne)
    assert refusal.value.code == "too_late"


def test_undo_is_over_once_somebody_offered(offer, open_task, yvonne):
    with pytest.raises(NotAllowedNow):
        moderating.undo_publication(open_task, by=yvonne)


def test_published_undone_and_published_again_tells_once_more(waiting, yvonne, mevrouw_de_wit):
    for _ in range(2):
        moderating.publish_opportunity(waiting, by=yvonne)
        moderating.undo_publication(waiting, by=yvonne)
    moderating.publish_opportunity(waiting, by=yvonne)
    assert kinds_waiting(mevrouw_de_wit) == ["request.published", "request.received"]


def test_what_cannot_go_on_gets_an_owner_a_date_and_a_call(waiting, yvonne, mevrouw_de_wit):
    task = moderating.talk_over(waiting, by=yvonne, reason="money", words="Zij vroeg om te pinnen.")
    assert (task.state, task.talk_owner, task.talk_reason) == ("to_talk_over", yvonne, "money")
    assert task.talk_by == moderating.next_working_day(timezone.localdate())
    call = Message.objects.get(kind="request.talk_over")
    assert (call.recipient, call.channel, call.state, call.due_on) == (mevrouw_de_wit, "call", "waiting", task.talk_by)
    entry = JournalEntry.objects.get(verb="request.to_talk_over")
    assert entry.words.text == "Zij vroeg om te pinnen."


def test_talking_over_needs_a_reason_and_the_right_person(waiting, yvonne, karim):
    with pytest.raises(NotAllowedNow):
        moderating.talk_over(waiting, by=yvonne, reason="because")
    with pytest.raises(NotYours):
        moderating.talk_over(waiting, by=karim, reason="money")


def test_talked_over_again_calls_again(waiting, yvonne):
    moderating.talk_over(waiting, by=yvonne, reason="unclear")
    moderating.put_back(waiting, by=yvonne)
    moderating.talk_over(waiting, by=yvonne, reason="too_heavy")
    states = list(Message.objects.filter(kind="request.talk_over").order_by("id").values_list("state", flat=True))
    assert states == ["cancelled", "waiting"]


def test_talking_over_an_agreed_task_frees_the_helper(agreement, open_task, yvonne, samira):
    moderating.talk_over(open_task, by=yvonne, reason="too_heavy")
    agreement.refresh_from_db()
    assert (agreement.state, kinds_waiting(samira)) == ("called_off", ["helper.called_off"])


def test_a_helper_is_invited(open_task, yvonne, karim, samira):
    moderating.invite_helper(open_task, by=yvonne, helper=samira)
    assert kinds_waiting(samira) == ["helper.invited"]
    with pytest.raises(NotYours):
        moderating.invite_helper(open_task, by=karim, helper=samira)


def test_somebody_who_paused_is_left_alone(open_task, yvonne, samira):
    samira.paused = True
    samira.save()
    with pytest.raises(NotAllowedNow):
        moderating.invite_helper(open_task, by=yvonne, helper=samira)
    assert kinds_waiting(samira) == []


def test_somebody_who_paused_while_the_page_was_open_is_left_alone(waiting, yvonne, samira):
    User.objects.filter(pk=samira.pk).update(paused=True)

    moderating.publish_opportunity(waiting, by=yvonne, ask=samira)
    with pytest.raises(NotAllowedNow):
        moderating.invite_helper(waiting, by=yvonne, helper=samira)

    assert kinds_waiting(samira) == []


def test_nobody_is_invited_to_what_is_taken(agreement, open_task, yvonne, fatma):
    with pytest.raises(NotAllowedNow):
        moderating.invite_helper(open_task, by=yvonne, helper=fatma)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 24)),
    ],
)
def test_the_next_working_day_is_no_weekend(day, following):
    assert moderating.next_working_day(day) == following


def test_after_a_call_off_the_neighbour_hears_we_look_on(agreement, open_task, yvonne, mevrouw_de_wit):
    helping.call_off(agreement, by=yvonne)
    assert "request.still_looking" in kinds_waiting(mevrouw_de_wit)


def test_an_old_page_does_not_publish_what_somebody_does_already(agreement, open_task, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        moderating.publish_opportunity(open_task, by=yvonne)

    open_task.refresh_from_db()
    assert (refusal.value.code, open_task.state, open_task.band) == ("twice", "agreed", None)


def test_an_old_page_neither_puts_back_nor_undoes_in_another_state(open_task, yvonne):
    with pytest.raises(NotAllowedNow):
        moderating.put_back(open_task, by=yvonne)
    moderating.talk_over(open_task, by=yvonne, reason=Opportunity.Reason.MONEY)
    with pytest.raises(NotAllowedNow):
        moderating.undo_publication(open_task, by=yvonne)

    open_task.refresh_from_db()
    assert (open_task.state, open_task.talk_owner) == ("to_talk_over", yvonne)
