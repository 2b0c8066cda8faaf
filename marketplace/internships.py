"""The button with which a school signs off: first name and hours, nothing else of the pupil."""

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step
from neighbourhoods.models import User

from .actions import internships
from .models import Internship
from .queries.pupils import hours_of, with_minutes
from .states import InternshipState

SIGN = "yes"


def done_words(internship: Internship) -> str:
    """ "12 van 30 uur", of a row of with_minutes."""
    hours = hours_of(internship)
    said = {"done": floatformat(hours.done_hours), "to_do": floatformat(hours.hours_to_do)}
    return _("%(done)s of %(to_do)s hours") % said


def describe_sign_off(pk: int, teacher: User) -> Step | None:
    internship = with_minutes().select_related("pupil", "school").filter(pk=pk, teacher=teacher).first()
    if internship is None:
        return None
    about = _("%(name)s: %(hours)s.") % {"name": internship.pupil.first_name, "hours": done_words(internship)}
    if internship.state == InternshipState.SIGNED_OFF:
        return Step(_("You signed off. Thank you."), (about,))
    if internship.state == InternshipState.STOPPED:
        return Step(_("This internship has stopped."), (about, _("Questions? Call us.")))
    if not hours_of(internship).done:
        return Step(_("There is nothing to sign off yet."), (about, _("We ask you again when there are hours.")))
    confirmed = _("These hours were confirmed by the pupil and by the place.")
    return Step(_("Do you sign off these hours?"), (about, confirmed), ((SIGN, _("Yes, I sign off")),))


def sign_off(pk: int, teacher: User, _choice: str) -> None:
    internships.sign_off(Internship.objects.get(pk=pk), by=teacher)


links.register("internship", describe=describe_sign_off, act=sign_off)
