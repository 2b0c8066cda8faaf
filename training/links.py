"""What the buttons in messages about courses show and do, through the same actions as the website."""

from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step, path
from neighbourhoods.models import User

from .actions import enrolling
from .models import Enrolment
from .phrases import COURSES, my_course, next_moment, where
from .states import EnrolmentState, RunState

__all__ = ["path"]


def describe_leaving(pk: int, _person: User) -> Step | None:
    found = Enrolment.objects.select_related("run__course").prefetch_related("run__sessions").filter(pk=pk).first()
    if found is None:
        return None
    others = {"next_label": _("Look at other courses"), "next_url": COURSES}
    if found.state == EnrolmentState.WITHDRAWN:
        return Step(_("It is arranged. Thank you for telling us."), (_("You can always join another time."),), **others)
    if found.run.state != RunState.OPEN:
        return Step(_("This course is over or does not take place."), **others)
    return Step(
        _("Changed your mind? No problem."),
        (f"{found.run.course.name}. {next_moment(found.run)}.", where(found.run)),
        (("yes", _("I cannot come")),),
        next_label=_("I do come. Look at my course"),
        next_url=my_course(found.run_id),
    )


def leave(pk: int, person: User, _choice: str) -> None:
    enrolling.step_back(Enrolment.objects.get(pk=pk), by=person)


links.register("leave_course", describe=describe_leaving, act=leave)
