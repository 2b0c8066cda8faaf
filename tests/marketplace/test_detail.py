"""/klussen/<id>-<slug>/: one task, in the same order for everybody, with no more than its reader may know."""

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import asking, moderating
from neighbourhoods.actions.people import pause_person
from neighbourhoods.models import Message
from tests.entering import enter

from . import stories


def text_of(page) -> str:
    main = BeautifulSoup(page.content, "html.parser").find("main")
    return " ".join(main.get_text(" ").split())


@pytest.fixture
def task(mevrouw_de_wit, yvonne):
    return stories.open_task(mevrouw_de_wit)


def test_the_order_is_what_when_where_money_steps_benefit_and_whom_to_call(client, samira, task):
    task.work_kind.steps_nl = "U haalt het briefje."
    task.work_kind.save()

    words = text_of(enter(client, samira).get(task.get_absolute_url()))

    parts = ["Boodschappen", "voor een buurvrouw in Lindenkwartier", "Wanneer", "Waar", "Geld", "Wat gaat u doen?",
             "U haalt het briefje.", "Heeft u een uitkering?", "Wie helpt u als er iets is?", "Yvonne"]  # fmt: skip
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


def test_a_visitor_reads_a_part_of_the_day_and_is_asked_who_they_are(client, task):
    page = client.get(task.get_absolute_url())

    assert ("14 uur" in text_of(page), "middag" in text_of(page)) == (False, True)
    assert f'href="{task.get_absolute_url()}ja/"' in page.content.decode()


def test_the_address_of_the_page_may_hold_another_word(client, task):
    assert client.get(f"/klussen/{task.pk}-iets-anders/").url == f"/klussen/{task.slug}/"
    assert client.get("/klussen/boodschappen/").status_code == 404


def test_somebody_else_does_it_already_the_page_stays_and_shows_others(client, task, samira, fatma, henk):
    stories.helping.say_yes(task, by=samira)
    other = stories.open_task(henk)

    page = enter(client, fatma).get(task.get_absolute_url())

    assert page.status_code == 200
    assert "Iemand anders doet deze klus al. Fijn dat u keek." in text_of(page)
    assert other.get_absolute_url() in page.content.decode()
    assert "Wanneer" not in text_of(page)


@pytest.mark.parametrize("end", ["taken back", "never published", "unknown"])
def test_what_is_not_there_shows_a_way_on(client, mevrouw_de_wit, task, end):
    if end == "taken back":
        asking.withdraw_request(task, by=mevrouw_de_wit)
    address = {
        "taken back": task.get_absolute_url(),
        "never published": stories.waiting(mevrouw_de_wit).get_absolute_url(),
        "unknown": "/klussen/99999-tuin/",
    }[end]

    for under in ("", "ja/", "vraag/"):
        page = client.get(address + under)
        assert page.status_code == 404
        assert 'href="/klussen/"' in page.content.decode()


def test_a_request_that_is_talked_over_is_gone_for_others_and_there_for_the_neighbour(
    client, task, mevrouw_de_wit, yvonne, samira
):
    moderating.talk_over(task, by=yvonne, reason="money")

    theirs = text_of(enter(client, mevrouw_de_wit).get(task.get_absolute_url()))
    assert "Dit is uw eigen vraag." in theirs
    assert "geldzaken" not in text_of(enter(client, samira).get(task.get_absolute_url()))


def test_who_said_not_now_is_asked_whether_they_join_in_again(client, task, samira):
    pause_person(samira, by=samira)
    enter(client, samira)

    page = client.get(task.get_absolute_url())
    answer = client.post("/mijn/even-niet/", {"until": "now", "next": task.get_absolute_url()})
    samira.refresh_from_db()

    assert "Ik doe weer mee" in text_of(page)
    assert (answer["Location"], samira.paused) == (task.get_absolute_url(), False)


def test_nobody_is_sent_to_another_site(client, samira):
    answer = enter(client, samira).post("/mijn/even-niet/", {"until": "now", "next": "https://elders.example/"})

    assert answer["Location"] == "/mijn/"


# ---------------------------------------------------------------- asking something first
def test_a_question_becomes_a_call(client, task, samira):
    answer = enter(client, samira).post(f"{task.get_absolute_url()}vraag/", {"words": "Is er een lift?"})

    assert (answer.status_code, answer["Location"]) == (302, task.get_absolute_url())
    message = Message.objects.get(kind="question.asked")
    assert (message.recipient, message.channel) == (samira, "call")
    assert [entry.words.text for entry in samira.journal.filter(verb="question.asked")] == ["Is er een lift?"]


def test_a_visitor_first_says_who_they_are(client, task):
    page = client.post(f"{task.get_absolute_url()}vraag/", {"words": "Is er een lift?"})

    assert not Message.objects.filter(kind="question.asked").exists()
    assert f"/meedoen/?next={task.get_absolute_url()}vraag/" in page.content.decode()
    assert 'href="tel:' in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_task_asks_as_much_however_many_there_are(
    client, samira, mevrouw_de_wit, task, count, django_assert_num_queries
):
    for _number in range(count - 1):
        stories.open_task(mevrouw_de_wit)
    enter(client, samira).get(task.get_absolute_url())

    with django_assert_num_queries(11):
        client.get(task.get_absolute_url())
