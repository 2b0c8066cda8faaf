"""The work booklet: somebody shows what they did and can do by one link, and nothing that they did not choose."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from marketplace.actions.booklets import choose_contents, share_booklet, stop_sharing_booklet
from marketplace.models import Booklet, BookletPart
from marketplace.queries.booklets import Picked, booklet_by, own_booklet, picked_by
from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.entering import enter

from .booklets import words_at

pytestmark = pytest.mark.usefixtures("nobody_looked_before")
ADDRESS = "/mijn/werkboekje/"
CHOOSING = "/mijn/werkboekje/kiezen/"
KIND = "Kan goed luisteren."


def refused(act, *args, **more) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act(*args, **more)
    return refusal.value.code


def verbs(person) -> list[str]:
    rows = person.journal.filter(verb__startswith="booklet.").order_by("pk")
    return [entry.verb for entry in rows]


# ---------------------------------------------------------------- choosing
def test_somebody_chooses_and_sees_it_as_others_see_it(client, everything, samira):
    client.force_login(samira)
    said = {"name": "whole", "own_words": KIND, "work": list(everything.work), "courses": list(everything.courses),
            "thanks": list(everything.thanks)}  # fmt: skip
    assert client.post(CHOOSING, said).headers["Location"] == ADDRESS

    assert picked_by(samira) == everything
    shown = own_booklet(samira).shown
    assert (shown.name, shown.town, shown.own_words) == ("Samira Haddad", "Lindedaal", KIND)
    assert [(it.name, it.done) for it in shown.work] == [("Boodschappen", "1 uur, 1 keer")]
    assert [(it.name, it.is_signed, it.is_over) for it in shown.learned] == [("Was en strijk", True, False)]
    assert [(it.words, it.title) for it in shown.quotes] == [("Fijn dat u er was.", "Boodschappen")]
    assert verbs(samira) == ["booklet.changed"]


def test_the_same_choice_twice_is_written_down_once(everything, samira):
    first = choose_contents(samira, by=samira, chosen=everything)
    again = choose_contents(samira, by=samira, chosen=everything)
    assert (again, again.changed_at, verbs(samira)) == (first, first.changed_at, ["booklet.changed"])


def test_another_choice_takes_away_what_is_no_longer_chosen(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    choose_contents(samira, by=samira, chosen=Picked(name="none"))
    assert (picked_by(samira), BookletPart.objects.count()) == (Picked(name="none"), 0)
    assert own_booklet(samira).shown.is_empty
    assert verbs(samira) == ["booklet.changed"] * 2


def test_what_belongs_to_somebody_else_is_left_out(everything, fatma):
    choose_contents(fatma, by=fatma, chosen=everything)
    assert picked_by(fatma) == Picked(name="whole", own_words=KIND)


@pytest.mark.parametrize("who", ["karim", "henk", "mevrouw_de_wit"])
def test_nobody_else_chooses_for_somebody(everything, samira, who, request):
    with pytest.raises(NotYours):
        choose_contents(samira, by=request.getfixturevalue(who), chosen=everything)
    assert not Booklet.objects.exists()


def test_a_coordinator_chooses_together_with_somebody_but_does_not_share_it(everything, samira, yvonne):
    choose_contents(samira, by=yvonne, chosen=everything)
    assert [it.actor for it in samira.journal.filter(verb="booklet.changed")] == [yvonne]
    for act in (share_booklet, stop_sharing_booklet):
        with pytest.raises(NotYours):
            act(samira, by=yvonne)


def test_a_name_that_is_no_choice_is_refused(samira):
    assert refused(choose_contents, samira, by=samira, chosen=Picked(name="nickname")) == "name"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "first", "own_words": "Mijn nummer is 111222333."}, "burgerservicenummer"),
        ({"own_words": "Hoi"}, "Kies welke naam erin staat."),
        ({"name": "first", "work": ["999"]}, "999"),
        ({"name": "first", "own_words": "a" * 401}, "400"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, thanked, samira, said, sentence):
    client.force_login(samira)
    answer = client.post(CHOOSING, said)
    page = BeautifulSoup(answer.content, "html.parser")
    assert sentence in page.select_one(".errsum").get_text()
    assert page.textarea.get_text().strip() == said.get("own_words", "")
    assert not Booklet.objects.exists()


def test_own_words_that_hint_at_what_is_never_kept_are_asked_once(client, samira):
    client.force_login(samira)
    said = {"name": "first", "own_words": "Ik had een depressie."}
    first = client.post(CHOOSING, said)
    assert first.status_code == 200
    page = BeautifulSoup(first.content, "html.parser")
    read = page.select_one("[name=own_words-read]")
    assert client.post(CHOOSING, said | {"own_words-read": read["value"]}).status_code == 302


def test_who_never_did_anything_gets_a_kind_page(client, samira):
    client.force_login(samira)
    assert "Uw boekje is nog leeg" in words_at(client, ADDRESS)
    assert "Hielp u, of deed u een cursus?" in words_at(client, CHOOSING)
    client.post(CHOOSING, {"name": "first"})
    assert "Er staat nog niets in." in words_at(client, ADDRESS)


# ---------------------------------------------------------------- sharing
def test_one_link_shows_it_until_it_is_stopped(client, everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    client.force_login(samira)
    client.post(ADDRESS, {"do": "share"})
    address = f"/werkboekje/{own_booklet(samira).code}/"
    seen = words_at(Client(), address)
    told = ["Samira Haddad", "Gemeente Lindedaal", KIND, "Boodschappen 1 uur, 1 keer", "Was en strijk",
            "“Fijn dat u er was.”"]  # fmt: skip
    assert [part for part in told if part not in seen] == []

    client.post(ADDRESS, {"do": "stop"})
    gone = words_at(Client(), address, status=404)
    assert ("Dit kunt u niet zien" in gone, "Samira" in gone, "Was en strijk" in gone) == (True, False, False)
    assert verbs(samira) == ["booklet.changed", "booklet.shared", "booklet.share_stopped"]


def test_shared_twice_is_the_same_link_and_stopped_twice_is_once(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    code = share_booklet(samira, by=samira).code
    assert share_booklet(samira, by=samira).code == code
    stop_sharing_booklet(samira, by=samira)
    stop_sharing_booklet(samira, by=samira)
    assert share_booklet(samira, by=samira).code != code
    assert booklet_by(code) is None
    assert verbs(samira) == ["booklet.changed", "booklet.shared", "booklet.share_stopped", "booklet.shared"]


def test_nothing_is_shared_before_something_was_chosen(client, samira):
    assert refused(share_booklet, samira, by=samira) == "nothing"
    client.force_login(samira)
    assert "Kies eerst wat erin staat." in client.post(ADDRESS, {"do": "share"}, follow=True).content.decode()
    stop_sharing_booklet(samira, by=samira)
    assert (verbs(samira), Booklet.objects.count()) == ([], 0)


def test_the_address_says_nothing_and_no_search_engine_keeps_it(client, everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    code = share_booklet(samira, by=samira).code
    answer = client.get(f"/werkboekje/{code}/")
    assert (len(code.replace("-", "")), answer["X-Robots-Tag"]) == (20, "noindex")
    assert "no-store" in answer["Cache-Control"]
    assert not {"samira", str(samira.pk)} & set(code.lower().split("-"))
    assert client.get(f"/werkboekje/{code.lower().replace('-', '')}/").status_code == 200


@pytest.mark.parametrize("code", ["ACDE-FGHJ-KMNP-QRTV-WXYA", "1", "a" * 300, "none"])
def test_an_address_that_never_was_gives_the_same_plain_page(client, everything, samira, code):
    choose_contents(samira, by=samira, chosen=everything)
    assert "Dit kunt u niet zien" in words_at(client, f"/werkboekje/{code}/", status=404)


def test_who_left_is_seen_by_nobody(everything, samira):
    choose_contents(samira, by=samira, chosen=everything)
    code = share_booklet(samira, by=samira).code
    samira.is_active = False
    samira.save()
    assert booklet_by(code) is None


def test_guessing_is_slowed_down(client, samira):
    answers = [client.get("/werkboekje/ACDE-FGHJ-KMNP-QRTV-WXYA/").status_code for _time in range(31)]
    assert (set(answers[:30]), answers[30]) == ({404}, 429)


# ---------------------------------------------------------------- the desk
def test_a_coordinator_chooses_with_somebody_and_prints_it(client, everything, samira, yvonne):
    enter(client, yvonne)
    address = f"/cms/mensen/{samira.pk}/werkboekje/"
    said = {"name": "first", "own_words": KIND, "work": list(everything.work)}
    assert client.post(address, said).headers["Location"] == address
    assert picked_by(samira) == Picked(own_words=KIND, work=everything.work)
    assert "Bewaard. U kunt het printen." in client.get(address).content.decode()
    assert client.get(f"{address}papier.pdf").content.startswith(b"%PDF")
    looks = samira.looks.filter(screen="booklet").values_list("viewer", flat=True)
    assert list(looks) == [yvonne.pk] * 2


def test_a_coordinator_elsewhere_finds_nothing(client, everything, samira, karim):
    enter(client, karim)
    address = f"/cms/mensen/{samira.pk}/werkboekje/"
    answers = [client.get(address), client.post(address, {"name": "first"}), client.get(f"{address}papier.pdf")]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert not Booklet.objects.exists()
