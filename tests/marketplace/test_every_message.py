"""Every kind of message of the loop: short, silent about people, and gone when it no longer holds. Its story is told
once, and each test looks at it in its own way."""

import re
from copy import deepcopy
from dataclasses import dataclass

import pytest
import time_machine
from django.utils import timezone

from marketplace.models import (
    Agreement,
    Employer,
    Internship,
    Introduction,
    Offer,
    Opportunity,
    Readiness,
    Taster,
    TrialAgreement,
    TrialAssessment,
    Visit,
)
from neighbourhoods import background, outreach
from neighbourhoods.models import Municipality, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation
from tests.conftest import coordinator_of, helper_of, neighbourhood_of, person_of
from tests.sharing import made_once

from .announced import OF_A_PAIR, STORIES
from .test_messages import LOOP, NOON, the_message, words

pytestmark = [pytest.mark.once, pytest.mark.django_db]
LANGUAGES = ("nl", "en")


@dataclass
class Told:
    """The loop came to where this kind of message is announced."""

    kind: str
    neighbour: User
    samira: User


def tell(kind: str) -> Told:
    place = Municipality.objects.create(code="GM9901", name="Lindedaal", service_phone="088 000 12 34")
    here = neighbourhood_of(place, "BU99010000", "Lindenkwartier", 52.1400, 6.1960)
    yvonne = coordinator_of(here, "Yvonne", "Jansen")
    neighbour = person_of(
        here, "Johanna", "de Wit", call_name="mevrouw De Wit", salutation=Salutation.WOMAN, phone="+31612345678",
        email="wit@example.org", channel=Channel.EMAIL, street="Kastanjelaan", house_number="12", postcode="7299AB",
    )  # fmt: skip
    samira = helper_of(here, "Samira", "Haddad", met_by=yvonne)
    STORIES[kind](neighbour, samira, yvonne)
    return Told(kind, neighbour, samira)


every = made_once(tell, NOON, each=LOOP)


@pytest.fixture
def told(every) -> Told:
    with time_machine.travel(NOON, tick=False):
        yield deepcopy(every)


def test_every_kind_has_its_story():
    assert sorted(STORIES) == LOOP


def test_a_subject_says_nothing_about_anybody(told):
    subjects = {}
    for language in LANGUAGES:
        message = the_message(told.kind, language=language)
        rendered = outreach.render(message)
        assert rendered is not None
        subjects[language] = background.mail.compose(message, rendered).subject

    assert subjects == {"nl": "Bericht van Dichtbij", "en": "Message from Dichtbij"}


def test_every_sentence_is_short(told):
    sentences = [
        sentence
        for channel in (Channel.EMAIL, Channel.CALL)
        for language in LANGUAGES
        for line in words(told.kind, channel=channel, language=language)
        for sentence in re.split(r"(?<=[.?!]) |: ", line)
    ]

    assert len(sentences) >= 4
    assert [sentence for sentence in sentences if len(sentence.split()) > 12] == []


def test_an_email_never_holds_an_address_a_phone_or_a_surname(told):
    text = " ".join(words(told.kind))

    neighbour, samira = told.neighbour, told.samira
    marks = [neighbour.street, neighbour.phone, neighbour.last_name, samira.street, samira.last_name]
    knows = {"helper.agreed", "helper.reminder", "visit.how_did_it_go", "stand_in.agreed", "company.goes"}
    knows.add("helper.company")
    allowed = dict.fromkeys(knows, ("de Wit",))
    assert [mark for mark in marks if mark.lower() in text.lower()] == list(allowed.get(told.kind, ()))


def test_outside_an_agreement_nobody_is_named(told):
    to_the_neighbour = ("request.helper_found", "visit.is_it_done", "visit.stand_in", "visit.nobody_yet",
                        "visit.comes_after_all", "visit.company", "company.goes", "taster.comes",
                        "rhythm.begun")  # fmt: skip
    to_who_comes = ("visit.how_did_it_go", "stand_in.agreed", "helper.company")
    named = dict.fromkeys((*to_the_neighbour, *OF_A_PAIR), "Samira") | dict.fromkeys(to_who_comes, "mevrouw De Wit")
    named["internship.sign_off"] = "Samira"  # the teacher hears a first name
    if told.kind.startswith("coordinator.") or told.kind in {"helper.agreed", "helper.reminder"}:
        return  # they may know

    text = " ".join(words(told.kind))

    assert re.findall("Samira|mevrouw De Wit", text)[:1] == ([named[told.kind]] if told.kind in named else [])


# ---------------------------------------------------------------- what no longer holds
def _undo(kind: str) -> None:
    """The moment that makes a message untrue, as if an action had just done it."""
    Opportunity.objects.update(state="withdrawn", band=None)
    other_end = kind in {"helper.called_off", "coordinator.stepped_back"}
    Agreement.objects.update(state="done" if other_end else "called_off")
    Offer.objects.update(state="withdrawn")
    Visit.objects.update(state="called_off", helper_said="good", requester_said_done=True)
    Taster.objects.update(state="planned" if kind == "taster.called_off" else "called_off")
    Internship.objects.update(state="stopped")
    Readiness.objects.update(state="not_asked")
    outcome = "taken_back" if kind == "introduction.stopped" else "stopped"
    Introduction.objects.update(state="ended", ended_at=timezone.now(), outcome=outcome)
    Employer.objects.update(state="stopped")
    _undo_trial(kind)


def _undo_trial(kind: str) -> None:
    state = "draft" if kind == "trial.called_off" else "called_off"
    TrialAgreement.objects.update(state=state, outcome="", outcome_at=None)
    no_answer = {"answer": "", "answered_at": None, "answer_words": ""}
    answer = {"answer": "agree", "answered_at": timezone.now()}
    TrialAssessment.objects.update(**(no_answer if kind == "trial.answered" else answer))


STAYS_TRUE = {
    "call_back.asked", "company.off", "helper.get_acquainted", "helper.thanked", "path.stepped", "path.talk",
    "question.asked", "stand_in.passed", "employer.left",
    "introduction.call", "introduction.closed",
    "readiness.looked_again", "readiness.talk_asked", "talk.asked", "work.asked_how", "work.check_ends",
    "work.course_ends",
}  # fmt: skip
ABOUT_NO_TASK = {
    "call_back.asked", "helper.get_acquainted", "talk.asked", "work.check_ends", "work.course_ends",
    *(kind for kind in LOOP if kind.startswith(("employer.", "internship.", "introduction.", "path."))),
    *(kind for kind in LOOP if kind.startswith(("readiness.", "trial."))),
}  # fmt: skip


def test_a_message_that_no_longer_holds_has_no_words(told):
    _undo(told.kind)

    assert (words(told.kind) is None) == (told.kind not in STAYS_TRUE)


def test_a_message_about_what_is_gone_has_no_words(told):
    message = the_message(told.kind)

    Opportunity.objects.all().delete()

    assert (outreach.render(message) is None) == (told.kind not in ABOUT_NO_TASK)
