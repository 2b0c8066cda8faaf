"""What the buttons in messages of the loop show and do. Each acts through the same action as the website."""

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import links
from neighbourhoods.links import Step, path
from neighbourhoods.models import User

from . import rules
from .actions import asking, helping, visiting
from .models import Agreement, Opportunity, Thanks, Visit
from .models.agreements import HowItWent
from .phrases import MY_PAGE, TASKS, my_task, task, task_for_whom
from .states import AgreementState, OfferState, OpportunityState, VisitState

__all__ = ["ANSWER_DAYS", "INVITE_DAYS", "path"]

INVITE_DAYS = 14
ANSWER_DAYS = 30
YES, NO = "yes", "no"


def _my_page() -> dict[str, str]:
    return {"next_label": _("Look at my page"), "next_url": MY_PAGE}


# ---------------------------------------------------------------- "Ja, ik help", from an invitation
def _opportunity(pk: int) -> Opportunity | None:
    related = Opportunity.objects.select_related("requester", "work_kind", "neighbourhood", "job")
    return related.filter(pk=pk).first()


def describe_invitation(pk: int, helper: User) -> Step | None:
    opportunity = _opportunity(pk)
    if opportunity is None:
        return None
    if opportunity.agreements.filter(helper=helper, state=AgreementState.AGREED).exists():
        on_my_page = {"next_label": _("Look at the address"), "next_url": my_task(opportunity)}
        return Step(_("Thank you for helping."), (_("You find the address on your page."),), **on_my_page)
    if opportunity.offers.filter(helper=helper, state=OfferState.STANDING).exists():
        return Step(_("Nice that you want to help."), (_("We call you to get acquainted."),), **_my_page())
    code, sentence = rules.why_not_help(helper, opportunity)
    if code == "locked":
        return Step(str(sentence), next_label=_("Look at this job"), next_url=opportunity.get_absolute_url())
    if code:
        return Step(str(sentence), next_label=_("Look at other tasks"), next_url=TASKS)
    place = {"neighbourhood": opportunity.neighbourhood.name}
    return Step(
        task_for_whom(opportunity),
        (
            _("It is in %(neighbourhood)s.") % place,
            _("You can still stop. That is no problem."),
            _("Rather not? Then you do not have to do anything."),
        ),
        ((YES, _("Yes, I will help")),),
    )


def accept_invitation(pk: int, helper: User, _choice: str) -> None:
    helping.say_yes(Opportunity.objects.get(pk=pk), by=helper)


# ---------------------------------------------------------------- "Toch niet"
def describe_step_back(pk: int, _helper: User) -> Step | None:
    agreement = _agreement(pk)
    if agreement is None:
        return None
    match agreement.state:
        case AgreementState.CALLED_OFF:
            return Step(
                _("It is arranged. Thank you for telling us."),
                (_("We look for somebody else."),),
                next_label=_("Look at other tasks"),
                next_url=TASKS,
            )
        case AgreementState.DONE:
            return Step(_("This task is done."), (_("Thank you for helping."),), **_my_page())
    return Step(
        _("Changed your mind? No problem."),
        (
            _("It is about: %(task)s.") % {"task": task_for_whom(agreement.opportunity)},
            _("We tell the neighbour and look for somebody else."),
        ),
        ((YES, _("I cannot come")),),
        next_label=_("I do come. Look at my task"),
        next_url=my_task(agreement.opportunity),
    )


def step_back(pk: int, helper: User, _choice: str) -> None:
    helping.step_back(Agreement.objects.get(pk=pk), by=helper)


def _agreement(pk: int) -> Agreement | None:
    below = ("opportunity__requester", "opportunity__work_kind", "opportunity__neighbourhood", "opportunity__job")
    return Agreement.objects.select_related(*below).filter(pk=pk).first()


# ---------------------------------------------------------------- "Hoe ging het?"
def describe_report(pk: int, _helper: User) -> Step | None:
    visit = _visit(pk)
    if visit is None:
        return None
    if visit.helper_said == HowItWent.NOT_GOOD:
        return Step(_("Thank you for telling us."), (_("We call you today."),), **_my_page())
    if visit.helper_said:
        return Step(_("Thank you for helping."), **_my_page())
    return _not_now(visit) or Step(
        _("How did it go?"),
        (_("It was about: %(task)s.") % {"task": visit.agreement.opportunity.title},),
        tuple((value, str(label)) for value, label in HowItWent.choices),
    )


def report(pk: int, helper: User, how: str) -> None:
    visiting.report_visit(Visit.objects.get(pk=pk), by=helper, how=how)


# ---------------------------------------------------------------- "Is het gelukt?"
def describe_done(pk: int, requester: User) -> Step | None:
    visit = _visit(pk)
    if visit is None:
        return None
    match visit.requester_said_done:
        case True if rules.may_be_thanked(visit.agreement):
            thank = path("thank", visit.agreement, requester, days=ANSWER_DAYS)
            return Step(_("Good to hear."), next_label=_("Say thank you to the helper"), next_url=thank)
        case True:
            return Step(_("Good to hear."), (_("Do you need help again? Ask us."),))
        case False:
            return Step(_("Thank you for telling us."), (_("We call you today."),))
    return _not_now(visit) or Step(
        _("Did the help come?"),
        (_("It was about: %(task)s.") % {"task": visit.agreement.opportunity.title},),
        ((YES, _("Yes, it is done")), (NO, _("No"))),
    )


def confirm(pk: int, requester: User, choice: str) -> None:
    visiting.confirm_visit(Visit.objects.get(pk=pk), by=requester, done=choice == YES)


def _visit(pk: int) -> Visit | None:
    return Visit.objects.select_related("agreement__opportunity__work_kind").filter(pk=pk).first()


def _not_now(visit: Visit) -> Step | None:
    if visit.state == VisitState.CALLED_OFF:
        return Step(_("This visit was called off."), (_("You do not have to do anything."),))
    if visit.state == VisitState.DONE:
        return Step(_("This task is done."))
    if visit.on_date is not None and visit.on_date > timezone.localdate():
        return Step(_("The visit has not been yet. Tell us afterwards."))
    return None


# ---------------------------------------------------------------- "Nog nodig?"
def describe_still_needed(pk: int, _requester: User) -> Step | None:
    opportunity = _opportunity(pk)
    if opportunity is None:
        return None
    about = (_("It is about: %(task)s.") % {"task": task(opportunity)},)
    match opportunity.state:
        case OpportunityState.OPEN if opportunity.still_needed_asked_on is None:
            return Step(_("We go on looking for you."), about)
        case OpportunityState.OPEN | OpportunityState.EXPIRED:
            return Step(_("Do you still need help?"), about, ((YES, _("Yes, I still need help")), (NO, _("No"))))
        case OpportunityState.WAITING:
            return Step(_("We have your request."), (_("We call you within 1 working day."),))
        case OpportunityState.WITHDRAWN:
            return Step(
                _("Thank you for telling us."), (_("Your request has stopped."), _("You can always ask again."))
            )
    return Step(_("This request has changed."), (_("Call us if you still need help."),))


def answer_still_needed(pk: int, requester: User, choice: str) -> None:
    answer = asking.keep_request if choice == YES else asking.withdraw_request
    answer(Opportunity.objects.get(pk=pk), by=requester)


# ---------------------------------------------------------------- "Dank u wel"
def describe_thank(pk: int, _requester: User) -> Step | None:
    agreement = Agreement.objects.select_related("opportunity__work_kind", "opportunity__job").filter(pk=pk).first()
    if agreement is None:
        return None
    if not rules.may_be_thanked(agreement):
        return Step(_("You can say thank you when it is done."))
    if rules.card_for(agreement, rules.visit_to_thank_for(agreement)):
        return Step(_("Your card is with the helper."), (_("Thank you."),))
    return Step(
        _("Say thank you to the helper"),
        (
            _("It was about: %(task)s.") % {"task": agreement.opportunity.title},
            _("Choose a sentence. The helper gets a card."),
        ),
        tuple((value, str(label)) for value, label in Thanks.Sentence.choices),
    )


def thank(pk: int, requester: User, sentence: str) -> None:
    visiting.thank_helper(Agreement.objects.get(pk=pk), by=requester, sentence=sentence)


links.register("invite", describe=describe_invitation, act=accept_invitation)
links.register("step_back", describe=describe_step_back, act=step_back)
links.register("report", describe=describe_report, act=report)
links.register("done", describe=describe_done, act=confirm)
links.register("still_needed", describe=describe_still_needed, act=answer_still_needed)
links.register("thank", describe=describe_thank, act=thank)
