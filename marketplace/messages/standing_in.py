"""What is said when somebody cannot come once: to whoever is asked instead, to the neighbour, to the helper."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import links_instead
from marketplace.phrases import MY_PAGE, TASKS, called, moment, my_visit, task_with_name, visit_for_whom
from marketplace.states import StandInState, VisitState
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Group
from neighbourhoods.outreach import Haste, Rendered

from .common import agreements, holds, is_asked, is_called, is_sought, says, stand_in_requests, thing, visits
from .helper import address, going_together


def day_of_visit(message: Message) -> date | None:
    return message.thing.visit.on_date


# ---------------------------------------------------------------- who is asked
@says(
    "stand_in.asked", gettext_lazy("asked to come once"), about=stand_in_requests, group=Group.INVITATIONS,
    use_by=day_of_visit,
)  # fmt: skip
def asked(message: Message) -> Rendered | None:
    request = thing(message)
    visit = request.visit
    if request.state != StandInState.ASKED or not is_sought(visit) or not request.person.is_active:
        return None
    is_first = visit.agreement.substitute_id == request.person_id
    return Rendered(
        (
            _("Can you come this once?"),
            f"{visit_for_whom(visit)}.",
            _("It is in %(neighbourhood)s.") % {"neighbourhood": visit.agreement.opportunity.neighbourhood.name},
            *([_("You are the regular substitute. We ask you first.")] if is_first else []),
            _("You do not have to. Somebody else may do it."),
        ),
        button_label=_("Give an answer"),
        button_url=links_instead.path_to_answer(request),
    )


@says("stand_in.passed", gettext_lazy("not needed any more"), about=stand_in_requests)
def passed(message: Message) -> Rendered | None:
    request = thing(message)
    if request.state != StandInState.PASSED:
        return None
    return Rendered(
        (
            _("This is no longer needed: %(task)s.") % {"task": visit_for_whom(request.visit)},
            _("You do not have to do anything."),
            _("Thank you for wanting to help."),
        ),
        button_label=_("Look at other tasks"),
        button_url=TASKS,
    )


@says("stand_in.named", gettext_lazy("regular substitute"), about=agreements, haste=Haste.CAN_WAIT)
def named(message: Message) -> Rendered | None:
    agreement = thing(message)
    if not holds(agreement) or agreement.substitute_id != message.recipient_id:
        return None
    return Rendered(
        (
            _("You are the regular substitute: %(task)s.") % {"task": agreement.opportunity.title},
            _("Can the helper not come? Then we ask you first."),
            _("You may always say no."),
        ),
        button_label=_("Look at my page"),
        button_url=MY_PAGE,
    )


@says("stand_in.agreed", gettext_lazy("you come this once"), about=visits)
def agreed(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.stand_in_id != message.recipient_id:
        return None
    task = visit.agreement.opportunity
    together = [_("%(task)s.") % {"task": visit_for_whom(visit)}, *going_together(message)]
    alone = [task_with_name(task, visit), *address(message, task)]
    return Rendered(
        (
            _("Thank you for helping."),
            *(together if visit.waits_for_company else alone),
            _("Can you not come? Tell us. No problem."),
        ),
        button_label=_("Look at my page") if visit.waits_for_company else _("Look at the address"),
        button_url=my_visit(visit),
    )


# ---------------------------------------------------------------- the helper who could not
@says("helper.replaced", gettext_lazy("somebody comes instead"), about=visits)
def replaced(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.stand_in_id is None:
        return None
    return Rendered(
        (
            _("Somebody else comes this time: %(task)s.") % {"task": visit_for_whom(visit)},
            _("You do not have to do anything."),
            _("Next time you go again."),
        )
    )


# ---------------------------------------------------------------- the neighbour
@says("visit.stand_in", gettext_lazy("somebody else comes this time"), about=visits)
def stand_in(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.stand_in_id is None:
        return None
    names = {"helper": called(visit.agreement.helper), "stand_in": called(visit.comes)}
    return Rendered(
        (
            _("This time %(stand_in)s comes, and not %(helper)s.") % names,
            _about(message),
            _("At the door %(helper)s says: “I come from Dichtbij”.") % {"helper": names["stand_in"]},
        )
    )


@says("visit.nobody_yet", gettext_lazy("we look for somebody else"), about=visits)
def nobody_yet(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_sought(visit):
        return None
    return Rendered(
        (
            _("%(helper)s cannot come this time.") % {"helper": called(visit.agreement.helper)},
            _about(message),
            _("We look for somebody else. You hear from us."),
            _("Can you not wait? Tell us.") if is_called(message) else _("Can you not wait? Call us."),
        )
    )


@says("visit.comes_after_all", gettext_lazy("the helper comes after all"), about=visits)
def comes_after_all(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.stand_in_id is not None:
        return None
    return Rendered(
        (
            _("Good news. %(helper)s comes after all.") % {"helper": called(visit.agreement.helper)},
            _about(message),
        )
    )


@says("visit.nobody_comes", gettext_lazy("nobody can come this time"), about=visits)
def nobody_comes(message: Message) -> Rendered | None:
    visit = thing(message)
    if visit.state != VisitState.SKIPPED or not holds(visit.agreement):
        return None
    return Rendered(
        (
            _("Nobody can come this time. We are sorry."),
            _about(message),
            _("What do you need now?") if is_called(message) else _("Can you not wait? Call us."),
        )
    )


def _about(message: Message) -> str:
    visit = thing(message)
    task = visit.agreement.opportunity
    return _("It is about: %(task)s, %(when)s.") % {"task": task.title, "when": moment(visit, task)}
