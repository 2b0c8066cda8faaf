"""The messages of a week as one text: a line for each, and our name and number once, at the end."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import site_phone
from neighbourhoods.bundling import BUNDLE, parts_in_words
from neighbourhoods.models import Message

from . import Asking, forms, says
from .gsm import ONE_OF_MORE, fit, plain, septets

NAME = "Dichtbij"  # under every text of ours, with or without the number behind it
LONGEST = 4 * ONE_OF_MORE  # more than four texts in a row nobody reads


@says(BUNDLE)
def together(message: Message) -> str:
    """One message alone is its own text. What does not fit is counted, and told by who answers the phone."""
    texts = [forms[part.kind](part) for part, _words in parts_in_words(message)]
    if len(texts) == 1:
        return texts[0]
    phone = site_phone.of_team(message.recipient.municipality)
    body = _fitting([_unsigned(text, phone) for text in texts], phone)
    return Asking(body) if any(isinstance(text, Asking) for text in texts) else body


def _fitting(lines: list[str], phone: str) -> str:
    """As many of the lines as fit; one always does."""
    heading = plain(_("News of the past week."))
    bodies = (
        "\n".join([heading, *lines[:shown], _end(len(lines) - shown, phone)]) for shown in range(len(lines), 0, -1)
    )
    return next(body for body in bodies if septets(body) <= LONGEST)


def _end(more: int, phone: str) -> str:
    if not more:
        return f"{NAME} {phone}"
    sentence = ngettext(
        "And %(n)s more message. Call us: %(phone)s. Dichtbij", "And %(n)s more messages. Call us: %(phone)s. Dichtbij",
        more,
    )  # fmt: skip
    return fit(sentence, keep={"phone": phone, "n": str(more)})


def _unsigned(text: str, phone: str) -> str:
    return text.removesuffix(phone).rstrip().removesuffix(NAME).rstrip()
