"""Editors correct the sentences of the site: what holds where, for whom, and what is refused."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext
from django_q.signals import pre_execute

from cms import doctor
from cms.models import Correction
from cms.wording import corrections, texts
from neighbourhoods import background, outreach
from neighbourhoods.models import User
from neighbourhoods.outreach import Rendered, announce
from tests.entering import enter

pytestmark = pytest.mark.django_db
HOME, LEAD = "Help a neighbour.", "Small jobs, close to home. Everyone can join in."
NAMED = "Thank you for helping, %(name)s."
PUTS, HAS_NOTHING = "De website zet daar", "De website heeft niets om daar neer te zetten."
LONG = "Dit is een zin van wel vijftien woorden en dat zijn er drie te veel."
LATER = gettext_lazy("Help a neighbour.")


@pytest.fixture
def lotte(db) -> User:
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    editor.groups.add(Group.objects.get(name="Moderators"))
    return editor


@pytest.fixture(autouse=True)
def as_it_came(db):
    """What a test lays over the catalogue is taken off again."""
    yield
    Correction.objects.all().delete()
    corrections.lay_over()


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def address(english: str, language: str = "nl", context: str = "") -> str:
    [text] = [it for it in texts.every_text() if (it.language, it.context, it.english) == (language, context, english)]
    return f"/cms/woorden/{language}/{text.key}/"


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def keep(client, commits, english: str, one: str, language: str = "nl", context: str = "", **more: str):
    with commits():
        return client.post(address(english, language, context), {"one": one, **more}, headers={"accept-language": "nl"})


def test_a_corrected_sentence_stands_on_the_page_at_once(client, lotte, commits):
    enter(client, lotte)

    response = keep(client, commits, HOME, "  Help uw  buur. ")

    assert response.status_code == 302
    assert [(row.forms, row.by) for row in Correction.objects.all()] == [(["Help uw buur."], lotte)]
    client.logout()
    assert page_of(client.get("/", headers={"accept-language": "nl"})).h1.text == "Help uw buur.Of vraag om hulp."
    assert page_of(client.get("/", headers={"accept-language": "en"})).h1.text == "Help a neighbour.Or ask for help."


def test_every_way_to_say_a_text_is_corrected_in_its_own_language(client, lotte, commits):
    enter(client, lotte)
    keep(client, commits, HOME, "Help a neighbour today.", "en")
    keep(client, commits, HOME, "Help uw buur.")
    keep(client, commits, "%(count)d hour", "%(count)d uurtje", more="%(count)d uurtjes")
    keep(client, commits, "morning", "in de ochtend", context="part of the day")

    said = {}
    for language in ("nl", "en"):
        with translation.override(language):
            said[language] = [gettext(HOME), str(LATER), pgettext("part of the day", "morning")]
            said[language] += [ngettext("%(count)d hour", "%(count)d hours", n) % {"count": n} for n in (1, 2)]
    assert said == {
        "nl": ["Help uw buur.", "Help uw buur.", "in de ochtend", "1 uurtje", "2 uurtjes"],
        "en": ["Help a neighbour today.", "Help a neighbour today.", "morning", "1 hour", "2 hours"],
    }


def test_the_original_comes_back_and_the_history_says_who_did_what(client, lotte, commits):
    enter(client, lotte)
    keep(client, commits, HOME, "Help uw buur.")
    with commits():
        client.post(f"{address(HOME)}terug/")

    assert gettext(HOME) == "Help een buur."
    page = page_of(client.get(address(HOME), headers={"accept-language": "nl"}))
    lines = [" ".join(line.span.get_text(" ").split()) for line in page.select(".lines li")]
    assert lines == ["Lotte Kuipers: de eerste tekst terug", "Lotte Kuipers: “Help uw buur.” Zeg het weer zo"]


def test_saying_the_same_twice_is_written_down_once(client, lotte, commits):
    enter(client, lotte)
    for _ in range(2):
        keep(client, commits, HOME, "Help uw buur.")
        assert Correction.objects.count() == 1
    for _ in range(2):
        keep(client, commits, HOME, "Help een buur.")
        assert [row.forms for row in Correction.objects.all()] == [["Help uw buur."], []]


def test_looking_first_keeps_nothing(client, lotte, commits):
    enter(client, lotte)

    page = page_of(keep(client, commits, NAMED, "Wat tof, %(name)s.", preview="1"))

    assert page.select_one(".words-shown").text == "Wat tof, name."
    assert page.select_one(".note").text == "Nieuw op deze website: tof. Kent iedereen dat?"
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("fijn dat u helpt,  Samira.", ["Fijn dat u helpt, [name]."]),
        ("Small jobs, close", ["Kleine klussen, dicht bij huis. Iedereen kan meedoen."]),
        ("dit staat nergens", []),
    ],
)
def test_a_text_is_found_by_what_is_read_on_the_screen(client, lotte, read, found):
    enter(client, lotte)
    page = page_of(client.post("/cms/woorden/", {"q": read, "language": "nl"}))
    assert [link.text for link in page.select(".q a.t")] == found


def test_the_list_shows_what_was_corrected_and_what_it_was(client, lotte, commits):
    enter(client, lotte)
    keep(client, commits, HOME, "Help uw buur.")
    page = page_of(client.post("/cms/woorden/", {"readers": "corrected"}, headers={"accept-language": "nl"}))
    assert (
        page.select_one(".q li").get_text(" ", strip=True)
        == "Help uw buur. verbeterd het was: Help een buur. Nederlands Inwoners"
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_no_more_when_more_is_corrected(client, lotte, django_assert_num_queries, count):
    enter(client, lotte)
    for english in (HOME, LEAD, NAMED)[:count]:
        corrections.correct_text("nl", "", english, ("Anders.",), by=lotte)
    client.get("/cms/woorden/")
    with django_assert_num_queries(10):
        client.get("/cms/woorden/")


# ---------------------------------------------------------------- the wrong person
def test_nobody_else_comes_near_the_words(client, lotte, yvonne, samira, commits):
    where = address(HOME)
    for person in (None, samira, yvonne):
        client.logout()
        if person:
            enter(client, person)
        for path in ("/cms/woorden/", where):
            assert client.get(path).status_code in {302, 404}, (person, path)
        for path in (where, f"{where}terug/"):
            assert client.post(path, {"one": "Anders."}).status_code in {302, 404}, (person, path)
    assert not Correction.objects.exists()


def test_an_editor_without_a_second_proof_waits_for_it(client, lotte):
    client.force_login(lotte)
    assert client.get("/cms/woorden/").url == f"{reverse('mfa_activate_totp')}?next=%2Fcms%2Fwoorden%2F"


def test_only_who_has_the_right_sees_the_menu(client, lotte, yvonne):
    for person, shown in ((lotte, True), (yvonne, False)):
        enter(client, person)
        menu = page_of(client.get("/cms/", headers={"accept-language": "nl"})).select_one("#wagtail-sidebar-props")
        assert ("Woorden van de site" in menu.string) is shown


# ---------------------------------------------------------------- bad input
@pytest.mark.parametrize(
    ("english", "written", "sentence"),
    [
        (NAMED, "Fijn dat u helpt.", f"Laat %(name)s in de tekst staan. {PUTS} een naam, getal of datum neer."),
        (NAMED, "Fijn, %(name)s van %(street)s.", f"Laat %(street)s weg. {HAS_NOTHING}"),
        (HOME, "Help <b>een</b> buur.", "Laat de tekens < en > weg. Deze tekst heeft geen opmaak."),
        (HOME, 'Help" onclick="x', "Schrijf “ en ” in plaats van rechte aanhalingstekens."),
        (HOME, "Help 100% graag.", "Laat het teken % weg."),
        (HOME, "Help {een} buur.", "Laat {een} weg. " + HAS_NOTHING),
        (HOME, " ", "Schrijf een tekst. Of zet de oude tekst terug."),
        (HOME, "U kunt dit annuleren.", "“annuleren” is een kantoorwoord. Zeg het gewoner."),
        (HOME, "Kies een opdracht.", "Overal elders zeggen we “klus”. Doe dat hier ook, in plaats van “opdracht”."),
        (
            HOME,
            LONG,
            f"Maak deze zin korter. Hij heeft 15 woorden, 12 mag: “{LONG}”",
        ),
    ],
)
def test_what_would_break_a_page_or_a_reader_is_refused(client, lotte, commits, english, written, sentence):
    enter(client, lotte)

    page = page_of(keep(client, commits, english, written))

    assert [it.text for it in page.select(".field-error")] == [sentence]
    assert page.select_one("[name=one]").text.strip() == written.strip()
    assert not Correction.objects.exists()


def test_markup_stays_as_it_was_and_in_its_order(client, lotte, commits):
    enter(client, lotte)
    [text] = [it for it in texts.every_text() if it.language == "nl" and "<b>%(email)s</b>" in it.english][:1]
    refused = page_of(keep(client, commits, text.english, "Kijk bij </b>%(email)s<b>."))
    assert [it.text for it in refused.select(".field-error")] == [
        "Laat de opmaak zoals die was, in deze volgorde: <b> </b>"
    ]
    assert keep(client, commits, text.english, "Kijk nu bij <b>%(email)s</b>.").status_code == 302


def test_staff_may_read_longer_sentences_and_words_of_the_office(client, lotte, commits):
    enter(client, lotte)
    long = "Dit is een zin van wel dertien woorden over een participatiewet die de coördinator mag lezen."
    assert keep(client, commits, "Nobody found in your neighbourhoods.", long).status_code == 302


@pytest.mark.parametrize("path", ["/cms/woorden/nl/0000/", "/cms/woorden/fr/0000/"])
def test_a_text_that_does_not_exist_is_not_there(client, lotte, path):
    assert enter(client, lotte).get(path).status_code == 404


# ---------------------------------------------------------------- other processes
@pytest.fixture
def other_process_saved(lotte, settings, monkeypatch):
    """A row that this process did not write, so nothing here was told."""
    settings.WORDS_CHECK_SECONDS = 20
    corrections.lay_over()
    Correction.objects.create(language="nl", english=HOME, forms=["Help uw buur."], by=lotte)
    return lambda: monkeypatch.setattr(corrections._State, "looked_at", float("-inf"))  # time goes by


def test_another_process_hears_of_it_with_its_next_page_in_time(client, other_process_saved):
    client.get("/", headers={"accept-language": "nl"})
    early = gettext(HOME)
    other_process_saved()
    client.get("/", headers={"accept-language": "nl"})

    assert (early, gettext(HOME)) == ("Help een buur.", "Help uw buur.")


def test_looking_costs_one_question_in_so_many_seconds(other_process_saved, django_assert_num_queries):
    with django_assert_num_queries(0):
        corrections.keep_fresh()
    other_process_saved()
    with django_assert_num_queries(3):  # is there news, which, and all of it
        corrections.keep_fresh()
    other_process_saved()
    with django_assert_num_queries(1):
        corrections.keep_fresh()


@time_machine.travel("2026-05-12 12:00+02:00", tick=False)
def test_the_worker_looks_before_a_task_and_its_mail_says_the_new_words(other_process_saved, samira, monkeypatch):
    monkeypatch.setattr(outreach, "kinds", dict(outreach.kinds))
    outreach.register("test.words", lambda _message: Rendered((gettext(HOME),)), title="words")
    message = announce(samira, "test.words", about=samira)
    other_process_saved()

    pre_execute.send(sender="django_q", func=background.deliver, task={})
    background.deliver(message.pk)

    assert "Help uw buur." in mail.outbox[0].body


def test_a_database_that_does_not_answer_leaves_the_words_as_they_are(other_process_saved, monkeypatch):
    def silent() -> None:
        raise corrections.NoAnswer

    other_process_saved()
    with monkeypatch.context() as broken:
        broken.setattr(corrections, "_version", silent)
        corrections.keep_fresh()
    assert gettext(HOME) == "Help een buur."


def test_a_text_that_an_update_took_away_is_told_and_harms_nothing(client, lotte):
    assert doctor.corrected_words().problem == ""
    for english in ("Gone.", HOME):
        corrections.correct_text("nl", "", english, ("Weg.", "Weg.") if english == HOME else ("Weg.",), by=lotte)
    corrections.lay_over()
    enter(client, lotte)

    assert doctor.corrected_words().problem.endswith("Gone.")
    page = page_of(client.get("/cms/woorden/", headers={"accept-language": "nl"}))
    assert "Weg." in page.select_one("#wees-kop").find_parent("section").text
    assert client.get("/", headers={"accept-language": "nl"}).status_code == 200
