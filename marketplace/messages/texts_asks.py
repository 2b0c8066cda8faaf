"""The messages about what work asks, as text messages."""

from django.utils.translation import gettext as _

from neighbourhoods.models import Message
from neighbourhoods.texting import fit, says

from .asks import last_day
from .common import thing
from .texts import phone_of_team


@says("work.check_ends")
def check_ends(message: Message) -> str:
    sentence = _("Your VOG counts until %(day)s. We help you to get a new one, for free. Dichtbij %(phone)s")
    return fit(sentence, keep=phone_of_team(message) | last_day(message))


@says("work.course_ends")
def course_ends(message: Message) -> str:
    sentence = _("Your course %(course)s counts until %(day)s. Shall we look at a new one? Dichtbij %(phone)s")
    return fit(sentence, keep=phone_of_team(message) | last_day(message), course=thing(message).course.name)
