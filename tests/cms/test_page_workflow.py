"""A second person looks where the municipality wants it: let through, or sent back with words. Pages by the clock."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core import mail
from wagtail.models import Revision, Site, Workflow

from cms import background
from cms.models import AccessibilityPage, NewsIndexPage, NewsPage, PlainPage, Publishing
from cms.starter.pages import add_missing_pages
from neighbourhoods.models import User
from neighbourhoods.schedules import turns
from tests.entering import enter
from tests.sharing import made_once

WORDS = "Mag het korter?"


first_pages = made_once(add_missing_pages)


@pytest.fixture
def contact(first_pages, db) -> PlainPage:
    return PlainPage.objects.get(slug="contact")


def member(name: str, group: str) -> User:
    person = User.objects.create_user(f"{name.lower()}@lindedaal.example", first_name=name, last_name="Kuipers")
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def lotte(db) -> User:
    return member("Lotte", "Editors")


@pytest.fixture
def bram(db) -> User:
    return member("Bram", "Moderators")


@pytest.fixture
def second_look(contact) -> Publishing:
    choice = Publishing.for_site(Site.objects.get())
    choice.workflow = Workflow.objects.get(name="Nakijken")
    choice.save()
    return choice


def hand_in(page: PlainPage, by: User) -> PlainPage:
    page.title = "Contact en adres"
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    return PlainPage.objects.get(pk=page.pk)


def answer(client, page: PlainPage, by: User, action: str, words: str = ""):
    task = page.current_workflow_task_state or page.workflow_states.first().current_task_state
    path = f"/cms/pages/workflow/action/{page.pk}/{action}/{task.pk}/"
    return enter(client, by).post(path, {"comment": words})


def test_the_choice_counts_for_every_page_and_can_be_undone(contact, second_look):
    assert PlainPage.objects.get(slug="contact").has_workflow
    second_look.workflow = None
    second_look.save()

    assert not PlainPage.objects.get(slug="contact").has_workflow


def test_handed_in_and_let_through_it_is_live(client, contact, second_look, lotte, bram):
    page = hand_in(contact, lotte)
    assert (page.title, {to for sent in mail.outbox for to in sent.to}) == ("Contact", {"bram@lindedaal.example"})

    answer(client, page, bram, "approve")

    assert PlainPage.objects.get(pk=page.pk).title == "Contact en adres"


def test_sent_back_with_words_it_is_with_the_writer(client, contact, second_look, lotte, bram):
    page = hand_in(contact, lotte)

    answer(client, page, bram, "reject", WORDS)

    state = page.workflow_states.get()
    assert (state.status, state.current_task_state.comment) == ("needs_changes", WORDS)
    assert PlainPage.objects.get(pk=page.pk).title == "Contact"
    assert mail.outbox[-1].to == ["lotte@lindedaal.example"]


def test_mails_are_dutch_and_name_no_person_and_no_page(client, contact, second_look, lotte, bram):
    page = hand_in(contact, lotte)
    answer(client, page, bram, "reject", WORDS)

    subjects = {sent.subject for sent in mail.outbox}
    bodies = " ".join(sent.body for sent in mail.outbox)

    assert subjects == {"Een pagina wacht op u", "Een pagina kwam terug"}
    assert [word for word in ("Lotte", "Bram", "Kuipers", "Contact", "korter", "The page") if word in bodies] == []


@pytest.mark.parametrize("who", ["writer", "coordinator"])
def test_whoever_may_not_publish_lets_nothing_through(client, contact, second_look, lotte, yvonne, who):
    page = hand_in(contact, lotte)

    answer(client, page, lotte if who == "writer" else yvonne, "approve")

    assert PlainPage.objects.get(pk=page.pk).title == "Contact"


def test_let_through_twice_is_once(client, contact, second_look, lotte, bram):
    page = hand_in(contact, lotte)
    task = page.current_workflow_task_state
    path = f"/cms/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    for _time in range(2):
        assert enter(client, bram).post(path).status_code == 302

    assert PlainPage.objects.get(pk=page.pk).live
    assert page.workflow_states.get().status == "approved"


def test_the_choice_stands_under_settings_for_who_publishes_and_not_for_writers(client, contact, lotte, bram):
    path = f"/cms/settings/cms/publishing/{Site.objects.get().pk}/"

    assert enter(client, bram).get(path).status_code == 200
    assert enter(client, lotte).get(path).status_code == 302


def test_a_page_appears_and_goes_by_the_clock(contact):
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        contact.title, contact.go_live_at = "Nieuw", "2026-05-13T08:00:00+02:00"
        contact.save_revision().publish()
        background.publish_scheduled()
        assert PlainPage.objects.get(pk=contact.pk).title == "Contact"
        clock.move_to("2026-05-13 08:01+02:00")
        background.publish_scheduled()

    assert PlainPage.objects.get(pk=contact.pk).title == "Nieuw"
    assert turns["dichtbij:cms.background.publish_scheduled"].minutes == 5


def test_a_page_that_no_longer_holds_keeps_no_other_from_appearing(contact):
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as clock:
        stated = AccessibilityPage.objects.get()
        stated.status = "A"  # without a report: nobody could publish that now
        stated.save_revision(clean=False, approved_go_live_at="2026-05-13T07:00:00+02:00")
        contact.title, contact.go_live_at = "Nieuw", "2026-05-13T08:00:00+02:00"
        contact.save_revision().publish()
        clock.move_to("2026-05-13 08:01+02:00")

        background.publish_scheduled()

    assert (PlainPage.objects.get(pk=contact.pk).title, AccessibilityPage.objects.get().status) == ("Nieuw", "E")
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_what_no_longer_holds_is_not_let_through_and_a_sentence_says_why(client, contact, second_look, lotte, bram):
    index = NewsIndexPage.objects.get()
    item = index.add_child(instance=NewsPage(title="Markt", slug="markt", live=False))
    item.save_revision(user=lotte)
    item.get_workflow().start(item, lotte)
    revision = item.latest_revision
    revision.content = revision.content | {"day": "2026-03-02", "front_until": "2026-03-01"}
    revision.save()

    response = answer(client, NewsPage.objects.get(pk=item.pk), bram, "approve")

    waiting = NewsPage.objects.get(pk=item.pk)
    assert (response.status_code, response.url) == (302, f"/cms/pages/{item.pk}/edit/")
    assert [str(said) for said in get_messages(response.wsgi_request)] == [
        "Deze pagina kan nog niet op de website. Deze dag ligt voor de datum van het bericht."
    ]
    assert (waiting.live, waiting.current_workflow_state.status) == (False, "in_progress")
