"""The same as text messages, beside `texts`."""

from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rhythm as rules_of
from marketplace.models import Agreement
from marketplace.phrases import other_of
from marketplace.words import day_words, in_a_sentence
from neighbourhoods import site_phone
from neighbourhoods.models import Message
from neighbourhoods.texting import fit, says

from .common import thing
from .pairs import day_of, from_when, moment_of, rhythm_of


def _phone(message: Message) -> dict[str, str]:
    return {"phone": site_phone.of_team(message.recipient.municipality)}


def comes_back(agreement: Agreement) -> str:
    """ "elke dinsdag om 9 uur"; empty when no days are fixed."""
    rhythm = rhythm_of(agreement)
    return rules_of.in_words(rhythm.rule, rhythm.at_time).replace(",", "") if rhythm else ""


def _rhythm(message: Message, sentence: str) -> str:
    agreement = thing(message)
    rhythm = rhythm_of(agreement)
    return fit(
        sentence, keep=_phone(message), task=in_a_sentence(agreement.opportunity.title), rhythm=comes_back(agreement),
        name=other_of(agreement, message.recipient), day=from_when(rhythm) if rhythm else "",
    )  # fmt: skip


@says("rhythm.begun")
def begun(message: Message) -> str:
    return _rhythm(message, _("%(task)s with %(name)s from %(day)s: %(rhythm)s. Questions? Call %(phone)s"))


@says("rhythm.changed")
def changed(message: Message) -> str:
    return _rhythm(message, _("Other days: %(task)s with %(name)s from %(day)s: %(rhythm)s. Questions? Call %(phone)s"))


@says("rhythm.ends")
def ends(message: Message) -> str:
    agreement = thing(message)
    sentence = _("The help ends: %(task)s with %(name)s. Last day: %(day)s. Questions? Call %(phone)s")
    return fit(
        sentence, keep=_phone(message), task=in_a_sentence(agreement.opportunity.title),
        name=other_of(agreement, message.recipient), day=day_words(agreement.ends_on, timezone.localdate()),
    )  # fmt: skip


def _visit(message: Message, sentence: str) -> str:
    visit = thing(message)
    agreement = visit.agreement
    return fit(
        sentence, keep=_phone(message), task=in_a_sentence(agreement.opportunity.title),
        name=other_of(agreement, message.recipient), when=moment_of(visit).replace(", ", " "), day=day_of(visit),
    )  # fmt: skip


@says("visit.moved")
def moved(message: Message) -> str:
    return _visit(message, _("%(task)s with %(name)s is now %(when)s. Does that not suit you? Call %(phone)s"))


@says("visit.skipped")
def skipped(message: Message) -> str:
    return _visit(message, _("This time not: %(task)s with %(name)s, %(when)s. Questions? Call %(phone)s"))


@says("visit.after_all")
def after_all(message: Message) -> str:
    return _visit(message, _("It does go on: %(task)s with %(name)s, %(when)s. Questions? Call %(phone)s"))


@says("helper.rests")
def rests(message: Message) -> str:
    agreement = thing(message)
    sentence = _("%(name)s cannot come for a while: %(task)s. We look for somebody else. Questions? Call %(phone)s")
    task = in_a_sentence(agreement.opportunity.title)
    return fit(sentence, keep=_phone(message), name=other_of(agreement, message.recipient), task=task)
