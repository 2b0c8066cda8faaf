"""Trying a place out, in words, and the buttons about it in messages."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import links
from neighbourhoods.links import Step
from neighbourhoods.models import User

from . import phrases
from .actions import tasters
from .models import Opportunity, Taster
from .states import TasterState
from .words import day_words, for_whom, time_words

PLACES = "/klussen/"
ANSWERS = (
    (Taster.Outcome.LIKE, gettext_lazy("Yes, I like it"), "smile", "big full"),
    (Taster.Outcome.AGAIN, gettext_lazy("I want to try again"), "rotate-ccw", "big full sec"),
    (Taster.Outcome.NOT, gettext_lazy("Not for me"), "x", "big full sec"),
)


def page_of(taster: Taster) -> str:
    return f"{phrases.MY_PAGE}proberen/{taster.pk}/"


def moment(taster: Taster) -> str:
    """ "morgen, 9 uur"."""
    day = day_words(taster.on_date, timezone.localdate())
    return f"{day}, {time_words(taster.at_time)}" if taster.at_time else day


def place_words(opportunity: Opportunity) -> str:
    """ "bij Wijkcentrum De Linde" for a place of an organisation; else "voor een buurvrouw in Lindenkwartier"."""
    name = (
        opportunity.job.place_name or (opportunity.job.host.name if opportunity.job.host else "")
        if opportunity.is_job
        else ""
    )
    if name:
        return _("at %(place)s") % {"place": name}
    whom = for_whom(opportunity.requester.salutation, opportunity.work_kind)
    return _("%(whom)s in %(neighbourhood)s") % {"whom": whom, "neighbourhood": opportunity.neighbourhood.name}


def what_and_when(taster: Taster) -> str:
    """ "Strijken, morgen, 9 uur"."""
    return _("%(task)s, %(when)s") % {"task": taster.opportunity.title, "when": moment(taster)}


def said(taster: Taster, contact_name: str) -> tuple[str, str]:
    """What follows on the answer: a title and a sentence."""
    if taster.outcome == Taster.Outcome.LIKE:
        return _("Nice!"), _("%(name)s calls you. Then we make an agreement.") % {"name": contact_name}
    if taster.outcome == Taster.Outcome.AGAIN:
        return _("Good. We plan it again."), _("%(name)s calls you to choose a day.") % {"name": contact_name}
    return _("Thank you for trying it."), _("Now you know. There is more to do.")


# ---------------------------------------------------------------- the buttons in messages
def _taster(pk: int) -> Taster | None:
    return Taster.objects.select_related("opportunity__work_kind", "opportunity__job__host").filter(pk=pk).first()


def describe_how_it_was(pk: int, _person: User) -> Step | None:
    taster = _taster(pk)
    if taster is None:
        return None
    if taster.state == TasterState.CALLED_OFF:
        return Step(_("This taster was called off."), (_("You do not have to do anything."),))
    if taster.state == TasterState.BEEN:
        title, sentence = said(taster, _("Our team"))
        return Step(title, (sentence,), next_label=_("Look at my page"), next_url=phrases.MY_PAGE)
    if taster.on_date > timezone.localdate():
        return Step(_("It has not been yet. Tell us afterwards."))
    about = _("You tried: %(task)s.") % {"task": taster.opportunity.title}
    return Step(_("How was it?"), (about,), tuple((value, str(label)) for value, label, _icon, _class in ANSWERS))


def tell_how_it_was(pk: int, person: User, choice: str) -> None:
    tasters.say_how_it_was(Taster.objects.get(pk=pk), by=person, outcome=choice)


def describe_call_off(pk: int, _person: User) -> Step | None:
    taster = _taster(pk)
    if taster is None:
        return None
    if taster.state == TasterState.CALLED_OFF:
        return Step(_("All right. Thank you for telling us."), (_("Another day is fine too: call us."),))
    if taster.state == TasterState.BEEN:
        return Step(_("Thank you for trying it."))
    return Step(
        _("Can you not come?"),
        (what_and_when(taster), _("You do not have to say why.")),
        (("yes", _("I cannot come")),),
    )


def call_off(pk: int, person: User, _choice: str) -> None:
    tasters.call_off_taster(Taster.objects.get(pk=pk), by=person)


links.register("taster", describe=describe_how_it_was, act=tell_how_it_was)
links.register("taster_off", describe=describe_call_off, act=call_off)
