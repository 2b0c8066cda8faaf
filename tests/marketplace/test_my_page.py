"""/mijn/: what comes next, what was done, not now, and everything we keep."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from marketplace.actions import helping, visiting
from marketplace.models import Agreement, HelperProfile
from marketplace.queries.mine import Deeds, deeds_of
from marketplace.told import SCREENS, SENTENCES
from neighbourhoods import journal
from neighbourhoods.actions.people import pause_person
from neighbourhoods.models import Message
from tests.architecture import sources
from tests.entering import enter

from . import stories

ROOT = Path(__file__).resolve().parent.parent.parent


def text_of(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").find("main").get_text(" ").split())


def test_with_nothing_agreed_there_is_a_kind_word_and_a_way_to_the_jobs(client, samira):
    words = text_of(enter(client, samira).get("/mijn/"))

    assert "Dag Samira" in words
    assert "Er staat niets klaar." in words
    assert "Kies een klus" in words


def test_the_first_that_comes_is_one_card_with_the_address(client, mevrouw_de_wit, samira, yvonne):
    later = stories.agreed(mevrouw_de_wit, samira, in_days=5)
    first = stories.agreed(mevrouw_de_wit, samira, in_days=1)

    page = enter(client, samira).get("/mijn/")
    card = BeautifulSoup(page.content, "html.parser").select_one(".card.next")

    assert " ".join(card.get_text(" ").split()) == "Morgen, 14 uur Boodschappen mevrouw De Wit, Kastanjelaan 12 Bekijk"
    assert card.select_one("a.btn")["href"] == f"/mijn/klussen/{first.opportunity_id}/"
    assert f"/mijn/klussen/{later.opportunity_id}/" in page.content.decode()


def test_an_offer_stands_there_and_can_be_taken_back(client, mevrouw_de_wit, henk, yvonne):
    task = stories.open_task(mevrouw_de_wit)
    helping.say_yes(task, by=henk)

    words = text_of(enter(client, henk).get("/mijn/"))

    assert "Hier zei u ja" in words
    assert "voor een buurvrouw in Lindenkwartier" in words
    assert "Toch niet?" in text_of(client.get(f"/mijn/klussen/{task.pk}/"))


def test_after_the_visit_it_asks_how_it_went_in_one_tap(client, mevrouw_de_wit, samira, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    address = f"/mijn/klussen/{visit.agreement.opportunity_id}/hoe-ging-het/"

    form = enter(client, samira).get(address)
    answer = client.post(address, {"how": "good", "minutes": "60", "words": ""})
    visit.refresh_from_db()

    assert 'value="60" selected' in form.content.decode()
    assert (answer.status_code, visit.helper_said, visit.minutes) == (302, "good", 60)
    assert "Boodschappen, mevrouw De Wit Wij vragen het ook aan uw buur." in text_of(client.get(answer["Location"]))


def test_not_good_is_a_call_today_and_no_form(client, mevrouw_de_wit, samira, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    address = f"/mijn/klussen/{visit.agreement.opportunity_id}/hoe-ging-het/"

    answer = enter(client, samira).post(address, {"how": "not_good", "minutes": "60"})

    assert "Yvonne belt u vandaag." in text_of(client.get(answer["Location"]))
    call = Message.objects.get(kind="visit.not_good")
    assert (call.recipient, call.channel, call.due_on) == (samira, "call", timezone.localdate())


def test_before_the_visit_there_is_nothing_to_tell(client, mevrouw_de_wit, samira, yvonne):
    task = stories.agreed(mevrouw_de_wit, samira, in_days=3).opportunity

    page = enter(client, samira).get(f"/mijn/klussen/{task.pk}/hoe-ging-het/")

    assert "Het bezoek is nog niet geweest." in text_of(page)


def test_what_was_done_grows_and_the_thanks_name_nobody(client, mevrouw_de_wit, henk, samira, yvonne):
    for neighbour in (mevrouw_de_wit, mevrouw_de_wit, henk):
        agreement = stories.done(neighbour, samira)
    visiting.thank_helper(agreement, by=henk, own_words="Wat fijn!")

    words = text_of(enter(client, samira).get("/mijn/"))

    assert deeds_of(samira) == Deeds(neighbours=2, tasks=3, hours=3)
    assert "“Wat fijn!” Boodschappen voor een buur, vandaag" in words
    assert "Henk" not in words


def test_days_after_the_visit_the_address_is_gone(client, mevrouw_de_wit, samira, yvonne):
    agreement = stories.done(mevrouw_de_wit, samira)
    address = f"/mijn/klussen/{agreement.opportunity_id}/"
    enter(client, samira)

    soon = text_of(client.get(address))
    Agreement.objects.update(ended_at=timezone.now() - timedelta(days=4))
    later = text_of(client.get(address))

    assert ("Kastanjelaan" in soon, "Kastanjelaan" in later) == (True, False)
    assert "De Wit" not in later


# ---------------------------------------------------------------- not now
@pytest.mark.parametrize(("choice", "days"), [("week", 7), ("month", 30), ("call", None)])
def test_not_now(client, samira, choice, days):
    answer = enter(client, samira).post("/mijn/even-niet/", {"until": choice})
    samira.refresh_from_db()

    assert answer["Location"] == "/mijn/"
    assert (samira.paused, samira.paused_until) == (True, stories.a_day(days) if days else None)
    assert "Prima. Tot later." in text_of(client.get("/mijn/"))


def test_back_again(client, samira):
    pause_person(samira, by=samira)

    enter(client, samira).post("/mijn/even-niet/", {"until": "now"})
    samira.refresh_from_db()

    assert samira.paused is False


# ---------------------------------------------------------------- what we keep
def test_the_journal_is_told_in_plain_sentences(client, mevrouw_de_wit, samira, fatma, yvonne):
    agreement = stories.agreed(mevrouw_de_wit, samira)
    helping.call_off(agreement, by=yvonne)

    words = text_of(enter(client, samira).get("/mijn/gegevens/"))

    assert "Er is iets afgesproken. u" in words
    assert "Een afspraak ging niet door. Yvonne, Wonen Zorg Service" in words


def test_a_neighbour_is_not_named_in_a_journal(client, mevrouw_de_wit, samira, yvonne):
    stories.agreed(mevrouw_de_wit, samira)

    words = text_of(enter(client, mevrouw_de_wit).get("/mijn/gegevens/"))

    assert "Er is iets afgesproken. een buur" in words
    assert "Samira" not in words


def test_every_screen_that_is_written_down_has_words():
    written = {name for source in sources("**/*.py") for name in re.findall(r'screen="(\w+)"', source.text)}

    assert written == set(SCREENS)


def test_who_looked_is_there_with_name_and_team(client, samira, yvonne):
    journal.note_look([samira], viewer=yvonne, screen="person")

    assert "uw kaart Yvonne, Wonen Zorg Service" in text_of(enter(client, samira).get("/mijn/gegevens/wie-keek/"))


def test_every_verb_in_the_code_has_a_sentence():
    actions = [path.read_text() for path in ROOT.glob("*/actions/*.py")]
    found = {
        verb for text in actions for verb in re.findall(r"""(?:note\([\w.]+, |verb=)"([a-z_]+\.[a-z_]+)\"""", text)
    }

    assert len(found) > 30
    assert found - set(SENTENCES) == set()


def test_everything_can_be_taken_along(client, samira, mevrouw_de_wit, yvonne):
    stories.agreed(mevrouw_de_wit, samira)

    file = enter(client, samira).get("/mijn/gegevens/mijn-gegevens.json")

    assert file["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert json.loads(file.content)["neighbourhoods.user"][0]["email"] == "samira@example.org"
    assert "Kastanjelaan" not in file.content.decode()


# ---------------------------------------------------------------- one's own details
def test_name_and_phone_and_wishes_can_be_changed(client, samira, shopping):
    enter(client, samira)

    for answers in (
        {"part": "names", "first_name": "Samira", "last_name": "Haddad", "call_name": "Sam"},
        {"part": "reach", "phone": "06 12 34 56 99", "channel": "call"},
        {"part": "wishes", "likes": [str(shopping.pk)], "parts": ["morning"], "reach_minutes": "30"},
    ):
        assert client.post("/mijn/over-mij/", answers)["Location"] == "/mijn/over-mij/"
    samira.refresh_from_db()
    profile = HelperProfile.objects.get(user=samira)

    assert (samira.call_name, samira.phone, samira.channel) == ("Sam", "+31612345699", "call")
    assert (list(profile.likes.all()), profile.reach_minutes) == ([shopping], 30)
    assert "morning" in client.get("/mijn/over-mij/").content.decode()


def test_a_mistake_is_said_and_the_other_forms_stay_as_they_were(client, samira):
    page = enter(client, samira).post("/mijn/over-mij/", {"part": "names", "first_name": ""})

    assert "Vul uw voornaam in." in text_of(page)
    assert "<title>Fout:" in page.content.decode()


def test_a_way_that_does_not_reach_somebody_is_refused(client, mevrouw_de_wit):
    answer = enter(client, mevrouw_de_wit).post(
        "/mijn/over-mij/", {"part": "reach", "phone": "", "channel": "call"}, follow=True
    )
    mevrouw_de_wit.refresh_from_db()

    assert mevrouw_de_wit.phone == "+31612345678"
    assert "Anders bereiken wij u niet." in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["", "over-mij/", "gegevens/", "gegevens/wie-keek/", "gegevens/mijn-gegevens.json", "even-niet/"]
)
def test_a_visitor_logs_in_first(client, db, address):
    answer = client.get(f"/mijn/{address}")

    assert (answer.status_code, answer["Location"]) == (302, f"/inloggen/?next=/mijn/{address}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_as_for_three(
    client, mevrouw_de_wit, samira, yvonne, count, django_assert_num_queries
):
    for step in range(count):
        stories.agreed(mevrouw_de_wit, samira, in_days=step + 1)
    enter(client, samira).get("/mijn/")

    with django_assert_num_queries(14):
        client.get("/mijn/")
