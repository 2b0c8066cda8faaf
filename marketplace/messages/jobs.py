"""What is said about jobs: to who wants to know more, and to the coordinator who calls them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.phrases import MY_PAGE, task_for_whom
from marketplace.states import OfferState
from neighbourhoods import texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered
from neighbourhoods.texting import fit

from .common import offers, says, thing
from .desk import FOR_WORK, on_the_desk
from .texts import phone_of_team


@says("job.interest", gettext_lazy("wants to know more about work"), about=offers, channel=Channel.CALL)
def interest(message: Message) -> Rendered | None:
    offer = thing(message)
    if offer.state != OfferState.STANDING:
        return None
    return Rendered(
        (
            _("You want to know more about: %(task)s.") % {"task": task_for_whom(offer.opportunity)},
            _("What do you want to know? When could you come?"),
            _("Shall we have a look there together one morning?"),
        )
    )


@says("job.interest_received", gettext_lazy("you want to know more about work"), about=offers, haste=Haste.ANSWER)
def interest_received(message: Message) -> Rendered | None:
    offer = thing(message)
    if offer.state != OfferState.STANDING:
        return None
    return Rendered(
        (
            _("Nice that you want to know more: %(task)s.") % {"task": task_for_whom(offer.opportunity)},
            _("We call you within 1 working day."),
            _("Changed your mind? No problem."),
        ),
        button_label=_("Look at my page"),
        button_url=MY_PAGE,
    )


@texting.says("job.interest_received")
def interest_in_text(message: Message) -> str:
    sentence = _("Nice that you want to know more: %(task)s. We call you. Rather not? Call %(phone)s. Dichtbij")
    return fit(sentence, keep=phone_of_team(message), task=thing(message).opportunity.title)


@says("coordinator.interest", gettext_lazy("somebody asks about work"), about=offers, **FOR_WORK)
def for_the_coordinator(message: Message) -> Rendered | None:
    offer = thing(message)
    if offer.state != OfferState.STANDING:
        return None
    return on_the_desk(
        offer.opportunity, _("Somebody wants to know more about work."), _("They stand on your call list.")
    )
