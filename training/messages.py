"""What holders hear about their certificates. The certificate itself is never in a message, only where it stands.

An attached paper would put a name and what somebody learned into mailboxes that couples and families share, and would
stay there after the certificate was corrected or withdrawn. The link leads to its holder's own page, after logging in.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import outreach, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered
from neighbourhoods.saying import in_a_sentence
from neighbourhoods.texting import fit

from .models import Certificate

PAGE = "/mijn/certificaten/"


def _certificates() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("course")


def issued(message: Message) -> Rendered | None:
    certificate = message.thing
    if not isinstance(certificate, Certificate) or certificate.withdrawn_at is not None:
        return None
    words = [_("Well done! You have a certificate: %(course)s.") % {"course": certificate.course.name}]
    if message.channel == Channel.LETTER:
        words.append(_("It comes with this letter."))
    elif message.channel == Channel.CALL:
        words.append(_("I print it for you. Shall I send it, or do you come by?"))
    else:
        words.append(_("On your own page you can print it, save it and share it."))
    return Rendered(tuple(words), button_label=_("My certificates"), button_url=PAGE)


@texting.says("certificate.issued")
def issued_by_text(message: Message) -> str:
    certificate = message.thing
    assert isinstance(certificate, Certificate)  # noqa: S101 - the kind is registered with certificates
    course = in_a_sentence(certificate.course.name)
    return fit(_("You have a certificate: %(course)s. It stands on your own page. Dichtbij"), course=course)


def withdrawn(message: Message) -> Rendered | None:
    certificate = message.thing
    if not isinstance(certificate, Certificate):
        return None
    told = _("Your certificate %(course)s was withdrawn.") % {"course": certificate.course.name}
    return Rendered((told, _("Do you have questions? Call us, we look at it together.")))


outreach.register(
    "certificate.issued",
    issued,
    title=gettext_lazy("a certificate"),
    things=_certificates,
    haste=Haste.CAN_WAIT,
)
outreach.register(
    "certificate.withdrawn",
    withdrawn,
    title=gettext_lazy("a certificate was withdrawn"),
    things=_certificates,
    channel=Channel.CALL,
)
