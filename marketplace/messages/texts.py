"""The messages of the loop as text messages: at most 123 signs, and a name only where the message itself has one.

An address stands in a text only when the neighbour agreed to that; otherwise it stands on the helper's page.
"""

from django.utils.translation import gettext as _

from marketplace.models import Opportunity, Visit
from marketplace.phrases import address_of, called, moment, task, task_for_whom
from marketplace.rules import ADDRESS_BY_TEXT, waits_for_company
from marketplace.windows import next_for_helper
from marketplace.words import in_a_sentence
from neighbourhoods import site_phone
from neighbourhoods.models import Message
from neighbourhoods.rules import has_said_yes
from neighbourhoods.texting import Asking, fit, says

from .common import thing
from .pair_texts import comes_back


def phone_of_team(message: Message) -> dict[str, str]:
    return {"phone": site_phone.of_team(message.recipient.municipality)}


def when_in_text(opportunity: Opportunity, visit: Visit | None) -> str:
    """ "morgen 10 uur"."""
    return moment(visit, opportunity).replace(", ", " ")


# ---------------------------------------------------------------- to the neighbour who asked
@says("request.received")
def received(message: Message) -> str:
    name = message.recipient.call_name or message.recipient.first_name or _("neighbour")
    return fit(
        _("Hello %(name)s, your request is in: %(task)s. We call you within 1 working day. Dichtbij %(phone)s"),
        keep=phone_of_team(message), name=name, task=in_a_sentence(task(thing(message))),
    )  # fmt: skip


@says("request.published")
def published(message: Message) -> str:
    sentence = _("Your request stands in the neighbourhood: %(task)s. You hear from us. Dichtbij %(phone)s")
    return fit(sentence, keep=phone_of_team(message), task=in_a_sentence(task(thing(message))))


@says("request.helper_found")
def helper_found(message: Message) -> str:
    agreement = thing(message)
    opportunity = agreement.opportunity
    if opportunity.is_job:
        sentence = _("Good news. %(helper)s comes to work: %(task)s. Questions? Call %(phone)s. Dichtbij")
        comes = comes_back(agreement)
        if comes:
            sentence = _("Good news. %(helper)s comes to work, %(days)s: %(task)s. Questions? Call %(phone)s")
        said = {"helper": called(agreement.helper), "task": opportunity.title, "days": comes}
        return fit(sentence, keep=phone_of_team(message), **said)
    return fit(
        _('Good news. %(helper)s helps: %(task)s, %(when)s. They say: "I come from Dichtbij". Call %(phone)s'),
        keep=phone_of_team(message), helper=called(agreement.helper), task=in_a_sentence(opportunity.title),
        when=when_in_text(opportunity, next_for_helper(agreement)),
    )  # fmt: skip


@says("request.still_looking")
def still_looking(message: Message) -> str:
    sentence = _("We still look for somebody for your request: %(task)s. Can you not wait? Call %(phone)s")
    return fit(sentence, keep=phone_of_team(message), task=in_a_sentence(task(thing(message))))


@says("request.still_needed")
def still_needed(message: Message) -> str:
    sentence = _("The day of your request has passed: %(task)s. Do you still need help? Answer YES or NO. Dichtbij")
    return Asking(fit(sentence, task=in_a_sentence(thing(message).title)))


@says("visit.is_it_done")
def is_it_done(message: Message) -> str:
    sentence = _(
        "Did it work out with %(helper)s? Answer 1 yes, 2 no. You may add how long, as in: 1, 45 minutes. Dichtbij"
    )
    return Asking(fit(sentence, helper=called(thing(message).comes)))


# ---------------------------------------------------------------- to the helper
@says("helper.offer_received")
def offer_received(message: Message) -> str:
    sentence = _("Nice that you want to help: %(task)s. We call you to get acquainted. Rather not? Call %(phone)s")
    return fit(sentence, keep=phone_of_team(message), task=in_a_sentence(task_for_whom(thing(message).opportunity)))


@says("helper.agreed")
def agreed(message: Message) -> str:
    agreement = thing(message)
    opportunity, visit = agreement.opportunity, next_for_helper(agreement)
    if waits_for_company(agreement):
        sentence = _("Thank you for helping: %(task)s. The first time somebody comes along. We call you. Dichtbij")
        return fit(sentence, task=in_a_sentence(task_for_whom(opportunity)))
    if opportunity.is_job:
        sentence = _("It is agreed: %(task)s. The address stands on your page. Rather not? Call %(phone)s. Dichtbij")
        comes = comes_back(agreement)
        if comes:
            sentence = _("It is agreed: %(task)s, %(days)s. The address stands on your page. Call %(phone)s")
        task_words = opportunity.title if comes else task_for_whom(opportunity)
        return fit(sentence, keep=phone_of_team(message), task=task_words, days=comes)
    address = address_for_text(opportunity)
    if address:
        sentence = _("%(task)s for %(who)s, %(when)s. Address: %(address)s. Something wrong? Call %(phone)s")
    elif visit is None or visit.on_date is None:
        sentence = _("%(task)s for %(who)s. Choose a day together. All stands on your page. Questions? Call %(phone)s")
    else:
        sentence = _("%(task)s for %(who)s, %(when)s. The address stands on your page. Rather not? Call %(phone)s")
    return fit(
        sentence, keep=phone_of_team(message) | {"address": address}, task=opportunity.title,
        who=called(opportunity.requester), when=when_in_text(opportunity, visit),
    )  # fmt: skip


@says("helper.invited")
def invited(message: Message) -> str:
    opportunity = thing(message)
    sentence = _("Can you help? %(task)s, in %(place)s. Answer YES. You do not have to. Dichtbij %(phone)s")
    where = opportunity.neighbourhood.name
    return Asking(fit(sentence, keep=phone_of_team(message), task=task_for_whom(opportunity), place=where))


@says("helper.called_off")
def called_off(message: Message) -> str:
    sentence = _("This job is off: %(task)s. You do not have to do anything. Questions? Call %(phone)s. Dichtbij")
    return fit(sentence, keep=phone_of_team(message), task=in_a_sentence(task_for_whom(thing(message).opportunity)))


@says("helper.passed")
def passed(message: Message) -> str:
    sentence = _("No helper is needed now for: %(task)s. Thank you for wanting to help. Dichtbij")
    return fit(sentence, task=in_a_sentence(task_for_whom(thing(message).opportunity)))


@says("helper.reminder")
def reminder(message: Message) -> str:
    visit = thing(message)
    opportunity = visit.agreement.opportunity
    if visit.waits_for_company:
        sentence = _("%(when)s: %(task)s. Somebody comes along. We call you about it. Questions? Call %(phone)s")
        return fit(sentence, keep=phone_of_team(message), when=when_in_text(opportunity, visit), task=opportunity.title)
    address, when = address_for_text(opportunity), when_in_text(opportunity, visit)
    sentence = _("%(when)s: %(task)s for %(who)s. Can you not come? Answer NO or call %(phone)s")
    if address:
        sentence = _("%(when)s: %(task)s for %(who)s, %(address)s. Can you not come? Answer NO or call %(phone)s")
    return Asking(fit(
        sentence, keep=phone_of_team(message) | {"address": address}, when=when[:1].upper() + when[1:],
        task=in_a_sentence(opportunity.title), who=called(opportunity.requester),
    ))  # fmt: skip


@says("helper.thanked")
def thanked(message: Message) -> str:
    sentence = _("A neighbour thanks you for: %(task)s. The card stands on your page. Dichtbij")
    return fit(sentence, task=in_a_sentence(thing(message).agreement.opportunity.title))


@says("visit.how_did_it_go")
def how_did_it_go(message: Message) -> str:
    sentence = _("How did it go with %(who)s? Answer 1 good, 2 OK, 3 not good. Thank you. Dichtbij")
    return Asking(fit(sentence, who=called(thing(message).agreement.opportunity.requester)))


def address_for_text(opportunity: Opportunity) -> str:
    """Of a home, when whoever lives there said yes to exactly this. That of a place of work stands on the page."""
    is_at_home = not (opportunity.is_job and opportunity.job.place_name)
    return address_of(opportunity) if is_at_home and has_said_yes(opportunity.requester, ADDRESS_BY_TEXT) else ""
