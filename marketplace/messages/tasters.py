"""What is told about trying a place out: to who tries, to the place, to the coordinator."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.links import ANSWER_DAYS
from marketplace.models import Taster
from marketplace.phrases import TASKS, called
from marketplace.refusals import TO_TRY
from marketplace.states import TasterState
from marketplace.tasters import moment, page_of, place_words, what_and_when
from marketplace.words import in_a_sentence
from neighbourhoods import links, site_phone, texting
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import Channel
from neighbourhoods.outreach import Rendered

from .common import is_spoken, says, thing
from .desk import FOR_WORK, on_the_desk


def tasters() -> QuerySet[Taster]:
    below = ("requester", "work_kind", "neighbourhood", "job__host", "job__supervisor")
    return Taster.objects.select_related("person", "together_with", *(f"opportunity__{it}" for it in below))


def _is_planned(taster: Taster) -> bool:
    return taster.state == TasterState.PLANNED and taster.on_date >= timezone.localdate()


def _details(message: Message, taster: Taster) -> list[str]:
    """Where and whom to ask for. The address stands on the page; said by a person or printed it is told."""
    opportunity: Any = taster.opportunity
    job = opportunity.job if opportunity.is_job else None
    told = [f"{what_and_when(taster)}.", _("It is %(place)s.") % {"place": place_words(opportunity)}]
    if job and job.supervisor:
        told.append(_("Ask for %(name)s.") % {"name": called(job.supervisor)})
    address = job.place_address if job else ""
    if is_spoken(message) and address:
        told.append(_("The address is %(address)s.") % {"address": address})
    return told


@says("taster.planned", gettext_lazy("you try a place"), about=tasters)
def planned(message: Message) -> Rendered | None:
    taster = thing(message)
    if not _is_planned(taster):
        return None
    return Rendered(
        (_("You are going to try something."), *_details(message, taster), _("Can you not come? Tell us. No problem.")),
        button_label=_("Look at my page"),
        button_url=page_of(taster),
    )


@says("taster.comes", gettext_lazy("somebody comes to try"), about=tasters)
def comes(message: Message) -> Rendered | None:
    taster = thing(message)
    if not _is_planned(taster):
        return None
    names = [called(it) for it in (taster.person, taster.together_with) if it is not None]
    who = _("%(one)s and %(other)s") % {"one": names[0], "other": names[1]} if len(names) == 2 else names[0]
    return Rendered((_("%(name)s comes to try it: %(what)s.") % {"name": who, "what": what_and_when(taster)},))


@says("taster.reminder", gettext_lazy("tomorrow you try a place"), about=tasters)
def reminder(message: Message) -> Rendered | None:
    taster = thing(message)
    if not _is_planned(taster) or taster.on_date > timezone.localdate() + timedelta(days=1):
        return None
    return Rendered(
        (*_details(message, taster), _("Can you not come? Tell us. No problem.")),
        button_label=_("I cannot come"),
        button_url=links.path("taster_off", taster, message.recipient, days=ANSWER_DAYS),
    )


@says("taster.how_was_it", gettext_lazy("how was it?"), about=tasters)
def how_was_it(message: Message) -> Rendered | None:
    taster = thing(message)
    if taster.state != TasterState.PLANNED or taster.on_date > timezone.localdate():
        return None
    return Rendered(
        (_("You tried: %(task)s.") % {"task": taster.opportunity.title}, _("How was it?")),
        button_label=_("Give an answer"),
        button_url=links.path("taster", taster, message.recipient, days=ANSWER_DAYS),
    )


@says("taster.called_off", gettext_lazy("trying a place is off"), about=tasters)
def called_off(message: Message) -> Rendered | None:
    taster = thing(message)
    if taster.state != TasterState.CALLED_OFF or taster.on_date < timezone.localdate():
        return None
    what = {"what": what_and_when(taster)}
    if message.recipient_id != taster.person_id:
        return Rendered((_("Nobody comes to try: %(what)s.") % what, _("You do not have to do anything.")))
    return Rendered(
        (_("You do not go and try this: %(what)s.") % what, _("Another day or another place is fine. Call us.")),
        button_label=_("Look at other tasks"),
        button_url=TASKS,
    )


@says("taster.again", gettext_lazy("wants to try it again"), about=tasters, channel=Channel.CALL)
def again(message: Message) -> Rendered | None:
    taster = thing(message)
    newer = Taster.objects.filter(person=taster.person_id, opportunity=taster.opportunity_id, pk__gt=taster.pk)
    if newer.exists() or taster.opportunity.state not in TO_TRY:
        return None
    return Rendered(
        (
            _("You want to try this again: %(task)s.") % {"task": taster.opportunity.title},
            _("What did you like, and what was hard?"),
            _("When can you?"),
        )
    )


@says("coordinator.likes_it", gettext_lazy("somebody likes a place"), about=tasters, **FOR_WORK)
def likes_it(message: Message) -> Rendered | None:
    taster = thing(message)
    if taster.opportunity.state not in TO_TRY:
        return None
    said = _("Somebody tried this place and likes it."), _("Call, and see together what is possible.")
    return on_the_desk(taster.opportunity, *said)


# ---------------------------------------------------------------- as a text
@texting.says("taster.planned")
@texting.says("taster.reminder")
def planned_in_text(message: Message) -> str:
    sentence = _("You try: %(task)s, %(when)s. Look at the address on your page. Can you not come? Call %(phone)s")
    return _in_text(message, sentence)


@texting.says("taster.comes")
def comes_in_text(message: Message) -> str:
    sentence = _("Somebody comes to try: %(task)s, %(when)s. Does it not suit you? Call %(phone)s")
    return _in_text(message, sentence)


@texting.says("taster.how_was_it")
def how_was_it_in_text(message: Message) -> str:
    sentence = _("You tried: %(task)s. How was it? Answer 1 nice, 2 once more, 3 not for me. Dichtbij")
    return texting.Asking(texting.fit(sentence, task=in_a_sentence(thing(message).opportunity.title)))


@texting.says("taster.called_off")
def called_off_in_text(message: Message) -> str:
    sentence = _("It is off: trying %(task)s, %(when)s. Another day is fine too: call %(phone)s. Dichtbij")
    return _in_text(message, sentence)


def _in_text(message: Message, sentence: str) -> str:
    taster = thing(message)
    keep = {"phone": site_phone.of_team(message.recipient.municipality)}
    when = moment(taster).replace(", ", " ")
    return texting.fit(sentence, keep=keep, task=in_a_sentence(taster.opportunity.title), when=when)
