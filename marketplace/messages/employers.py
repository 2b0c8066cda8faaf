"""What who acts for a company hears: that they take part and how to log in, out of sight, back, no longer."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.models import Employer
from marketplace.states import EmployerState
from neighbourhoods import site_phone, texting
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Message
from neighbourhoods.outreach import Haste, Rendered
from neighbourhoods.rules import lead_of

from .common import says, thing

TAKES_PART = {EmployerState.VERIFIED, EmployerState.OUT_OF_SIGHT}
COMPANY = "/werkgevers/bedrijf/"


def employers() -> QuerySet[Employer]:
    return Employer.objects.select_related("organisation", "neighbourhood")


def _acts_still(message: Message) -> bool:
    return message.recipient.memberships.filter(organisation=thing(message).organisation_id).exists()


def _company(employer: Employer) -> dict[str, str]:
    return {"company": kept_apart(employer.name)}


def _who(employer: Employer) -> str:
    lead = lead_of(employer.neighbourhood_id)
    return kept_apart(lead.get_short_name()) if lead else _("our team")


@says("employer.welcome", gettext_lazy("your company takes part"), about=employers, haste=Haste.ANSWER)
def welcome(message: Message) -> Rendered | None:
    employer = thing(message)
    if employer.state not in TAKES_PART or not _acts_still(message):
        return None
    return Rendered(
        (
            _("Welcome. %(company)s takes part in Dichtbij.") % _company(employer),
            _("Log in with this e-mail address."),
            _("We send you a code of 6 digits. You need no password."),
            _("The first time you also choose a second proof."),
            _("That is an app on your phone, or a key."),
            _("Does it not work? Call %(name)s, then we do it together.") % {"name": _who(employer)},
        ),
        button_label=_("Log in"),
        button_url=COMPANY,
    )


@says("employer.out_of_sight", gettext_lazy("you do not see people for now"), about=employers, haste=Haste.ANSWER)
def out_of_sight(message: Message) -> Rendered | None:
    employer = thing(message)
    if employer.state != EmployerState.OUT_OF_SIGHT or not _acts_still(message):
        return None
    return Rendered(
        (
            _("%(company)s does not see people on Dichtbij for now.") % _company(employer),
            employer.why,
            _("Give your answer and call %(name)s. Then you see people again.") % {"name": _who(employer)},
        ),
        button_label=_("Look what waits"),
        button_url=COMPANY,
    )


@says("employer.back", gettext_lazy("you see people again"), about=employers, haste=Haste.ANSWER)
def back(message: Message) -> Rendered | None:
    employer = thing(message)
    if employer.state != EmployerState.VERIFIED or not _acts_still(message):
        return None
    said = _("%(company)s sees people on Dichtbij again. Good that you are back.") % _company(employer)
    return Rendered((said,), button_label=_("To your company"), button_url=COMPANY)


@says("employer.left", gettext_lazy("you no longer act for a company"), about=employers, haste=Haste.ANSWER)
def left(message: Message) -> Rendered | None:
    employer = thing(message)
    if _acts_still(message):
        return None
    said = _company(employer) | {"name": _who(employer)}
    return Rendered(
        (
            _("From now on you do not act for %(company)s on Dichtbij.") % said,
            _("Is that not right? Call %(name)s.") % said,
        )
    )


# ---------------------------------------------------------------- as a text
@texting.says("employer.welcome")
def welcome_in_text(message: Message) -> str:
    sentence = _("Your company takes part in Dichtbij. Log in with your e-mail address. Questions? Call %(phone)s")
    return texting.fit(sentence, keep=_phone(message))


@texting.says("employer.out_of_sight")
def out_of_sight_in_text(message: Message) -> str:
    sentence = _("You do not see people for now: somebody waits for your answer. Call %(phone)s. Dichtbij")
    return texting.fit(sentence, keep=_phone(message))


@texting.says("employer.back")
def back_in_text(message: Message) -> str:
    return texting.fit(_("You see people again. Good that you are back. Dichtbij %(phone)s"), keep=_phone(message))


@texting.says("employer.left")
def left_in_text(message: Message) -> str:
    sentence = _("You no longer act for your company on Dichtbij. Not right? Call %(phone)s. Dichtbij")
    return texting.fit(sentence, keep=_phone(message))


def _phone(message: Message) -> dict[str, str]:
    return {"phone": site_phone.of_team(message.recipient.municipality)}
