"""The demo: one tap to become anybody, every message to read. Nothing of it exists outside demo mode."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import transaction

from cms.demo import mailbox
from marketplace.actions import clock
from marketplace.actions.helpers import offer_help
from neighbourhoods import outreach
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered
from tests.marketplace import stories
from tests.texts import by_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.cms.demo_urls"
    settings.VAR_DIR = tmp_path
    settings.EMAIL_BACKEND = "cms.demo.mailbox.Mailbox"


def become(client, person):
    return client.post(f"/demo/word/{person.pk}/")


def who(client):
    return client.session.get("_auth_user_id")


def dutch(client, path):
    page = BeautifulSoup(client.get(path, headers={"accept-language": "nl"}).content, "html.parser")
    return " ".join(page.main.get_text(" ").split())


def announce_greeting(person, monkeypatch):
    monkeypatch.setattr(outreach, "kinds", {})
    outreach.register("test.greeting", lambda _message: Rendered(("Dag buur.",)), title="greeting")
    with transaction.atomic():
        return outreach.announce(person, "test.greeting")


@pytest.mark.parametrize("path", ["/demo/", "/demo/berichten/"])
def test_outside_demo_mode_there_is_no_demo(client, samira, path):
    assert client.get(path).status_code == 404
    assert become(client, samira).status_code == 404
    assert who(client) is None


def test_the_page_shows_everybody_by_role(client, demo, samira, henk, mevrouw_de_wit, yvonne):
    offer_help(samira, by=samira)
    offer_help(henk, by=henk)
    roles = client.get("/demo/").context["roles"]

    shown = [[player.name for player in role.players] for role in roles]
    assert shown[0] == ["Samira Haddad", "Johanna de Wit", "Yvonne Jansen"]
    assert shown[1:] == [["Samira Haddad"], ["Henk Smit"], ["Johanna de Wit"], ["Yvonne Jansen"]]


def test_a_tap_makes_you_a_resident(client, demo, samira):
    assert become(client, samira).url == "/mijn/"
    assert who(client) == str(samira.pk)


def test_a_tap_makes_you_a_coordinator_and_stands_for_the_second_proof(client, demo, yvonne):
    assert become(client, yvonne).url == "/cms/"
    assert client.get("/cms/").status_code == 200
    assert [(record["method"], record["type"]) for record in client.session["account_authentication_methods"]] == [
        ("mfa", "demo")
    ]


def test_becoming_somebody_else_leaves_nothing_of_the_first(client, demo, yvonne, samira):
    become(client, yvonne)
    become(client, samira)

    assert who(client) == str(samira.pk)
    assert client.get("/cms/").status_code == 404


def test_outside_demo_mode_the_tap_of_a_demo_proves_nothing(client, demo, settings, yvonne):
    become(client, yvonne)
    settings.DEMO = False

    assert client.get("/cms/").status_code == 302


def test_looking_is_not_becoming(client, demo, samira):
    assert client.get(f"/demo/word/{samira.pk}/").status_code == 405
    assert client.post("/demo/word/999999/").status_code == 404


def test_a_coordinator_who_did_not_prove_it_yet_may_still_become_another(client, demo, yvonne, samira):
    client.force_login(yvonne)

    assert client.get("/demo/").status_code == 200
    assert become(client, samira).url == "/mijn/"


def test_codes_can_be_read(client, demo, samira):
    client.post("/inloggen/", {"login": samira.email})
    (letter,) = mailbox.newest(5)

    assert (letter.to, letter.subject) == ("samira@example.org", "Uw code voor Dichtbij")
    assert letter.text.splitlines()[2] in client.get("/demo/berichten/").content.decode()


def test_what_waits_for_the_morning_leaves_now(client, demo, settings, samira, monkeypatch):
    settings.QUIET_FROM, settings.QUIET_UNTIL = 0, 8  # always night
    message = announce_greeting(samira, monkeypatch)
    before = client.get("/demo/berichten/").context["waiting"]
    assert "Verstuur nu wat op de ochtend wacht (1)" in dutch(client, "/demo/berichten/")
    client.post("/demo/berichten/verstuur/")

    message.refresh_from_db()
    assert [each.paragraphs for each in before] == [("Dag buur.",)]
    assert (message.state, Message.objects.filter(state="waiting").count()) == ("sent", 0)
    assert "Dag buur." in mailbox.newest(1)[0].text
    assert (settings.QUIET_FROM, settings.QUIET_UNTIL, mail.outbox) == (0, 8, [])


def test_a_call_stands_apart_and_no_button_sends_it(client, demo, mevrouw_de_wit, monkeypatch):
    announce_greeting(mevrouw_de_wit, monkeypatch)
    page = dutch(client, "/demo/berichten/")

    assert "Verstuur nu" not in page
    assert page.index("Verstuurde e-mails") < page.index("Telefoontjes en brieven") < page.index("Dag buur.")


def test_every_page_of_the_demo_says_it_is_one(client, demo):
    assert "/demo/" in client.get("/inloggen/").content.decode()


def test_a_text_of_the_demo_is_read_and_answered_on_its_page(client, demo, settings, samira, mevrouw_de_wit):
    settings.TEXT_BACKEND = "cms.demo.texts.TextBox"
    visit = stories.visited(mevrouw_de_wit, by_text(samira))
    clock.ask_how_it_went(visit)
    client.post("/demo/berichten/verstuur/")
    assert "Hoe ging het bij mevrouw De Wit?" in dutch(client, "/demo/berichten/")

    client.post("/demo/berichten/antwoord/", {"number": samira.phone, "body": "1"})

    visit.refresh_from_db()
    assert visit.helper_said == "good"
    assert "Fijn dat u hielp." in dutch(client, "/demo/berichten/")
