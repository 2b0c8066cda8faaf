"""What the neighbour who asked for help hears."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace import links
from marketplace.models import Opportunity
from marketplace.phrases import called, moment, task
from marketplace.states import OpportunityState
from marketplace.windows import next_for_helper
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered

from .common import agreements, holds, is_asked, is_called, last_day_of, opportunities, says, thing, visits
from .pairs import days_of

Reason = Opportunity.Reason
TALK: dict[str, tuple[Promise, Promise]] = {
    Reason.UNCLEAR: (
        gettext_lazy("We do not understand your request well yet."),
        gettext_lazy("Can you tell what you need?"),
    ),
    Reason.MONEY: (
        gettext_lazy("Neighbours may not help with money matters or DigiD."),
        gettext_lazy("Together we look for who may."),
    ),
    Reason.CARE: (
        gettext_lazy("This needs a nurse or a carer."),
        gettext_lazy("Together we look for who can do it."),
    ),
    Reason.TOO_HEAVY: (
        gettext_lazy("This is too heavy or not safe for a neighbour."),
        gettext_lazy("Together we look for another way."),
    ),
    Reason.NOT_HERE: (
        gettext_lazy("Your address lies outside our area."),
        gettext_lazy("Together we look for who can help you there."),
    ),
    Reason.NOBODY_FOUND: (
        gettext_lazy("We have not found anybody for your request yet."),
        gettext_lazy("Together we look how it can be done."),
    ),
    Reason.DISPLACEMENT: (
        gettext_lazy("This may be work that somebody should be paid for."),
        gettext_lazy("Together we look how it can be done."),
    ),
}


@says("request.received", gettext_lazy("your request is in"), about=opportunities, haste=Haste.ANSWER)
def received(message: Message) -> Rendered | None:
    opportunity = thing(message)
    told_by_phone = is_called(message) and opportunity.source != Opportunity.Source.WEB
    if opportunity.state != OpportunityState.WAITING or told_by_phone:
        return None
    return Rendered(
        (
            _("Your request is in: %(task)s.") % {"task": task(opportunity)},
            _("Is it right like this?") if is_called(message) else _("We call you within 1 working day."),
        )
    )


@says(
    "request.published",
    gettext_lazy("your request stands in the neighbourhood"),
    about=opportunities,
    haste=Haste.CAN_WAIT,
    use_by=last_day_of,
)
def published(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.OPEN:
        return None
    if opportunity.is_job:
        stands = _("The work now stands on the website: %(task)s.") % {"task": task(opportunity)}
        return Rendered((stands, _("We call you when somebody wants to know more.")))
    return Rendered(
        (
            _("Your request now stands in the neighbourhood: %(task)s.") % {"task": task(opportunity)},
            _("Others do not see your name and your address."),
            _("You hear from us when somebody helps you."),
        )
    )


@says("request.talk_over", gettext_lazy("talk over the request"), about=opportunities, channel=Channel.CALL)
def talk_over(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.TO_TALK_OVER:
        return None
    why, how_on = TALK[opportunity.talk_reason or Reason.UNCLEAR]
    return Rendered((_("I call about your request: %(task)s.") % {"task": task(opportunity)}, str(why), str(how_on)))


@says("request.helper_found", gettext_lazy("a helper is found"), about=agreements)
def helper_found(message: Message) -> Rendered | None:
    agreement = thing(message)
    if not holds(agreement):
        return None
    names = {"helper": called(agreement.helper)}
    visit, opportunity = next_for_helper(agreement), agreement.opportunity
    if opportunity.is_job:
        comes, about = _("Good news. %(helper)s comes to work.") % names, {"task": task(opportunity)}
        return Rendered((comes, _("It is about: %(task)s.") % about, *days_of(agreement)))
    when = {"task": opportunity.title, "when": moment(visit, opportunity)}
    no_day = visit is None or visit.on_date is None
    return Rendered(
        (
            _("Good news. %(helper)s helps you.") % names,
            _("It is about: %(task)s, %(when)s.") % when,
            *([_("%(helper)s chooses a day together with you.") % names] if no_day else []),
            _("At the door %(helper)s says: “I come from Dichtbij”.") % names,
        )
    )


@says("request.still_looking", gettext_lazy("we are still looking"), about=opportunities)
def still_looking(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.OPEN:
        return None
    called_off = [_("The agreement for your request cannot go on.")] if opportunity.had_a_helper else []
    return Rendered(
        (
            *called_off,
            _("We are looking for somebody for your request: %(task)s.") % {"task": task(opportunity)},
            _("Can you not wait? Tell us.") if is_called(message) else _("Can you not wait? Call us."),
        )
    )


@says("request.still_needed", gettext_lazy("is help still needed?"), about=opportunities)
def still_needed(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.OPEN or opportunity.still_needed_asked_on is None:
        return None
    return Rendered(
        (
            _("The day of your request has passed: %(task)s.") % {"task": task(opportunity)},
            _("Do you still need help?"),
        ),
        button_label=_("Give an answer"),
        button_url=links.path("still_needed", opportunity, message.recipient, days=links.ANSWER_DAYS),
    )


@says("request.expired", gettext_lazy("the day has passed"), about=opportunities, channel=Channel.CALL)
def expired(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.EXPIRED:
        return None
    return Rendered(
        (
            _("The day of your request has passed: %(task)s.") % {"task": task(opportunity)},
            _("We did not find anybody in time. We are sorry."),
            _("Do you still need help?"),
        )
    )


@says("visit.is_it_done", gettext_lazy("is it done?"), about=visits)
def is_it_done(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.requester_said_done is not None:
        return None
    helper = {"helper": called(visit.comes)}
    return Rendered(
        (
            _("It was about: %(task)s.") % {"task": visit.agreement.opportunity.title},
            _("Did it work out with %(helper)s?") % helper,
            _("Do you want to thank %(helper)s? You can do that too.") % helper,
        ),
        button_label=_("Give an answer"),
        button_url=links.path("done", visit, message.recipient, days=links.ANSWER_DAYS),
    )


@says("visit.differs", gettext_lazy("the two say different things"), about=visits, channel=Channel.CALL)
def differs(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.requester_said_done is not False:
        return None
    return Rendered(
        (
            _("You said the help did not come: %(task)s.") % {"task": visit.agreement.opportunity.title},
            _("What happened?"),
            _("What do you need now?"),
        )
    )
