"""The first time together: what the three hear of who comes along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import links
from marketplace.phrases import called, moment, my_task, my_visit, task_with_name, visit_for_whom
from neighbourhoods.models import Message
from neighbourhoods.outreach import Rendered

from .common import comes_along, holds, says, thing, visits
from .helper import address


@says("company.goes", gettext_lazy("you come along"), about=visits)
def goes(message: Message) -> Rendered | None:
    visit = thing(message)
    if not comes_along(visit) or visit.company_id != message.recipient_id:
        return None
    task = visit.agreement.opportunity
    return Rendered(
        (
            _("You come along with %(helper)s, the first time.") % {"helper": visit.comes.get_short_name()},
            task_with_name(task, visit),
            *address(message, task),
            _("Can you not come? Tell us. No problem."),
        ),
        button_label=_("I cannot come"),
        button_url=links.path("stay_home", visit, message.recipient, days=links.ANSWER_DAYS),
    )


@says("company.off", gettext_lazy("you need not come along"), about=visits)
def off(message: Message) -> Rendered | None:
    visit = thing(message)
    if visit.company_id == message.recipient_id:
        return None
    return Rendered(
        (
            _("You need not come along any more: %(task)s.") % {"task": visit_for_whom(visit)},
            _("Thank you for wanting to help."),
        )
    )


@says("helper.company", gettext_lazy("somebody comes along"), about=visits)
def helper_hears(message: Message) -> Rendered | None:
    visit = thing(message)
    if not comes_along(visit) or visit.comes.pk != message.recipient_id:
        return None
    task = visit.agreement.opportunity
    return Rendered(
        (
            _("The first time %(company)s comes along.") % {"company": visit.company.get_short_name()},
            task_with_name(task, visit),
            *address(message, task),
        ),
        button_label=_("Look at the address"),
        button_url=my_visit(visit) if visit.stand_in_id else my_task(task),
    )


@says("visit.company", gettext_lazy("two people come the first time"), about=visits)
def neighbour_hears(message: Message) -> Rendered | None:
    visit = thing(message)
    if not comes_along(visit) or not holds(visit.agreement):
        return None
    task = visit.agreement.opportunity
    names = {"helper": called(visit.comes), "company": visit.company.get_short_name()}
    return Rendered(
        (
            _("The first time two people come: %(helper)s and %(company)s.") % names,
            _("It is about: %(task)s, %(when)s.") % {"task": task.title, "when": moment(visit, task)},
        )
    )
