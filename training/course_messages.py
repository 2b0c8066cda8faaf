"""What people hear about a course: by e-mail, on the phone, on paper, and as a text."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import outreach, site_phone, texting
from neighbourhoods.models import Message
from neighbourhoods.outreach import Haste, Rendered, Renderer
from neighbourhoods.saying import in_a_sentence
from neighbourhoods.texting import fit

from . import links
from .models import CourseRun, Enrolment
from .phrases import COURSES, course_page, my_course, next_moment, to_come, where
from .phrases import moment as moment_of
from .states import EnrolmentState, RunState

LEAVE_DAYS = 30


def enrolments() -> QuerySet[Enrolment]:
    found = Enrolment.objects.select_related("person", "run__course", "run__neighbourhood__municipality")
    found = found.defer("run__neighbourhood__geometry", "run__neighbourhood__municipality__geometry")
    return found.prefetch_related("run__sessions")


def says(kind: str, title: str | Promise, haste: Haste = Haste.IN_TIME) -> Callable[[Renderer], Renderer]:
    def decorate(renderer: Renderer) -> Renderer:
        outreach.register(kind, renderer, title=title, things=enrolments, haste=haste)
        return renderer

    return decorate


def _about(message: Message, *states: str, run: str = RunState.OPEN) -> Enrolment | None:
    """The enrolment, while it is in one of these states and its run still is as the message says."""
    found = message.thing
    assert isinstance(found, Enrolment)  # noqa: S101 - every kind here is registered with enrolments
    return found if found.state in states and found.run.state == run else None


def _course(run: CourseRun) -> dict[str, str]:
    return {"course": run.course.name}


def _when_and_where(run: CourseRun) -> tuple[str, ...]:
    return (
        *[_("It begins: %(moment)s.") % {"moment": next_moment(run)} for _it in to_come(run)[:1]],
        _("It is in %(place)s.") % {"place": where(run)},
    )


@says("course.enrolled", gettext_lazy("takes part in a course"), Haste.ANSWER)
def enrolled(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.ENROLLED)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("You take part in: %(course)s.") % _course(enrolment.run),
            *_when_and_where(enrolment.run),
            _("Changed your mind? No problem."),
        ),
        button_label=_("Look at my course"),
        button_url=my_course(enrolment.run_id),
    )


@says("course.waiting", gettext_lazy("on the waiting list of a course"), Haste.ANSWER)
def waiting(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.WAITING)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("This course is full now: %(course)s.") % _course(enrolment.run),
            _("You are on the waiting list."),
            _("Is there a place? Then you hear it at once."),
        ),
        button_label=_("Look at my course"),
        button_url=my_course(enrolment.run_id),
    )


@says("course.place_free", gettext_lazy("there is a place in a course"))
def place_free(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.ENROLLED)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("Good news. There is a place for you: %(course)s.") % _course(enrolment.run),
            *_when_and_where(enrolment.run),
            _("Can you not come? Tell us. No problem."),
        ),
        button_label=_("I cannot come"),
        button_url=links.path("leave_course", enrolment, message.recipient, days=LEAVE_DAYS),
    )


@says("course.fewer_places", gettext_lazy("a course has fewer places"))
def fewer_places(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.WAITING)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("This course has fewer places now: %(course)s.") % _course(enrolment.run),
            _("We are sorry. You are on the waiting list."),
            _("Is there a place? Then you hear it at once."),
        ),
        button_label=_("Look at my course"),
        button_url=my_course(enrolment.run_id),
    )


@says("course.changed", gettext_lazy("a course changed"))
def changed(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.ENROLLED, EnrolmentState.WAITING)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("Something changed in the course: %(course)s.") % _course(enrolment.run),
            _("These are the days now:"),
            *[f"{moment_of(session)}." for session in to_come(enrolment.run)],
            _("It is in %(place)s.") % {"place": where(enrolment.run)},
            _("Can you not come then? Tell us. No problem."),
        ),
        button_label=_("Look at my course"),
        button_url=my_course(enrolment.run_id),
    )


@says("course.called_off", gettext_lazy("a course is called off"))
def called_off(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.ENROLLED, EnrolmentState.WAITING, run=RunState.CALLED_OFF)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("This course does not take place: %(course)s.") % _course(enrolment.run),
            _("We are sorry. You do not have to do anything."),
            _("Would you like to learn something else?"),
        ),
        button_label=_("Look at other courses"),
        button_url=COURSES,
    )


@says("course.reminder", gettext_lazy("tomorrow there is a course"))
def reminder(message: Message) -> Rendered | None:
    """The next part, when it is tomorrow or already today."""
    enrolment = _about(message, EnrolmentState.ENROLLED)
    soon = timezone.localdate() + timedelta(days=1)
    if enrolment is None or not (coming := to_come(enrolment.run)) or coming[0].on_date > soon:
        return None
    place = coming[0].place_name or where(enrolment.run)
    return Rendered(
        (
            f"{next_moment(enrolment.run)}: {enrolment.run.course.name}.",
            _("It is in %(place)s.") % {"place": place},
            _("Can you not come? Call us. No problem."),
        ),
        button_label=_("Look at my course"),
        button_url=my_course(enrolment.run_id),
    )


@says("course.finished", gettext_lazy("did a course"), Haste.CAN_WAIT)
def finished(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.FINISHED, run=RunState.DONE)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("You did the course: %(course)s. Well done.") % _course(enrolment.run),
            _("We make your certificate. It is yours for ever."),
        ),
        button_label=_("Look at other courses"),
        button_url=COURSES,
    )


@says("course.again", gettext_lazy("comes again to a course"), Haste.CAN_WAIT)
def again(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.AGAIN, run=RunState.DONE)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("Nice that you came to the course: %(course)s.") % _course(enrolment.run),
            _("You can do the rest another time."),
            _("You keep what you did already."),
        ),
        button_label=_("When is it given again?"),
        button_url=course_page(enrolment.run.course.slug),
    )


@says("course.no_place", gettext_lazy("there was no place in a course"))
def no_place(message: Message) -> Rendered | None:
    enrolment = _about(message, EnrolmentState.WAITING, run=RunState.DONE)
    if enrolment is None:
        return None
    return Rendered(
        (
            _("There was no place this time: %(course)s.") % _course(enrolment.run),
            _("We are sorry. You can choose another time."),
        ),
        button_label=_("When is it given again?"),
        button_url=course_page(enrolment.run.course.slug),
    )


# ---------------------------------------------------------------- as a text, at most 123 signs
def _texts(kind: str, sentence: str | Promise) -> None:
    """A sentence with the course, perhaps its moment, and a phone number that is never cut."""

    def text(message: Message) -> str:
        assert isinstance(message.thing, Enrolment)  # noqa: S101 - every kind here is registered with enrolments
        run = message.thing.run
        return fit(
            str(sentence),
            keep={"phone": site_phone.of_team(message.recipient.municipality)},
            course=in_a_sentence(run.course.name),
            when=next_moment(run).replace(", ", " "),
        )

    texting.says(kind)(text)


_texts("course.enrolled", gettext_lazy("You take part: %(course)s. %(when)s. Changed your mind? Call %(phone)s"))
_texts("course.waiting", gettext_lazy("You are on the waiting list of the course %(course)s. Dichtbij %(phone)s"))
_texts("course.place_free", gettext_lazy("There is a place for you: %(course)s. %(when)s. Not coming? Call %(phone)s"))
_texts("course.fewer_places", gettext_lazy("You are on the waiting list of the course %(course)s. Dichtbij %(phone)s"))
_texts("course.changed", gettext_lazy("The course %(course)s changed. Next: %(when)s. Not coming? Call %(phone)s"))
_texts("course.called_off", gettext_lazy("The course %(course)s does not take place. We are sorry. Call %(phone)s"))
_texts("course.reminder", gettext_lazy("%(when)s: %(course)s. Can you not come? Call %(phone)s"))
_texts("course.finished", gettext_lazy("Well done. You did the course %(course)s. We make your certificate. %(phone)s"))
_texts("course.again", gettext_lazy("You can do the rest of %(course)s another time. Call %(phone)s"))
_texts("course.no_place", gettext_lazy("There was no place in %(course)s. Choose another time or call %(phone)s"))
