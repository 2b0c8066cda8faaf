"""What somebody hears about paid work: a question, that employers see the card, that it ends, an answer in words."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.links_readiness import PAGE, path_to_answer, path_to_confirm, path_to_renew, path_to_stop
from marketplace.models import LookAgain, Readiness
from marketplace.readiness_words import WITHOUT_ANSWER
from marketplace.states import ReadinessState
from neighbourhoods import site_phone, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Rendered

from .common import is_called, says, thing


def readiness() -> QuerySet[Readiness]:
    return Readiness.objects.select_related("person")


def looks_again() -> QuerySet[LookAgain]:
    return LookAgain.objects.select_related("person")


def _seen_till(row: Readiness) -> str:
    """The last day on which employers see it without an answer."""
    return date_format((row.confirm_asked_on or timezone.localdate()) + WITHOUT_ANSWER - timedelta(days=1), "j F")


def _until(row: Readiness) -> str:
    return date_format(row.visible_until, "j F Y") if row.visible_until else ""


@says("readiness.proposed", gettext_lazy("may employers see you?"), about=readiness)
def proposed(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.PROPOSED:
        return None
    said = (
        _("You told us that you would like paid work."),
        _("May employers see your card?"),
        _("You choose yourself what stands on it."),
        _("It is for 6 months. You can stop at any moment."),
    )
    asked = () if is_called(message) else (_("No is fine too. Nothing changes then."),)
    url = path_to_answer(row, message.recipient)
    return Rendered((*said, *asked), button_label=_("Give an answer"), button_url=url)


@says("readiness.visible", gettext_lazy("employers see your card"), about=readiness)
def visible(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.VISIBLE:
        return None
    return Rendered(
        (
            _("Employers see your card from now on, until %(day)s.") % {"day": _until(row)},
            _("They do not see your surname, your address or your phone number."),
            _("Do you want to stop? That can be done at any moment."),
        ),
        button_label=_("I want to stop"),
        button_url=path_to_stop(row, message.recipient),
    )


@says("readiness.renew", gettext_lazy("may employers go on seeing you?"), about=readiness)
def renew(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.VISIBLE or row.renewal_asked_on is None:
        return None
    return Rendered(
        (
            _("Employers see your card until %(day)s.") % {"day": _until(row)},
            _("May they see it for 6 months more?"),
            _("Without an answer it stops by itself."),
        ),
        button_label=_("Give an answer"),
        button_url=path_to_renew(row, message.recipient),
    )


@says("readiness.confirm", gettext_lazy("is your card for employers still right?"), about=readiness)
def confirm(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.VISIBLE or row.confirm_asked_on is None:
        return None
    return Rendered(
        (
            _("Employers see your card."),
            _("Is your card still right?"),
            _("Without an answer they see it until %(day)s. You lose nothing.") % {"day": _seen_till(row)},
        ),
        button_label=_("Give an answer"),
        button_url=path_to_confirm(row, message.recipient),
    )


@says("readiness.not_confirmed", gettext_lazy("employers do not see your card now"), about=readiness)
def not_confirmed(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.VISIBLE or row.unconfirmed_on is None:
        return None
    return Rendered(
        (
            _("We asked whether your card is still right."),
            _("We heard nothing. So employers do not see it now."),
            _("You lost nothing. One button brings it back."),
        ),
        button_label=_("Yes, my card is right"),
        button_url=path_to_confirm(row, message.recipient),
    )


@says("readiness.over", gettext_lazy("employers no longer see your card"), about=readiness)
def over(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.PAUSED:
        return None
    return Rendered(
        (_("The 6 months are over. Employers no longer see your card."), _("Would you like to go on? That can be.")),
        button_label=_("Employers may see me again"),
        button_url=path_to_renew(row, message.recipient),
    )


@says("readiness.taken_back", gettext_lazy("employers do not see your card"), about=readiness)
def taken_back(message: Message) -> Rendered | None:
    row = thing(message)
    if row.state != ReadinessState.WISH:
        return None
    return Rendered(
        (
            _("Employers do not see your card now."),
            _("On your page you read why, and what you can do."),
            _("Do you see it in another way? Tell us."),
        ),
        button_label=_("Look at my page"),
        button_url=PAGE,
    )


@says("readiness.looked_again", gettext_lazy("we looked again"), about=looks_again)
def looked_again(message: Message) -> Rendered | None:
    asked = thing(message)
    if not asked.answer:
        return None
    return Rendered(
        (_("You asked us to look again. We did."), _("Our answer:"), asked.answer),
        button_label=_("Look at my page"),
        button_url=PAGE,
    )


@says("readiness.talk_asked", gettext_lazy("wants to talk about paid work"), about=readiness, channel=Channel.CALL)
def talk_asked(message: Message) -> Rendered | None:  # noqa: ARG001 (the shape of a renderer)
    return Rendered(
        (
            _("You wanted to talk about paid work."),
            _("What would you like to do?"),
            _("What do you need for it?"),
        )
    )


# ---------------------------------------------------------------- as a text
@texting.says("readiness.proposed")
def proposed_in_text(message: Message) -> str:
    sentence = _("May employers see your card? You choose what stands on it. Answer YES or NO. Dichtbij %(phone)s")
    return texting.Asking(texting.fit(sentence, keep=_phone(message)))


@texting.says("readiness.visible")
def visible_in_text(message: Message) -> str:
    sentence = _("Employers see your card from now on, until %(day)s. Do you want to stop? Call %(phone)s. Dichtbij")
    return texting.fit(sentence, keep=_phone(message) | {"day": _until(thing(message))})


@texting.says("readiness.renew")
def renew_in_text(message: Message) -> str:
    sentence = _("Employers see your card until %(day)s. May they go on? Answer YES or NO. Dichtbij %(phone)s")
    return texting.Asking(texting.fit(sentence, keep=_phone(message) | {"day": _until(thing(message))}))


@texting.says("readiness.confirm")
def confirm_in_text(message: Message) -> str:
    sentence = _(
        "Is your card for employers still right? Answer YES or NO. Employers see it until %(day)s. Dichtbij %(phone)s"
    )
    return texting.Asking(texting.fit(sentence, keep=_phone(message) | {"day": _seen_till(thing(message))}))


@texting.says("readiness.not_confirmed")
def not_confirmed_in_text(message: Message) -> str:
    sentence = _("Employers do not see your card now. Is it still right? Answer YES. Dichtbij %(phone)s")
    return texting.Asking(texting.fit(sentence, keep=_phone(message)))


@texting.says("readiness.over")
def over_in_text(message: Message) -> str:
    sentence = _("Employers no longer see your card. Would you like to go on? Call %(phone)s. Dichtbij")
    return texting.fit(sentence, keep=_phone(message))


@texting.says("readiness.taken_back")
def taken_back_in_text(message: Message) -> str:
    sentence = _("Employers do not see your card now. Do you want to know why? Call %(phone)s. Dichtbij")
    return texting.fit(sentence, keep=_phone(message))


@texting.says("readiness.looked_again")
def looked_again_in_text(message: Message) -> str:
    sentence = _("We looked again. The answer stands on your page. Or call %(phone)s, we read it to you. Dichtbij")
    return texting.fit(sentence, keep=_phone(message))


def _phone(message: Message) -> dict[str, str]:
    return {"phone": site_phone.of_team(message.recipient.municipality)}
