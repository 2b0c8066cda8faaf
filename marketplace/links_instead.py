"""The buttons in messages about one visit of a pair that lasts: cannot come, comes instead, cannot come along."""

from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step
from neighbourhoods.models import User

from . import waves
from .actions import company, standing_in
from .links import ANSWER_DAYS, INVITE_DAYS, NO, YES
from .models import StandInRequest, Visit
from .phrases import MY_PAGE, TASKS, my_task, my_visit, visit_for_whom
from .states import StandInState, VisitState

BELOW = (
    "agreement__opportunity__requester", "agreement__opportunity__work_kind", "agreement__opportunity__neighbourhood",
    "agreement__helper", "stand_in",
)  # fmt: skip


def path_to_say_no(visit: Visit, person: User) -> str:
    """ "I cannot come": for one visit of those that come back, else for the whole task."""
    if visit.comes_back:
        return links.path("cannot_come", visit, person, days=ANSWER_DAYS)
    return links.path("step_back", visit.agreement, person, days=ANSWER_DAYS)


def path_to_answer(request: StandInRequest) -> str:
    return links.path("stand_in", request, request.person, days=INVITE_DAYS)


def _visit(pk: int) -> Visit | None:
    return Visit.objects.select_related(*BELOW).filter(pk=pk).first()


# ---------------------------------------------------------------- "Ik kan toch niet"
def describe_cannot_come(pk: int, person: User) -> Step | None:
    visit = _visit(pk)
    if visit is None:
        return None
    is_told = visit.state in {VisitState.SEEKING, VisitState.SKIPPED} or visit.comes.pk != person.pk
    if is_told:
        return Step(
            _("It is arranged. Thank you for telling us."),
            (_("We look for somebody else."), _("Next time you go again.")) if visit.comes.pk == person.pk else (),
            next_label=_("Look at my page"),
            next_url=MY_PAGE,
        )
    if visit.state != VisitState.PLANNED or visit.helper_said or waves.has_begun(visit):
        return Step(_("This visit is over."), next_label=_("Look at my page"), next_url=MY_PAGE)
    return Step(
        _("Can you not come? No problem."),
        (
            _("It is about: %(task)s.") % {"task": visit_for_whom(visit)},
            _("We look for somebody else, for this time only."),
        ),
        ((YES, _("I cannot come")),),
        next_label=_("I do come"),
        next_url=my_visit(visit) if visit.stand_in_id else my_task(visit.agreement.opportunity),
    )


def cannot_come(pk: int, person: User, _choice: str) -> None:
    standing_in.cannot_come(Visit.objects.get(pk=pk), by=person)


# ---------------------------------------------------------------- "Kunt u één keer komen?"
def describe_stand_in(pk: int, _person: User) -> Step | None:
    request = StandInRequest.objects.select_related("visit", "person").filter(pk=pk).first()
    visit = _visit(request.visit_id) if request else None
    if request is None or visit is None:
        return None
    match request.state:
        case StandInState.YES:
            on_my_page = {"next_label": _("Look at the address"), "next_url": my_visit(visit)}
            return Step(_("Thank you for helping."), (_("You find the address on your page."),), **on_my_page)
        case StandInState.PASSED if request.answered_at is not None:
            return Step(
                _("It is arranged. Thank you for telling us."), next_label=_("Look at other tasks"), next_url=TASKS
            )
    if visit.state != VisitState.SEEKING or waves.has_begun(visit):
        somebody = visit.state == VisitState.PLANNED
        return Step(
            _("Somebody comes already. Thank you for wanting to help.") if somebody
            else _("This is no longer needed. Thank you for wanting to help."),
            next_label=_("Look at other tasks"),
            next_url=TASKS,
        )  # fmt: skip
    about = _("It is about: %(task)s.") % {"task": visit_for_whom(visit)}
    where = _("It is in %(neighbourhood)s.") % {"neighbourhood": visit.agreement.opportunity.neighbourhood.name}
    if request.state == StandInState.NO:
        said = (_("You said no. You may still come, if you can."), about, where)
        return Step(_("Thank you for telling us."), said, ((YES, _("Yes, I can come after all")),))
    return Step(
        _("Can you come this once?"),
        (about, where, _("You do not have to. Somebody else may do it.")),
        ((YES, _("Yes, I will come")), (NO, _("No, I cannot"))),
    )


def answer(pk: int, person: User, choice: str) -> None:
    standing_in.answer(StandInRequest.objects.get(pk=pk), by=person, yes=choice == YES)


# ---------------------------------------------------------------- "Ik kan niet meegaan"
def describe_stay_home(pk: int, person: User) -> Step | None:
    visit = _visit(pk)
    if visit is None:
        return None
    if visit.company_id != person.pk:
        return Step(_("It is arranged. Thank you for telling us."), next_label=_("Look at my page"), next_url=MY_PAGE)
    return Step(
        _("Can you not come? No problem."),
        (
            _("It is about: %(task)s.") % {"task": visit_for_whom(visit)},
            _("We look for somebody else who comes along."),
        ),
        ((YES, _("I cannot come")),),
        next_label=_("I do come"),
        next_url=my_visit(visit),
    )


def stay_home(pk: int, person: User, _choice: str) -> None:
    company.go_along(Visit.objects.get(pk=pk), by=person, person=None)


links.register("cannot_come", describe=describe_cannot_come, act=cannot_come)
links.register("stand_in", describe=describe_stand_in, act=answer)
links.register("stay_home", describe=describe_stay_home, act=stay_home)
