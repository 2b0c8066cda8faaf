"""What the coordinator hears by e-mail: that something waits on the desk. Who it is about stands there, not here."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Opportunity
from marketplace.phrases import moment, task
from marketplace.states import AgreementState, OfferState
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered

from .common import agreements, holds, is_asked, is_sought, offers, says, thing, visits, went_wrong

DESK = "/cms/"
FOR_WORK = {"channel": Channel.EMAIL, "haste": Haste.WORK}


@says("coordinator.offer", gettext_lazy("a new helper wants to help"), about=offers, **FOR_WORK)
def offer(message: Message) -> Rendered | None:
    made = thing(message)
    if made.state != OfferState.STANDING:
        return None
    return on_the_desk(
        made.opportunity, _("A helper you have not met yet wants to help."), _("Call this helper to get acquainted.")
    )


@says("coordinator.agreed", gettext_lazy("a neighbour helps"), about=agreements, **FOR_WORK)
def agreed(message: Message) -> Rendered | None:
    agreement = thing(message)
    if not holds(agreement):
        return None
    return on_the_desk(agreement.opportunity, _("A helper said yes."), _("You can call it off if it does not fit."))


@says("coordinator.stepped_back", gettext_lazy("a helper stepped back"), about=agreements, **FOR_WORK)
def stepped_back(message: Message) -> Rendered | None:
    agreement = thing(message)
    if agreement.state != AgreementState.CALLED_OFF:
        return None
    return on_the_desk(agreement.opportunity, _("A helper stepped back."), _("The task looks for somebody else."))


@says("coordinator.not_good", gettext_lazy("a visit did not go well"), about=visits, **FOR_WORK)
def not_good(message: Message) -> Rendered | None:
    visit = thing(message)
    if not went_wrong(visit):
        return None
    return on_the_desk(
        visit.agreement.opportunity, _("A visit did not go well."), _("The helper is on your call list for today.")
    )


@says("coordinator.silent_visit", gettext_lazy("nobody told how it went"), about=visits, **FOR_WORK)
def silent_visit(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit):
        return None
    return on_the_desk(
        visit.agreement.opportunity, _("We do not know how a visit went."), _("Ask both, and settle the visit.")
    )


@says("coordinator.hours_differ", gettext_lazy("the hours are not the same"), about=visits, **FOR_WORK)
def hours_differ(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or not visit.is_far_apart:
        return None
    return on_the_desk(
        visit.agreement.opportunity, _("The two say a different length."), _("Choose what counts on your day.")
    )


@says("coordinator.no_day", gettext_lazy("no day was chosen yet"), about=visits, **FOR_WORK)
def no_day(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or visit.on_date is not None:
        return None
    return on_the_desk(
        visit.agreement.opportunity, _("Helper and neighbour have not chosen a day."), _("Ask both, and choose a day.")
    )


@says("coordinator.seeking", gettext_lazy("a helper cannot come"), about=visits, **FOR_WORK)
def seeking(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_sought(visit):
        return None
    return on_the_desk(
        visit.agreement.opportunity,
        _("A helper cannot come: %(when)s.") % {"when": moment(visit, visit.agreement.opportunity)},
        _("We ask others already. You see on the desk who."),
    )


@says("coordinator.nobody_left", gettext_lazy("nobody is left to ask"), about=visits, **FOR_WORK)
def nobody_left(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_sought(visit):
        return None
    return on_the_desk(
        visit.agreement.opportunity,
        _("Nobody near by can come instead: %(when)s.") % {"when": moment(visit, visit.agreement.opportunity)},
        _("Call the neighbour, or ask somebody yourself."),
    )


@says("coordinator.company", gettext_lazy("a first time together"), about=visits, **FOR_WORK)
def company(message: Message) -> Rendered | None:
    visit = thing(message)
    if not is_asked(visit) or not visit.waits_for_company:
        return None
    return on_the_desk(
        visit.agreement.opportunity, _("A first time: somebody has to come along."), _("Choose who goes along.")
    )


@says("coordinator.pair_ends", gettext_lazy("help that came back ends"), about=agreements, **FOR_WORK)
def pair_ends(message: Message) -> Rendered | None:
    agreement = thing(message)
    if agreement.state == AgreementState.CALLED_OFF or agreement.ends_on is None:
        return None
    return on_the_desk(
        agreement.opportunity,
        _("Help that came back ends on %(day)s.") % {"day": date_format(agreement.ends_on, "j F")},
        _("Call the neighbour: is somebody else needed?"),
    )


def on_the_desk(opportunity: Opportunity, *sentences: str) -> Rendered:
    place = {"task": task(opportunity), "neighbourhood": opportunity.neighbourhood.name, "number": opportunity.pk}
    return Rendered(
        (*sentences, _("Number %(number)s: %(task)s, in %(neighbourhood)s.") % place),
        button_label=_("Go to the desk"),
        button_url=DESK,
    )
