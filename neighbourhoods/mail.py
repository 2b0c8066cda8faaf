"""A message as an e-mail: the same sentences as text and as HTML, a neutral subject, one button, a phone number."""

from contextlib import suppress
from smtplib import SMTPDataError, SMTPHeloError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from . import bounces, site_phone
from .handover import NotSent, PerhapsSent
from .languages import spoken_by
from .models import Message, User
from .outreach import Rendered

# The mail server said no: it has nothing. After any other error it may have the mail.
REFUSALS = (
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    ValueError,  # an address that cannot be written in a mail
)


def compose(message: Message, rendered: Rendered) -> EmailMultiAlternatives:
    """The mail, in the recipient's language."""
    person = message.recipient
    with translation.override(spoken_by(person)):
        subject = rendered.subject or _("Message from Dichtbij")
        words = {
            "subject": subject,
            "paragraphs": (*greeting(person), *rendered.paragraphs),
            "button_label": rendered.button_label,
            "button_url": _whole(rendered.button_url),
            "parts": [
                {"paragraphs": part.paragraphs, "label": part.button_label, "url": _whole(part.button_url)}
                for part in rendered.parts
            ],
            "questions": _("Questions? Call %(phone)s.") % {"phone": site_phone.of_team(person.municipality)},
            "sender": "Dichtbij",
        }
        text = render_to_string("neighbourhoods/mail/message.txt", words)
        html = render_to_string("neighbourhoods/mail/message.html", words)
    mail = EmailMultiAlternatives(
        subject,
        text,
        from_email=bounces.return_address(message.pk) or settings.DEFAULT_FROM_EMAIL,
        to=[person.email or ""],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Auto-Submitted": "auto-generated",
            "Message-ID": bounces.message_header(message.pk),
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}" if path else ""


def greeting(person: User) -> tuple[str, ...]:
    """How a mail and a letter begin, if we know a name."""
    name = person.call_name or person.first_name
    return (_("Hello %(name)s,") % {"name": name},) if name else ()


def hand_over(mail: EmailMultiAlternatives) -> None:
    """Give the mail to the mail server. NotSent: it surely has nothing; PerhapsSent: nobody can say."""
    connection = get_connection()
    try:
        connection.open()
    except Exception as error:  # noqa: BLE001  whatever broke, nothing was handed over yet
        raise NotSent(error) from None
    try:
        taken = connection.send_messages([mail])
    except REFUSALS as error:
        raise NotSent(error, for_good=_is_final(error)) from None
    except Exception as error:  # noqa: BLE001  whatever broke, the server may have the mail
        raise PerhapsSent(type(error).__name__) from None
    finally:
        with suppress(Exception):  # a server that hangs up rudely has the mail all the same
            connection.close()
    if not taken:
        raise NotSent(ValueError(), for_good=True)


def _is_final(error: BaseException) -> bool:
    codes = (
        [code for code, _text in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else [getattr(error, "smtp_code", 500)]
    )
    return all(500 <= code < 600 for code in codes)
