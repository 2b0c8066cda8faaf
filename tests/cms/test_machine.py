"""The operator's page: what it tells, who may see it, and what can be done about a task that failed."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task

from cms.workbench.machine import TURNS
from neighbourhoods import schedules
from neighbourhoods.actions.machine import dismiss_failure, retry_failure
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message, User
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.queries.machine import Failed, Messages, machine
from tests.entering import enter

pytestmark = pytest.mark.django_db
TRACE = "no such thing : Traceback (most recent call last):\n  File x\nmodule.SomeError: Samira, 06 12 34 56 78\n"


@pytest.fixture
def olga(db) -> User:
    return User.objects.create_superuser("olga@lindedaal.example", first_name="Olga")


@pytest.fixture
def failed() -> Task:
    return Task.objects.create(
        id="a1", name="one", func="neighbourhoods.background.sweep", args=(), kwargs={}, result=TRACE, attempt_count=3,
        started=timezone.now(), stopped=timezone.now(), success=False,
    )  # fmt: skip


def page(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/cms/techniek/", headers={"accept-language": "nl"}).content, "html.parser")


def test_it_tells_what_the_machine_does(client, olga, failed):
    enter(client, olga)

    shown = page(client)

    assert [head.text for head in shown.select(".desk h2")] == [
        "Wat de controle ziet", "Taken die mislukten", "In getallen", "Volgens de klok",
    ]  # fmt: skip
    assert "SomeError" in shown.text
    assert "06 12 34 56 78" not in shown.text


@pytest.mark.parametrize("name", ["yvonne", "samira"])
def test_for_others_it_does_not_exist(client, request, failed, name):
    enter(client, request.getfixturevalue(name))

    answers = [client.get("/cms/techniek/"), client.post(f"/cms/techniek/{failed.id}/opnieuw/")]

    assert [answer.status_code for answer in answers] in ([403, 403], [404, 404], [302, 302])
    assert Task.objects.filter(pk=failed.id).exists()


def test_a_failed_task_runs_again(client, olga, failed):
    enter(client, olga)
    client.post("/cms/techniek/a1/opnieuw/")

    [queued] = OrmQ.objects.all()
    assert queued.task["func"] == "neighbourhoods.background.sweep"
    assert (Task.objects.count(), [entry.verb for entry in JournalEntry.objects.all()]) == (0, ["task.retried"])


def test_a_failed_task_is_put_away(olga, failed):
    dismiss_failure(failed.id, by=olga)

    assert (Task.objects.count(), OrmQ.objects.count()) == (0, 0)
    assert [entry.verb for entry in JournalEntry.objects.all()] == ["task.dismissed"]


@pytest.mark.parametrize("action", [retry_failure, dismiss_failure])
def test_only_the_operator_and_only_once(yvonne, olga, failed, action):
    with pytest.raises(NotYours):
        action(failed.id, by=yvonne)
    action(failed.id, by=olga)
    with pytest.raises(NotAllowedNow):
        action(failed.id, by=olga)


def test_a_task_that_failed_shows_no_words_of_its_error(failed):
    assert machine().failures == (
        Failed("a1", "neighbourhoods.background.sweep", failed.stopped, 3, "module.SomeError"),
    )


def test_every_turn_of_the_clock_has_words_and_a_late_one_is_seen():
    schedules.set_schedules()
    assert {turn.func for turn in schedules.turns.values()} == set(TURNS)

    Schedule.objects.update(next_run=timezone.now() + timedelta(minutes=1))
    Schedule.objects.filter(name="dichtbij:neighbourhoods.background.sweep").update(
        next_run=timezone.now() - timedelta(hours=1)
    )
    Schedule.objects.filter(name="dichtbij:marketplace.background.unanswered").delete()

    late = {turn.func for turn in machine().turns if turn.is_late}
    assert late == {"neighbourhoods.background.sweep", "marketplace.background.unanswered"}


def test_messages_are_counted_by_what_becomes_of_them(samira):
    now = timezone.now()
    for number, (channel, state, minutes) in enumerate(
        [
            (Channel.EMAIL, MessageState.WAITING, 5), (Channel.EMAIL, MessageState.WAITING, -60),
            (Channel.CALL, MessageState.WAITING, -60), (Channel.EMAIL, MessageState.UNCERTAIN, -60),
            (Channel.EMAIL, MessageState.FAILED, -60), (Channel.EMAIL, MessageState.SENT, -60),
        ]
    ):  # fmt: skip
        moment = now + timedelta(minutes=minutes)
        settled = None if state == MessageState.WAITING else moment
        Message.objects.create(
            recipient=samira, kind="x", channel=channel, state=state, key=str(number), send_after=moment,
            settled_at=settled,
        )  # fmt: skip

    assert machine().messages == Messages(waiting=2, late=1, by_hand=1, uncertain=1, failed=1)
    with time_machine.travel(now + timedelta(days=8)):
        assert (machine().messages.uncertain, machine().messages.failed) == (0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_as_for_three(client, olga, failed, django_assert_num_queries, count):
    for number in range(1, count):
        Task.objects.create(
            id=f"a{number + 1}", name="more", func="x.y", started=timezone.now(), stopped=timezone.now(), success=False
        )
    enter(client, olga)
    page(client)
    with django_assert_num_queries(26):
        page(client)
