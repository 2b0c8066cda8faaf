"""Messages of the loop: their words, and when they no longer hold. What holds for all: test_every_message.py."""

import pytest
import time_machine
from django.core import mail

from marketplace.actions import asking, helping, moderating, visiting
from marketplace.models import Opportunity, Visit
from neighbourhoods import background, outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, MessageState

from . import stories
from .announced import STORIES

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
