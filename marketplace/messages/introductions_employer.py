"""What everybody who acts for a company hears about an introduction: neutral, with the name of the card at most."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Introduction
from marketplace.queries.candidates import seen_now
from marketplace.queries.introductions import card_name, stage_of, who_asks
from marketplace.states import IntroductionState
from marketplace.words import day_words, time_words
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered

from .common import says, thing
from .introductions import introductions, is_open, moment_words

State = IntroductionState
FOR_COMPANIES: dict[str, Any] = {"about": introductions, "channel": Channel.EMAIL, "haste": Haste.WORK}


def _name(row: Introduction) -> dict[str, str]:
    return {"name": kept_apart(card_name(row)) or _("Somebody from the neighbourhood")}


def _page(row: Introduction, label: str) -> dict[str, str]:
    return {"button_label": label, "button_url": reverse("marketplace:introduction", args=[row.code])}


def _calls(row: Introduction) -> str:
    who = who_asks(row.employer)
    return _("%(name)s calls you to choose a day.") % {"name": who} if who else _("We call you to choose a day.")


@says("employer.said_yes", gettext_lazy("somebody would like to meet you"), **FOR_COMPANIES)
def said_yes(message: Message) -> Rendered | None:
    row = thing(message)
    if not is_open(row) or row.state != State.OPEN:
        return None
    return Rendered(
        (
            _("%(name)s would like to meet you.") % _name(row),
            _("On your page you find the whole name and the phone number."),
            _calls(row),
            _("Afterwards you tell what came of it. The resident always hears it."),
        ),
        **_page(row, _("To the introduction")),
    )


@says("employer.cannot_now", gettext_lazy("somebody cannot now"), **FOR_COMPANIES)
def cannot_now(message: Message) -> Rendered | None:
    """The same words, whatever the resident did."""
    row = thing(message)
    _stage, cannot = stage_of(row, is_seen=seen_now().filter(person=row.person_id).exists())
    if not cannot:
        return None
    return Rendered(
        (
            _("%(name)s cannot now.") % _name(row),
            _("That says nothing about your company."),
            _("There are more people who would like to work. We think along with you."),
        ),
        button_label=_("Look at people"),
        button_url=reverse("marketplace:introductions"),
    )


@says("employer.tell_us", gettext_lazy("what came of it?"), **FOR_COMPANIES)
def tell_us(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != State.OPEN or not is_open(row) or (row.meets_at and row.meets_at > timezone.now()):
        return None
    last = (_("Without an answer your company is out of sight after today."),) if row.reminders > 1 else ()
    return Rendered(
        (
            _("What came of it with %(name)s?") % _name(row),
            _("The resident waits for your answer. It takes one minute."),
            *last,
        ),
        **_page(row, _("Tell what came of it")),
    )


@says("employer.moments", gettext_lazy("choose a day"), **FOR_COMPANIES)
def moments(message: Message) -> Rendered | None:
    row = thing(message)
    if not row.moments or not is_open(row):
        return None
    said = [_one(datetime.fromisoformat(moment)) for moment in row.moments]
    return Rendered(
        (_("We asked when it suits %(name)s.") % _name(row), *said, _("Choose one on your page.")),
        **_page(row, _("Choose a day")),
    )


def _one(moment: datetime) -> str:
    at = timezone.localtime(moment)
    return f"{day_words(at.date(), timezone.localdate())}, {time_words(at.time())}."


@says("employer.appointment", gettext_lazy("an appointment"), **FOR_COMPANIES)
def appointment(message: Message) -> Rendered | None:
    row = thing(message)
    if row.meets_at is None or row.meets_at < timezone.now() or not is_open(row):
        return None
    return Rendered(
        (
            _("You meet %(name)s.") % _name(row),
            _("%(when)s.") % {"when": moment_words(row)},
            _("The place: %(place)s.") % {"place": kept_apart(row.meets_where)},
            _("Afterwards you tell what came of it. The resident always hears it."),
        ),
        **_page(row, _("To the introduction")),
    )
