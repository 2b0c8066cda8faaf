"""The messages about who comes instead and who comes along, as text messages."""

from django.utils.translation import gettext as _

from marketplace.phrases import called, visit_for_whom
from marketplace.words import in_a_sentence
from neighbourhoods.models import Message
from neighbourhoods.texting import Asking, fit, says

from .common import thing
from .texts import address_for_text, phone_of_team, when_in_text


@says("stand_in.asked")
def asked(message: Message) -> str:
    visit = thing(message).visit
    where = visit.agreement.opportunity.neighbourhood.name
    sentence = _("Can you come this once? %(task)s, in %(place)s. Answer YES or NO. You do not have to. Dichtbij")
    return Asking(fit(sentence, task=visit_for_whom(visit), place=where))


@says("stand_in.passed")
def passed(message: Message) -> str:
    sentence = _("Not needed any more: %(task)s. Thank you for wanting to help. Dichtbij")
    return fit(sentence, task=in_a_sentence(visit_for_whom(thing(message).visit)))


@says("stand_in.named")
def named(message: Message) -> str:
    sentence = _("You are the regular substitute: %(task)s. Then we ask you first. You may say no. Dichtbij %(phone)s")
    return fit(sentence, keep=phone_of_team(message), task=in_a_sentence(thing(message).opportunity.title))


@says("stand_in.agreed")
def agreed(message: Message) -> str:
    visit = thing(message)
    task = visit.agreement.opportunity
    if visit.waits_for_company:
        sentence = _("Thank you for helping: %(task)s. The first time somebody comes along. We call you. Dichtbij")
        return fit(sentence, task=in_a_sentence(visit_for_whom(visit)))
    address = address_for_text(task)
    sentence = _("%(task)s for %(who)s, %(when)s. The address stands on your page. Rather not? Call %(phone)s")
    if address:
        sentence = _("%(task)s for %(who)s, %(when)s. Address: %(address)s. Something wrong? Call %(phone)s")
    return fit(
        sentence, keep=phone_of_team(message) | {"address": address}, task=task.title,
        who=called(task.requester), when=when_in_text(task, visit),
    )  # fmt: skip


@says("helper.replaced")
def replaced(message: Message) -> str:
    sentence = _("Somebody else comes this time: %(task)s. Next time you go again. Dichtbij")
    return fit(sentence, task=in_a_sentence(visit_for_whom(thing(message))))


@says("visit.stand_in")
def stand_in(message: Message) -> str:
    visit = thing(message)
    sentence = _("This time %(stand_in)s comes, and not %(helper)s: %(task)s, %(when)s. Questions? Call %(phone)s")
    names = {"stand_in": called(visit.comes), "helper": called(visit.agreement.helper)}
    return fit(sentence, keep=phone_of_team(message), **names, **_what(message))


@says("visit.nobody_yet")
def nobody_yet(message: Message) -> str:
    sentence = _("%(helper)s cannot come: %(task)s, %(when)s. We look for somebody else. Questions? Call %(phone)s")
    return fit(sentence, keep=phone_of_team(message), helper=called(thing(message).agreement.helper), **_what(message))


@says("visit.comes_after_all")
def comes_after_all(message: Message) -> str:
    sentence = _("Good news. %(helper)s comes after all: %(task)s, %(when)s. Dichtbij")
    return fit(sentence, helper=called(thing(message).agreement.helper), **_what(message))


@says("visit.nobody_comes")
def nobody_comes(message: Message) -> str:
    sentence = _("Nobody can come this time: %(task)s, %(when)s. We are sorry. Can you not wait? Call %(phone)s")
    return fit(sentence, keep=phone_of_team(message), **_what(message))


# ---------------------------------------------------------------- the first time together
@says("company.goes")
def goes(message: Message) -> str:
    visit = thing(message)
    sentence = _("You come along with %(helper)s: %(task)s, %(when)s. The address stands on your page. Dichtbij")
    return fit(sentence, helper=visit.comes.get_short_name(), **_what(message))


@says("company.off")
def off(message: Message) -> str:
    sentence = _("You need not come along any more: %(task)s. Thank you. Dichtbij")
    return fit(sentence, task=in_a_sentence(visit_for_whom(thing(message))))


@says("helper.company")
def helper_hears(message: Message) -> str:
    visit = thing(message)
    sentence = _("%(company)s comes along: %(task)s, %(when)s. The address stands on your page. Dichtbij")
    return fit(sentence, company=visit.company.get_short_name(), **_what(message))


@says("visit.company")
def neighbour_hears(message: Message) -> str:
    visit = thing(message)
    sentence = _("The first time %(helper)s and %(company)s come: %(task)s, %(when)s. Questions? Call %(phone)s")
    names = {"helper": called(visit.comes), "company": visit.company.get_short_name()}
    return fit(sentence, keep=phone_of_team(message), **names, **_what(message))


def _what(message: Message) -> dict[str, str]:
    visit = thing(message)
    task = visit.agreement.opportunity
    return {"task": in_a_sentence(task.title), "when": when_in_text(task, visit)}
