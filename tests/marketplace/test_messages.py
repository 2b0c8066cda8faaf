"""Every message of the loop: its words, who may hear a name, and when it no longer holds."""

import re

import pytest
import time_machine
from django.core import mail

from marketplace.actions import asking, helping, moderating, visiting
from marketplace.models import Agreement, Internship, Offer, Opportunity, Readiness, Taster, Visit
from neighbourhoods import background, outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, MessageState

from . import stories
from .announced import OF_A_PAIR, STORIES

pytestmark = pytest.mark.once
NOON = "2026-05-12 12:00+02:00"  # a Tuesday
LOOP = sorted(kind for kind in outreach.kinds if not kind.startswith(("outbox.", "test.", "course.", "certificate.")))


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def mail_de_wit(mevrouw_de_wit, yvonne):
    """Mevrouw De Wit, for once with e-mail."""
    mevrouw_de_wit.email, mevrouw_de_wit.channel = "wit@example.org", Channel.EMAIL
    mevrouw_de_wit.save()
    return mevrouw_de_wit


def the_message(kind: str, *, channel: str = Channel.EMAIL, language: str = "nl") -> Message:
    message = Message.objects.select_related("recipient__municipality").filter(kind=kind).latest("pk")
    message.channel, message.recipient.language = channel, language
    return message


def words(kind: str, **how: str) -> tuple[str, ...] | None:
    rendered = outreach.render(the_message(kind, **how))
    return rendered and rendered.paragraphs


@pytest.fixture
def tell(mail_de_wit, samira, yvonne):
    """Let the loop come to where this kind of message is announced."""
    return lambda kind: STORIES[kind](mail_de_wit, samira, yvonne)


# ---------------------------------------------------------------- all of them
def test_every_kind_has_its_story():
    assert sorted(STORIES) == LOOP


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", LOOP)
def test_a_subject_says_nothing_about_anybody(tell, kind, language):
    tell(kind)
    message = the_message(kind, language=language)

    rendered = outreach.render(message)

    assert rendered is not None
    letter = background.mail.compose(message, rendered)
    assert letter.subject == {"nl": "Bericht van Dichtbij", "en": "Message from Dichtbij"}[language]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.CALL])
@pytest.mark.parametrize("kind", LOOP)
def test_every_sentence_is_short(tell, kind, channel, language):
    tell(kind)

    sentences = [sentence for line in words(kind, channel=channel, language=language) for sentence in _split(line)]

    assert [sentence for sentence in sentences if len(sentence.split()) > 12] == []


def _split(line: str) -> list[str]:
    return re.split(r"(?<=[.?!]) |: ", line)


@pytest.mark.parametrize("kind", LOOP)
def test_an_email_never_holds_an_address_a_phone_or_a_surname(tell, kind, mail_de_wit, samira):
    tell(kind)

    text = " ".join(words(kind))

    marks = [mail_de_wit.street, mail_de_wit.phone, mail_de_wit.last_name, samira.street, samira.last_name]
    knows = {"helper.agreed", "helper.reminder", "visit.how_did_it_go", "stand_in.agreed", "company.goes"}
    allowed = dict.fromkeys(knows | {"helper.company"}, ("de Wit",))
    assert [mark for mark in marks if mark.lower() in text.lower()] == list(allowed.get(kind, ()))


@pytest.mark.parametrize(
    "kind",
    [kind for kind in LOOP if not kind.startswith("coordinator.") and kind not in {"helper.agreed", "helper.reminder"}],
)
def test_outside_an_agreement_nobody_is_named(tell, kind, mail_de_wit):
    to_the_neighbour = ("request.helper_found", "visit.is_it_done", "visit.stand_in", "visit.nobody_yet",
                        "visit.comes_after_all", "visit.company", "company.goes", "taster.comes",
                        "rhythm.begun", "internship.sign_off")  # fmt: skip
    to_who_comes = ("visit.how_did_it_go", "stand_in.agreed", "helper.company")
    named = dict.fromkeys((*to_the_neighbour, *OF_A_PAIR), "Samira") | dict.fromkeys(to_who_comes, "mevrouw De Wit")
    tell(kind)

    text = " ".join(words(kind))

    assert re.findall("Samira|mevrouw De Wit", text)[:1] == ([named[kind]] if kind in named else [])


# ---------------------------------------------------------------- their words
@pytest.mark.parametrize(
    ("kind", "channel", "says"),
    [
        (
            "request.received",
            Channel.EMAIL,
            ("Uw vraag is binnen: Boodschappen, donderdag, middag.", "Wij bellen u binnen 1 werkdag."),
        ),
        (
            "request.helper_found",
            Channel.EMAIL,
            (
                "Goed nieuws. Samira helpt u.",
                "Het gaat om: Boodschappen, donderdag, 14 uur.",
                "Aan de deur zegt Samira: ‘Ik kom van Dichtbij’.",
            ),
        ),
        (
            "helper.agreed",
            Channel.EMAIL,
            (
                "Fijn dat u helpt.",
                "Boodschappen voor mevrouw De Wit, donderdag, 14 uur.",
                "Het adres staat op uw pagina.",
                "Toch niet? Dat is geen probleem.",
            ),
        ),
        (
            "helper.agreed",
            Channel.CALL,
            (
                "Fijn dat u helpt.",
                "Boodschappen voor mevrouw De Wit, donderdag, 14 uur.",
                "Het adres is Kastanjelaan 12.",
                "Toch niet? Dat is geen probleem.",
            ),
        ),
        (
            "helper.invited",
            Channel.EMAIL,
            (
                "Kunt u helpen?",
                "Boodschappen voor een buurvrouw, donderdag, middag.",
                "Het is in Lindenkwartier.",
                "Het hoeft niet. Iemand anders mag ook.",
            ),
        ),
        (
            "helper.reminder",
            Channel.EMAIL,
            (
                "Boodschappen voor mevrouw De Wit, morgen, 14 uur.",
                "Het adres staat op uw pagina.",
                "Kunt u niet? Zeg het ons. Dat is geen probleem.",
            ),
        ),
        (
            "request.talk_over",
            Channel.CALL,
            (
                "Ik bel over uw vraag: Boodschappen, donderdag, middag.",
                "Buren mogen niet helpen met geldzaken of DigiD.",
                "Samen zoeken wij wie dat wel mag.",
            ),
        ),
        (
            "request.still_looking",
            Channel.EMAIL,
            (
                "De afspraak voor uw vraag gaat niet door.",
                "Wij zoeken iemand voor uw vraag: Boodschappen, donderdag, middag.",
                "Kunt u niet wachten? Bel ons.",
            ),
        ),
    ],
)
def test_it_says(tell, kind, channel, says):
    tell(kind)

    assert words(kind, channel=channel) == says


@pytest.mark.parametrize("reason", Opportunity.Reason.values)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_to_talk_has_its_script(mail_de_wit, yvonne, reason, language):
    moderating.talk_over(stories.waiting(mail_de_wit), by=yvonne, reason=reason)

    assert len(words("request.talk_over", channel=Channel.CALL, language=language)) == 3


def test_own_words_of_thanks_are_read_out_but_not_mailed(mail_de_wit, samira):
    agreement = stories.done(mail_de_wit, samira)
    visiting.thank_helper(agreement, by=mail_de_wit, own_words="Dank je, groet van de Kastanjelaan 12")

    assert words("helper.thanked") == ("Een buur bedankt u voor: Boodschappen.", "Het kaartje staat op uw pagina.")
    assert words("helper.thanked", channel=Channel.CALL) == (
        "Een buur bedankt u voor: Boodschappen.",
        "‘Dank je, groet van de Kastanjelaan 12’",
    )


def test_the_helper_of_last_time_hears_that_they_are_asked_again(mail_de_wit, samira, yvonne):
    again = asking.ask_again(stories.done(mail_de_wit, samira), by=mail_de_wit)
    moderating.publish_opportunity(again, by=yvonne)

    assert words("helper.invited")[0] == "Een buur die u al hielp, vraagt u weer."


def test_who_asked_by_phone_is_not_called_to_hear_that_they_asked(mevrouw_de_wit, yvonne):
    asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=asking.Request(work_kind=stories.shopping()), source="phone")

    assert words("request.received", channel=Channel.CALL) is None


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


STAYS_TRUE = {
    "call_back.asked", "company.off", "helper.get_acquainted", "helper.thanked", "question.asked", "stand_in.passed",
    "readiness.looked_again", "readiness.talk_asked", "talk.asked", "work.asked_how", "work.check_ends",
    "work.course_ends",
}  # fmt: skip
ABOUT_NO_TASK = {
    "call_back.asked", "helper.get_acquainted", "talk.asked", "work.check_ends", "work.course_ends",
    *(kind for kind in LOOP if kind.startswith(("internship.", "readiness."))),
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in LOOP if kind not in STAYS_TRUE])
def test_a_message_that_no_longer_holds_has_no_words(tell, kind):
    tell(kind)

    _undo(kind)

    assert words(kind) is None


@pytest.mark.parametrize("kind", [kind for kind in LOOP if kind not in ABOUT_NO_TASK])
def test_a_message_about_what_is_gone_has_no_words(tell, kind):
    tell(kind)
    message = the_message(kind)

    Opportunity.objects.all().delete()

    assert outreach.render(message) is None


def test_a_helper_who_was_met_need_not_get_acquainted(mail_de_wit, samira):
    outreach.announce(samira, "helper.get_acquainted")
    assert words("helper.get_acquainted") is None


def test_a_helper_who_stepped_back_gets_no_name_in_a_mail_that_still_waited(mail_de_wit, samira):
    helping.step_back(stories.agreed(mail_de_wit, samira), by=samira)

    for message in Message.objects.filter(recipient=samira):
        background.deliver(message.pk)

    assert [letter for letter in mail.outbox if "De Wit" in letter.body] == []
    assert Message.objects.get(kind="helper.agreed").state == MessageState.CANCELLED


def test_a_reminder_for_a_day_they_no_longer_mean_has_no_words(tell, mail_de_wit):
    tell("helper.reminder")
    visiting.plan_visit(Visit.objects.get(), by=mail_de_wit, on_date=stories.a_day(5))

    assert words("helper.reminder") is None


@pytest.mark.parametrize(("channel", "said"), [("email", "morgen, middag"), ("letter", "woensdag 13 mei 2026, middag")])
def test_paper_calls_a_day_by_its_date_for_it_is_read_later(mevrouw_de_wit, yvonne, channel, said):
    stories.open_task(mevrouw_de_wit, in_days=1)

    assert words("request.published", channel=channel)[0] == f"Uw vraag staat nu in de buurt: Boodschappen, {said}."
