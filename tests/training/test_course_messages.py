"""What people hear about a course: in both languages, as a text, only while it holds, and nobody else's name."""

import re

import pytest
import time_machine

from neighbourhoods import outreach, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.texting import gsm
from training.actions import enrolling, runs
from training.models import CourseRun, Enrolment
from training.told import SENTENCES

from .stories import MESSAGES

KINDS = sorted(MESSAGES)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


@pytest.fixture
def tell(mevrouw_de_wit, samira, yvonne):
    return lambda kind: MESSAGES[kind](mevrouw_de_wit, samira, yvonne)


def the_message(kind: str, language: str = "nl", channel: str = Channel.EMAIL) -> Message:
    found = Message.objects.select_related("recipient__municipality").filter(kind=kind).latest("pk")
    found.recipient.language, found.channel = language, channel
    return found


def words(kind: str, **how: str) -> str:
    rendered = outreach.render(the_message(kind, **how))
    assert rendered is not None
    return " ".join(rendered.sentences)


def test_every_kind_has_its_story_its_text_and_its_line_in_the_journal():
    kinds = sorted(kind for kind in outreach.kinds if kind.startswith("course."))
    assert kinds == KINDS
    assert set(kinds) <= set(texting.forms)
    assert {kind for kind in kinds if kind != "course.reminder"} <= set(SENTENCES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_message_says_which_course_and_never_who_else(tell, kind, language):
    tell(kind)

    said = words(kind, language=language)

    assert re.findall("Was en strijk|Laundry and ironing", said) == [
        "Was en strijk" if language == "nl" else "Laundry and ironing"
    ]
    assert re.findall("Samira|Haddad|Wit|Johanna|Jansen|Yvonne", said) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_short_and_in_the_alphabet_of_phones(tell, kind):
    tell(kind)
    for language in ("nl", "en"):
        message = the_message(kind, language=language)
        rendered = outreach.render(message)
        assert rendered is not None
        body = texting.compose(message, rendered).body
        assert gsm.septets(body) <= gsm.ROOM
        assert "088 000 12 34" in body


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_about_a_course_that_is_gone_has_no_words(tell, kind):
    tell(kind)
    message = the_message(kind)
    Enrolment.objects.all().delete()

    assert outreach.render(message) is None


@pytest.mark.parametrize("kind", ["course.enrolled", "course.place_free", "course.changed", "course.reminder"])
def test_who_stepped_back_hears_nothing_of_what_still_waited(tell, kind, samira):
    tell(kind)
    enrolling.step_back(Enrolment.objects.get(person=samira), by=samira)

    assert outreach.render(the_message(kind)) is None


def test_the_message_of_a_course_that_was_called_off_and_taken_up_again_does_not_leave(tell, yvonne):
    tell("course.called_off")
    run = runs.open_run(runs.take_up_run(CourseRun.objects.get(), by=yvonne), by=yvonne)

    assert (run.state, outreach.render(the_message("course.called_off"))) == ("open", None)
    assert "Dit zijn nu de dagen:" in words("course.changed")


def test_the_days_and_the_place_stand_in_what_changed(tell):
    tell("course.changed")

    assert words("course.changed") == (
        "Er is iets veranderd aan de cursus: Was en strijk. Dit zijn nu de dagen: donderdag, 9.30 uur. "
        "woensdag 20 mei, 9.30 uur. Het is in Buurthuis De Linde, Lindelaan 1. "
        "Kunt u dan niet? Zeg het ons. Dat is geen probleem."
    )
