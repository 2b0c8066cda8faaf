"""What an employer hears about the work they wrote down: it is in, is it still needed, and once a week who is new."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.models import NewPeopleMail, Opportunity
from marketplace.queries.acting import takes_part
from marketplace.queries.new_people import FEW
from marketplace.states import OpportunityState
from neighbourhoods import texting
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Haste, Rendered
from neighbourhoods.texting import fit

from .common import is_called, opportunities, says, thing
from .texts import phone_of_team

PAGE, PEOPLE = "/werkgevers/werk/", "/werkgevers/kandidaten/"


def mails() -> QuerySet[NewPeopleMail]:
    return NewPeopleMail.objects.select_related("employer", "user")


def _about(opportunity: Opportunity) -> str:
    return _("It is about: %(work)s.") % {"work": kept_apart(opportunity.title)}


def _is_asked(opportunity: Opportunity) -> bool:
    return opportunity.state == OpportunityState.OPEN and opportunity.still_needed_asked_on is not None


@says("vacancy.received", gettext_lazy("your vacancy is in"), about=opportunities, haste=Haste.ANSWER)
def received(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.WAITING:
        return None
    return Rendered(
        (_("Your vacancy is in."), _about(opportunity), _("We look at it first. Then it stands on the website.")),
        button_label=_("Look at your vacancies"),
        button_url=PAGE,
    )


@texting.says("vacancy.received")
def received_in_text(message: Message) -> str:
    sentence = _("Your vacancy is in: %(work)s. We look at it first. Questions? %(phone)s. Dichtbij")
    return fit(sentence, keep=phone_of_team(message), work=thing(message).title)


@says("vacancy.still_needed", gettext_lazy("do you still look for somebody?"), about=opportunities)
def still_needed(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if not _is_asked(opportunity):
        return None
    then = () if is_called(message) else (_("Without an answer we take it off the website."),)
    return Rendered(
        (_about(opportunity), _("Do you still look for somebody?"), *then),
        button_label=_("Give an answer"),
        button_url=PAGE,
    )


@texting.says("vacancy.still_needed")
def still_needed_in_text(message: Message) -> str:
    sentence = _("Do you still look for somebody? It is about: %(work)s. Tell us: %(phone)s. Dichtbij")
    return fit(sentence, keep=phone_of_team(message), work=thing(message).title)


@says("vacancy.expired", gettext_lazy("the vacancy is off the website"), about=opportunities, channel=Channel.CALL)
def expired(message: Message) -> Rendered | None:
    opportunity = thing(message)
    if opportunity.state != OpportunityState.EXPIRED:
        return None
    taken_off = _("There was no answer. So it is off the website.")
    return Rendered((_about(opportunity), taken_off, _("Do you still look for somebody?")))


@says("employer.new_people", gettext_lazy("there are new people"), about=mails, channel=Channel.EMAIL)
def new_people(message: Message) -> Rendered | None:
    mail = thing(message)
    if not takes_part(mail.employer):
        return None
    count = {"count": mail.people}
    there_are = ngettext("There is %(count)d new person.", "There are %(count)d new people.", mail.people) % count
    return Rendered(
        (
            there_are if mail.people >= FEW else _("There are new people."),
            _("They would like to work near you."),
            _("No longer interested? Take the tick away on your page."),
        ),
        button_label=_("Look at the people"),
        button_url=PEOPLE,
    )
