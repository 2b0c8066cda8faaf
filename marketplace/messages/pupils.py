"""What is told about an internship: to the pupil, and to the teacher who signs off."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.internships import done_words
from marketplace.links import ANSWER_DAYS
from marketplace.models import Internship
from marketplace.phrases import MY_PAGE, TASKS
from marketplace.queries.pupils import with_minutes
from marketplace.states import InternshipState
from neighbourhoods import links, site_phone, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered

from .common import says, thing


def internships() -> QuerySet[Internship]:
    return with_minutes().select_related("pupil", "school", "teacher")


@says("internship.began", gettext_lazy("your internship begins"), about=internships, haste=Haste.ANSWER)
def began(message: Message) -> Rendered | None:
    internship = thing(message)
    if internship.state != InternshipState.RUNNING:
        return None
    return Rendered(
        (
            _("Nice that you come and help for your school."),
            _("You have done: %(hours)s.") % {"hours": done_words(internship)},
            _("Choose a job that suits you. We help you."),
        ),
        button_label=_("Look at the jobs"),
        button_url=TASKS,
    )


@says("internship.signed_off", gettext_lazy("your hours are signed off"), about=internships, haste=Haste.ANSWER)
def signed_off(message: Message) -> Rendered | None:
    internship = thing(message)
    if internship.state != InternshipState.SIGNED_OFF:
        return None
    return Rendered(
        (
            _("Your school signed off your hours."),
            _("You have done: %(hours)s.") % {"hours": done_words(internship)},
            _("Thank you for helping. You may always stay."),
        ),
        button_label=_("Look at my page"),
        button_url=MY_PAGE,
    )


@says(
    "internship.sign_off",
    gettext_lazy("hours of a pupil"),
    about=internships,
    channel=Channel.EMAIL,
    haste=Haste.WORK,
)
def sign_off(message: Message) -> Rendered | None:
    """To the teacher: a first name and hours, no more."""
    internship = thing(message)
    if internship.state != InternshipState.RUNNING or internship.teacher_id != message.recipient_id:
        return None
    hours = {"name": internship.pupil.first_name, "hours": done_words(internship)}
    return Rendered(
        (_("%(name)s helps in the neighbourhood for your school: %(hours)s.") % hours, _("Do you sign off?")),
        button_label=_("Look and sign off"),
        button_url=links.path("internship", internship, message.recipient, days=ANSWER_DAYS),
    )


@texting.says("internship.began")
@texting.says("internship.signed_off")
def hours_in_text(message: Message) -> str:
    sentence = _("Your hours for school: %(hours)s. Questions? Call %(phone)s. Dichtbij")
    keep = {"phone": site_phone.of_team(message.recipient.municipality)}
    return texting.fit(sentence, keep=keep, hours=done_words(thing(message)))
