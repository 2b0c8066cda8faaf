"""The messages about getting to know an employer, as text messages."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.introduction_words import Outcome, reason_words
from neighbourhoods.models import Message
from neighbourhoods.texting import Asking, fit, says

from .common import thing
from .introductions import moment_words
from .texts import phone_of_team


def _fit(message: Message, sentence: str, **more: str) -> str:
    return fit(sentence, keep=phone_of_team(message), company=thing(message).employer.name, **more)


@says("introduction.asked")
def asked(message: Message) -> str:
    sentence = _("%(company)s wants to meet you. A yes opens your name and phone. Answer YES or NO. Dichtbij %(phone)s")
    return Asking(_fit(message, sentence))


@says("introduction.yes")
def said_yes(message: Message) -> str:
    day = {"day": date_format(thing(message).open_until, "j F")}
    sentence = _("%(company)s sees your name and phone until %(day)s. Do you want to stop? Call %(phone)s. Dichtbij")
    return fit(sentence, keep=phone_of_team(message) | day, company=thing(message).employer.name)


@says("introduction.no")
def said_no(message: Message) -> str:
    day = {"day": date_format(thing(message).answer_by, "j F")}
    sentence = _("You said no to %(company)s. That is fine. After all? Answer YES until %(day)s. Dichtbij %(phone)s")
    return Asking(fit(sentence, keep=phone_of_team(message) | day, company=thing(message).employer.name))


@says("introduction.closed")
def closed(message: Message) -> str:
    return _fit(message, _("%(company)s no longer sees your name. That is fine. Dichtbij %(phone)s"))


@says("introduction.moment")
def appointment(message: Message) -> str:
    row = thing(message)
    sentence = _("You meet %(company)s, %(when)s, at %(place)s. Can you not come? Call %(phone)s. Dichtbij")
    when = {"when": moment_words(row).replace(", ", " ")}
    return fit(sentence, keep=phone_of_team(message) | when, company=row.employer.name, place=row.meets_where)


@says("introduction.not_now")
def not_now(message: Message) -> str:
    sentence = _("%(company)s has no work for you now. %(reason)s We call you. Dichtbij %(phone)s")
    row = thing(message)
    return fit(sentence, keep=phone_of_team(message), company=row.employer.name, reason=reason_words(row.reason))


_SENTENCES = {
    Outcome.TRIAL: lambda: _("%(company)s would like to try working with you. We call you. Dichtbij %(phone)s"),
    Outcome.JOB: lambda: _("Good news. There is a job for you at %(company)s. We call you. Dichtbij %(phone)s"),
    Outcome.STOPPED: lambda: _("%(company)s no longer takes part. Not because of you. We call you. Dichtbij %(phone)s"),
    Outcome.TAKEN_BACK: lambda: _("%(company)s looks for nobody now. Not because of you. Dichtbij %(phone)s"),
    Outcome.NO_ANSWER: lambda: _("The question of %(company)s is over. You need not do anything. Dichtbij %(phone)s"),
    Outcome.CANNOT: lambda: _("You do not go on with %(company)s. That is fine. Dichtbij %(phone)s"),
    "silent": lambda: _("%(company)s gave no answer. That is not because of you. We call you. Dichtbij %(phone)s"),
}  # fmt: skip
for _kind, _sentence in _SENTENCES.items():
    says(f"introduction.{_kind}")(lambda message, sentence=_sentence: _fit(message, sentence()))
