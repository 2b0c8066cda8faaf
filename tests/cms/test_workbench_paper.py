"""Papier and the card of a person: what waits for a printer, that it was posted, how messages stand."""

import pytest
from django.urls import reverse
from django.utils import timezone

from neighbourhoods import background, outreach
from neighbourhoods.models import AccessEntry, Message
from neighbourhoods.models.outreach import Channel, Group
from neighbourhoods.outreach import Rendered, announce
from neighbourhoods.queries.calls import call_list
from neighbourhoods.queries.paper import print_run
from tests.conftest import person_of
from tests.entering import enter


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    def words(message: Message) -> Rendered | None:
        return None if message.key == "moot" else Rendered((f"Words of {message.key}.",))

    def broken(_message: Message) -> Rendered:
        raise ZeroDivisionError

    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.broken", broken, title="broken", channel=Channel.LETTER)
    outreach.register("test.letter", words, title="letter", channel=Channel.LETTER)
    outreach.register("test.card", words, title="card", channel=Channel.LETTER, group=Group.THANKS)


@pytest.fixture
def letters(mevrouw_de_wit) -> list[Message]:
    return [announce(mevrouw_de_wit, f"test.{kind}", key=key) for kind, key in (("letter", "a"), ("card", "b"))]


def test_letters_and_cards_wait_apart_and_the_look_is_written_down(client, letters, mevrouw_de_wit, yvonne):
    announce(mevrouw_de_wit, "test.letter", key="moot")

    page = enter(client, yvonne).get(reverse("workbench:paper"))

    found = [(name, [it.title for it in run]) for name, run in page.context["sizes"]]
    assert found == [("brief", ["letter"]), ("kaart", ["card"])]
    looks = list(AccessEntry.objects.values_list("resident", "viewer", "screen"))
    assert looks == [(mevrouw_de_wit.pk, yvonne.pk, "paper")]


def test_the_sheets_say_the_words_of_now_with_the_address(client, letters, yvonne):
    sheets = enter(client, yvonne).get(reverse("workbench:sheets"), {"soort": "kaart"}).content.decode()

    assert sheets.count("<article") == 1
    assert "Words of b." in sheets
    assert "Johanna de Wit<br>Kastanjelaan 12<br>7299 AB  Lindedaal" in sheets


def test_a_letter_whose_words_cannot_be_made_is_named_on_papier_and_becomes_a_call(
    client, letters, mevrouw_de_wit, yvonne, caplog
):
    broken = announce(mevrouw_de_wit, "test.broken")

    page = enter(client, yvonne).get(reverse("workbench:paper"))
    assert ([it.id for it in page.context["wordless"]], page.context["count"]) == ([broken.pk], 2)
    assert client.get(reverse("workbench:sheets")).content.decode().count("<article") == 2

    assert [background.drop_moot_calls() for _time in range(2)] == [0, 0]
    (call,) = call_list(yvonne).calls
    assert (call.id, call.title, call.script, call.due_on) == (broken.pk, "broken", (), timezone.localdate())
    assert "zijn niet te maken" in client.get(reverse("workbench:calls")).content.decode()
    assert [it.id for it in print_run(yvonne)] == [it.pk for it in letters]


def test_printed_and_posted_settles_them_once(client, letters, mevrouw_de_wit, yvonne):
    for _time in range(2):
        enter(client, yvonne).post(reverse("workbench:posted"), {"letter": [it.pk for it in letters]})

    assert set(Message.objects.values_list("state", "settled_by")) == {("sent", yvonne.pk)}
    assert [it.verb for it in mevrouw_de_wit.journal.all()] == ["letter.posted", "letter.posted"]


def test_another_neighbourhood_prints_and_posts_nothing_of_it(client, letters, karim, samira):
    assert (print_run(karim), print_run(samira)) == ([], [])

    enter(client, karim).post(reverse("workbench:posted"), {"letter": [it.pk for it in letters] + ["x"]})
    assert set(Message.objects.values_list("state", flat=True)) == {"waiting"}
    assert enter(client, samira).get(reverse("workbench:paper")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow(lindenkwartier, yvonne, count, django_assert_num_queries):
    for number in range(count):
        person = person_of(lindenkwartier, f"Buur {number}", "Bos", street="Laan", house_number="1")
        announce(person, "test.letter", key=str(number))

    with django_assert_num_queries(2):  # the letters, and who looked
        assert len(print_run(yvonne)) == count


# ---------------------------------------------------------------- the card of a person
def press(client, by, name, person, **answers):
    return enter(client, by).post(reverse(f"workbench:{name}", args=[person.pk]), answers)


def test_the_card_says_how_each_message_stands(client, letters, mevrouw_de_wit, yvonne):
    announce(mevrouw_de_wit, "test.letter", key="call", channel=Channel.CALL)
    Message.objects.filter(key="a").update(state="failed")

    page = enter(client, yvonne).get(reverse("workbench:person", args=[mevrouw_de_wit.pk]))

    assert [(it.title, it.standing, it.needs_call) for it in page.context["messages_sent"]] == [
        ("letter", "staat op de bel-lijst", False),
        ("card", "wacht op de printer", False),
        ("letter", "niet aangekomen: bel", True),
    ]
    assert "Words of" not in page.content.decode()


def test_ways_rest_and_number_are_written_down_on_the_card(client, samira, yvonne):
    press(client, yvonne, "ways", samira, thanks="letter", agreements="", invitations="")
    press(client, yvonne, "rest", samira, reason="asked", until="2999-01-01")
    samira.refresh_from_db()
    assert (samira.channels, samira.quiet_until) == ({"thanks": "letter"}, None)

    press(client, yvonne, "rest", samira, reason="asked", until=str(timezone.localdate()))
    samira.refresh_from_db()
    assert samira.hears_nothing_now is True

    press(client, yvonne, "rest_over", samira)
    press(client, yvonne, "phone", samira, phone="06 87654321")
    samira.refresh_from_db()
    assert (samira.quiet_until, samira.phone) == (None, "+31687654321")


def test_the_yes_to_an_address_in_a_text_is_read_aloud_and_taken_back_on_the_card(
    client, mevrouw_de_wit, yvonne, settings
):
    card = reverse("workbench:person", args=[mevrouw_de_wit.pk])
    aloud = "Wie u helpt, mag uw adres in een sms krijgen. Is dat goed?"
    assert aloud not in enter(client, yvonne).get(card).content.decode()  # no texts are sent here

    settings.TEXT_BACKEND = "cms.demo.texts.TextBox"
    assert aloud in client.get(card).content.decode()
    press(client, yvonne, "address_by_text", mevrouw_de_wit, yes="1")
    assert (mevrouw_de_wit.consents.get().wording, "Trekt dit in" in client.get(card).content.decode()) == (aloud, True)

    press(client, yvonne, "address_by_text", mevrouw_de_wit)
    assert mevrouw_de_wit.consents.filter(withdrawn_at=None).count() == 0


@pytest.mark.parametrize("name", ["ways", "rest", "rest_over", "phone", "email", "address_by_text"])
def test_to_a_coordinator_elsewhere_the_person_does_not_exist(client, samira, karim, name):
    assert press(client, karim, name, samira).status_code == 404


def test_somebody_chooses_their_own_ways(client, samira):
    page = enter(client, samira).post(
        reverse("marketplace:about_me"), {"part": "ways", "thanks": "letter", "agreements": "", "invitations": ""}
    )

    samira.refresh_from_db()
    assert (page.status_code, samira.channels) == (302, {"thanks": "letter"})
