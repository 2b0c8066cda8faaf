"""Our answers to texts that came in, what the coordinator reads of them, and forgetting their words in time."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from neighbourhoods import outreach, phones, schedules, site_phone
from neighbourhoods.handover import NotSent, PerhapsSent
from neighbourhoods.models import IncomingText, Message, User
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.outreach import Rendered

from . import Asking, forms, inbox
from .gateways import Text, gateway
from .gsm import ONE_TEXT, fit

log = logging.getLogger(__name__)

WORDS_DAYS = 30  # unread words go after this; read ones within the hour
schedules.every(60, "neighbourhoods.texting.replies.forget_words")

Reply = Callable[[IncomingText, dict[str, str]], str]


SHOWN = {"nee": pgettext_lazy("an answer by text", "NO"), "ja": pgettext_lazy("an answer by text", "YES")}


def _which(text: IncomingText, keep: dict[str, str]) -> str:
    """Our question: which of these is meant. A kind of work and a day, nobody's name."""
    titles = {matter.key: matter.title for matter in inbox.open_matters(inbox.people_at(_number_of(text)))}
    meant = [(letter.upper(), titles.get(key, "-")) for letter, key in zip(inbox.LETTERS, text.choices, strict=False)]
    words = {"word": str(SHOWN.get(text.said, text.said))}
    match meant:
        case [(_a, one)]:
            return fit(
                _("Do you mean: %(one)s? Then answer %(word)s A. Or call %(phone)s."), keep=keep | words, one=one
            )
        case [(_a, one), (_b, two)]:
            sentence = _("Do you mean A %(one)s or B %(two)s? Answer %(word)s A or %(word)s B.")
            return fit(sentence, keep=words, one=one, two=two)
    (_a, one), (_b, two), (_c, three) = meant
    sentence = _("Do you mean A %(one)s, B %(two)s or C %(three)s? Answer %(word)s A, B or C.")
    return fit(sentence, room=ONE_TEXT, keep=words, one=one, two=two, three=three)


def _number_of(text: IncomingText) -> str:
    return text.person.phone if text.person else ""


def _said(sentence: Callable[[], str]) -> Reply:
    return lambda _text, keep: fit(sentence(), keep=keep)


REPLIES: dict[str, Reply] = {
    "which": _which,
    "unclear": _said(lambda: _("We do not know which job you mean. Call us: %(phone)s. Dichtbij")),
    "too_late": _said(lambda: _("That can no longer be done. Do you need something? Call %(phone)s. Dichtbij")),
    "read": _said(lambda: _("Thank you. We read your message. Is it urgent? Call %(phone)s. Dichtbij")),
    "stopped": _said(lambda: _("You get no more text messages from us. We call you or send e-mail. Dichtbij")),
}


def register_reply(name: str, sentence: Callable[[], str]) -> None:
    """An answer of an app above, by the name that its matter gives back."""
    REPLIES[name] = _said(sentence)


def _form(message: Message) -> str:
    text = cast(IncomingText, message.thing)
    said = REPLIES[text.reply](text, {"phone": site_phone.of_team(message.recipient.municipality)})
    return Asking(said)


def reply(message: Message) -> Rendered | None:
    """Only ever by text: an answer to a text is not worth a call."""
    return Rendered((_form(message),)) if message.channel == Channel.TEXT else None


def to_read(message: Message) -> Rendered | None:
    """What the coordinator reads before calling."""
    text = message.thing
    if not isinstance(text, IncomingText):
        return None
    if text.outcome == IncomingText.Outcome.NOT_KEPT:
        what = _("We did not keep your words. We may not.")
    else:
        what = _("“%(words)s”") % {"words": text.words or text.said}
    return Rendered((_("You sent us a text message."), what))


def texts_stopped(message: Message) -> Rendered | None:
    person = message.thing
    if not isinstance(person, User) or person.channel == Channel.TEXT:
        return None
    return Rendered(
        (_("A resident texted STOP."), _("From now on they hear from us by e-mail or a call.")),
        button_label=_("Look at this person"),
        button_url=f"/cms/mensen/{person.pk}/",
    )


def _texts() -> QuerySet[IncomingText]:
    return IncomingText.objects.select_related("person")


outreach.register(
    "outbox.text_reply", reply, title=gettext_lazy("an answer to a text message"), things=_texts, channel=Channel.TEXT
)
outreach.register(
    "outbox.text_to_read", to_read, title=gettext_lazy("sent us a text message"), things=_texts, channel=Channel.CALL
)
outreach.register(
    "outbox.texts_stopped",
    texts_stopped,
    title=gettext_lazy("wants no more text messages"),
    things=User.objects.all,
    channel=Channel.EMAIL,
)
forms["outbox.text_reply"] = _form


# ---------------------------------------------------------------- what the worker does
def answer_stranger(text_id: int) -> str:
    """The one neutral answer to a number nobody knows. The number is forgotten before the answer leaves: no second."""
    with transaction.atomic():
        text = IncomingText.objects.select_for_update().filter(pk=text_id).exclude(number="").first()
        if text is None:
            return "nothing to do"
        number, text.number = text.number, ""
        text.save(update_fields=["number"])
    with translation.override(settings.LANGUAGE_CODE):
        keep = {"phone": site_phone.of_team(None)}
        body = fit(_("This is Dichtbij. Would you like to ask or tell us something? Call %(phone)s."), keep=keep)
    if phones.can_text(number):
        with suppress(NotSent, PerhapsSent):
            gateway().send(Text(number, body, f"stranger-{text_id}"))
    return "answered"


def forget_words() -> int:
    """Each hour: words that were read, or waited for a month, go; so does a stranger's number that stayed behind."""
    waiting = Message.objects.filter(kind="outbox.text_to_read", about_id=OuterRef("pk"), state=MessageState.WAITING)
    with_words = IncomingText.objects.exclude(words="")
    long_ago = timezone.now() - timedelta(days=WORDS_DAYS)
    gone = with_words.filter(~Exists(waiting)).update(words="")
    gone += with_words.filter(received_at__lt=long_ago).update(words="")
    IncomingText.objects.exclude(number="").filter(received_at__lt=timezone.now() - timedelta(days=1)).update(number="")
    return gone
