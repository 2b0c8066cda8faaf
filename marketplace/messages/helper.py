"""What the helper hears."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import links, links_instead
from marketplace.models import Agreement, Opportunity
from marketplace.phrases import (
    MY_PAGE,
    TASKS,
    address_of,
    called,
    my_task,
    task_for_whom,
    task_with_name,
    visit_for_whom,
)
from marketplace.rules import waits_for_company
from marketplace.states import AgreementState, OfferState, OpportunityState
from marketplace.windows import next_for_helper
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel, Group
from neighbourhoods.outreach import Haste, Rendered

from .common import (
    agreements,
    holds,
    is_asked,
    is_called,
    is_spoken,
    last_day_of,
    offers,
    opportunities,
    says,
    thanks,
    thing,
    visits,
    went_wrong,
)
from .pairs import days_of


@says("helper.get_acquainted", gettext_lazy("get acquainted"), channel=Channel.CALL)
def get_acquainted(message: Message) -> Rendered | None:
    person = message.recipient
    if person.is_met or not person.is_active:
        return None
    return Rendered(
        (
            _("Nice that you want to help."),
            _("I would like to get to know you."),
            _("What do you like to do, and when can you?"),
        )
    )


@says("helper.offer_received", gettext_lazy("the offer is in"), about=offers, haste=Haste.ANSWER)
def offer_received(message: Message) -> Rendered | None:
    offer = thing(message)
    if offer.state != OfferState.STANDING:
        return None
    return Rendered(
        (
            _("Nice that you want to help: %(task)s.") % {"task": task_for_whom(offer.opportunity)},
            _("I would like to get to know you.") if is_called(message) else _("We call you to get acquainted."),
            _("Changed your mind? No problem."),
        ),
        button_label=_("Look at my page"),
        button_url=MY_PAGE,
    )


@says("helper.agreed", gettext_lazy("the help is agreed"), about=agreements)
def agreed(message: Message) -> Rendered | None:
    agreement = thing(message)
    if not holds(agreement):
        return None
    opportunity, visit = agreement.opportunity, next_for_helper(agreement)
    if waits_for_company(agreement):
        return _first_time(agreement)
    neighbour = opportunity.requester
    no_day = not opportunity.is_job and (visit is None or visit.on_date is None)
    return Rendered(
        (
            _("It is agreed.") if opportunity.is_job else _("Thank you for helping."),
            task_with_name(opportunity, visit),
            *(days_of(agreement) if opportunity.is_job else []),
            *([_("Call %(neighbour)s to choose a day.") % {"neighbour": called(neighbour)}] if no_day else []),
            *address(message, opportunity),
            _("Changed your mind? No problem."),
        ),
        button_label=_("Look at the address"),
        button_url=my_task(opportunity),
    )


@says(
    "helper.invited",
    gettext_lazy("asked for a task"),
    about=opportunities,
    group=Group.INVITATIONS,
    haste=Haste.CAN_WAIT,
    use_by=last_day_of,
)
def invited(message: Message) -> Rendered | None:
    opportunity, helper = thing(message), message.recipient
    if opportunity.state != OpportunityState.OPEN or helper.is_pausing or not helper.is_active:
        return None
    again = opportunity.asked_first_id == helper.pk
    return Rendered(
        (
            _("A neighbour you helped before asks for you again.") if again else _("Can you help?"),
            f"{task_for_whom(opportunity)}.",
            _("It is in %(neighbourhood)s.") % {"neighbourhood": opportunity.neighbourhood.name},
            _("You do not have to. Somebody else may do it."),
        ),
        button_label=_("Give an answer"),
        button_url=links.path("invite", opportunity, helper, days=links.INVITE_DAYS),
    )


@says("helper.called_off", gettext_lazy("the task is called off"), about=agreements)
def called_off(message: Message) -> Rendered | None:
    agreement = thing(message)
    if agreement.state != AgreementState.CALLED_OFF:
        return None
    return Rendered(
        (
            _("This task is off: %(task)s.") % {"task": task_for_whom(agreement.opportunity)},
            _("You do not have to do anything."),
            _("Thank you for wanting to help."),
        ),
        button_label=_("Look at other tasks"),
        button_url=TASKS,
    )


@says("helper.passed", gettext_lazy("no helper is needed now"), about=offers, haste=Haste.CAN_WAIT)
def passed(message: Message) -> Rendered | None:
    offer = thing(message)
    if offer.state != OfferState.PASSED:
        return None
    no_need = (
        _("All places are taken now: %(task)s.")
        if offer.opportunity.is_job
        else _("No helper is needed now for: %(task)s.")
    )
    return Rendered(
        (
            no_need % {"task": task_for_whom(offer.opportunity)},
            _("Thank you for wanting to help."),
        ),
        button_label=_("Look at other tasks"),
        button_url=TASKS,
    )


@says("helper.reminder", gettext_lazy("tomorrow you help"), about=visits)
def reminder(message: Message) -> Rendered | None:
    visit = thing(message)
    today = timezone.localdate()
    if not is_asked(visit) or visit.on_date not in {today, today + timedelta(days=1)}:  # perhaps they chose another day
        return None
    opportunity = visit.agreement.opportunity
    is_alone = visit.waits_for_company
    what = [_("%(task)s.") % {"task": visit_for_whom(visit)}, *going_together(message)]
    return Rendered(
        (
            *(what if is_alone else [task_with_name(opportunity, visit), *address(message, opportunity)]),
            _("Can you not come? Tell us. No problem."),
        ),
        button_label=_("I cannot come"),
        button_url=links_instead.path_to_say_no(visit, message.recipient),
    )


@says("visit.how_did_it_go", gettext_lazy("how did it go?"), about=visits)
def how_did_it_go(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.helper_said:
        return None
    opportunity = visit.agreement.opportunity
    return Rendered(
        (
            _("You helped with: %(task)s.") % {"task": opportunity.title},
            _("How did it go with %(neighbour)s?") % {"neighbour": called(opportunity.requester)},
            _("Good, OK or not good?"),
        ),
        button_label=_("Give an answer"),
        button_url=links.path("report", visit, message.recipient, days=links.ANSWER_DAYS),
    )


@says("visit.not_good", gettext_lazy("the visit was not good"), about=visits, channel=Channel.CALL)
def not_good(message: Message) -> Rendered | None:
    visit = thing(message)
    if not went_wrong(visit):
        return None
    return Rendered(
        (
            _("You said it did not go well: %(task)s.") % {"task": visit.agreement.opportunity.title},
            _("What happened?"),
            _("Can we do something for you?"),
        )
    )


@says("helper.thanked", gettext_lazy("a thank-you"), about=thanks, group=Group.THANKS, haste=Haste.CAN_WAIT)
def thanked(message: Message) -> Rendered | None:
    """A neighbour's own words may say anything: they are read out or read on the page, never mailed."""
    card = thing(message)
    says_ready = "" if card.own_words else str(card.Sentence(card.sentence).label)
    quoted = card.text if is_spoken(message) else says_ready
    return Rendered(
        (
            _("A neighbour thanks you for: %(task)s.") % {"task": card.agreement.opportunity.title},
            *([_("“%(words)s”") % {"words": quoted}] if quoted else []),
            *([] if is_spoken(message) else [_("The card stands on your page.")]),
        ),
        button_label=_("Look at my page"),
        button_url=MY_PAGE,
    )


@says("question.asked", gettext_lazy("a question about a task"), about=opportunities, channel=Channel.CALL)
def question_asked(message: Message) -> Rendered | None:
    opportunity = thing(message)
    gone = [] if opportunity.state == OpportunityState.OPEN else [_("Somebody else may be doing this task by now.")]
    return Rendered(
        (
            _("You want to ask something about: %(task)s.") % {"task": task_for_whom(opportunity)},
            _("What do you want to know?"),
            *gone,
        )
    )


@says("call_back.asked", gettext_lazy("wants us to tell others that they volunteer"), channel=Channel.CALL)
def call_back_asked(message: Message) -> Rendered | None:  # noqa: ARG001 (the shape of a renderer)
    return Rendered(
        (
            _("You asked us to tell others that you volunteer."),
            _("Whom shall we call? We do not write that down."),
        )
    )


@says("talk.asked", gettext_lazy("wants to have a talk"), channel=Channel.CALL)
def talk_asked(message: Message) -> Rendered | None:  # noqa: ARG001 (the shape of a renderer)
    return Rendered((_("You wanted to have a talk."), _("How are you? What would you like?")))


def _first_time(agreement: Agreement) -> Rendered:
    """Nothing is said yet of who and where: somebody must come along, and nobody is named."""
    opportunity = agreement.opportunity
    return Rendered(
        (
            _("Thank you for helping."),
            _("%(task)s.") % {"task": task_for_whom(opportunity)},
            *(days_of(agreement) if opportunity.is_job else []),
            _("The first time somebody comes along."),
            _("We call you about who that is."),
            _("Changed your mind? No problem."),
        ),
        button_label=_("Look at my page"),
        button_url=my_task(opportunity),
    )


def going_together(message: Message) -> list[str]:
    tell = _("I tell you who as soon as I know.") if is_called(message) else _("We call you about who that is.")
    return [_("The first time somebody comes along."), tell]


def address(message: Message, opportunity: Opportunity) -> list[str]:
    """Said by a person or printed for the helper; an e-mail only tells where it stands."""
    if not is_spoken(message):
        return [_("You find the address on your page.")]
    address = address_of(opportunity)
    return [_("The address is %(address)s.") % {"address": address}] if address else []
