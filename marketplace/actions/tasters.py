"""Trying a place out for a morning: planned by a coordinator, called off by either side, told about in own words."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import refusals, rules
from marketplace.models import Offer, Opportunity, Taster
from marketplace.states import OfferState, OpportunityState, TasterState
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.rules import may_act_for

from .jobs import ask_about_job
from .moderating import next_working_day
from .moves import fresh, fresh_taster, move, note, occasion, tell_coordinator

ABOUT_THE_TASTER = ("taster.planned", "taster.comes", "taster.reminder", "taster.how_was_it")


@transaction.atomic
def plan_taster(
    opportunity: Opportunity,
    *,
    by: User,
    person: User,
    on_date: date,
    at_time: time | None = None,
    minutes: int = 180,
    together_with: User | None = None,
) -> Taster:
    """A coordinator arranges it after a talk. The same again is the same taster; another moment moves it."""
    opportunity = fresh(opportunity)
    if not rules.may_moderate(by, opportunity) or not may_act_for(by, person):
        raise NotYours
    person = User.objects.get(pk=person.pk)
    taster = Taster.objects.filter(person=person, opportunity=opportunity, state=TasterState.PLANNED).first()
    wanted: dict[str, Any] = {
        "on_date": on_date,
        "at_time": at_time,
        "minutes": minutes,
        "together_with": together_with,
    }
    if taster is not None and all(getattr(taster, name) == value for name, value in wanted.items()):
        return taster
    if sentence := refusals.why_no_taster(person, opportunity, instead_of=taster, **wanted):
        raise NotAllowedNow(sentence, "taster")
    if taster is None:
        taster = Taster(person=person, opportunity=opportunity, made_by=by)
    for name, value in wanted.items():
        setattr(taster, name, value)
    taster.save()
    entry = note(opportunity, "taster.planned", by=by, helper=person)
    for whom, kind in ((person, "taster.planned"), (opportunity.requester, "taster.comes")):
        outreach.announce(whom, kind, about=taster, key=occasion(kind, entry, whom))
    return taster


@transaction.atomic
def call_off_taster(taster: Taster, *, by: User) -> Taster:
    """By who tries, by the place, or by a coordinator. No reason asked."""
    taster = fresh_taster(taster)
    opportunity = taster.opportunity
    if by.pk != taster.person_id and not rules.speaks_for_host(by, opportunity):
        raise NotYours
    if taster.state == TasterState.CALLED_OFF:
        return taster
    move(taster, TasterState.CALLED_OFF)
    outreach.withdraw(taster, kinds=ABOUT_THE_TASTER)
    note(opportunity, "taster.called_off", by=by, helper=taster.person)
    for whom in (taster.person, opportunity.requester):
        if whom.pk != by.pk:
            outreach.announce(whom, "taster.called_off", about=taster)
    return taster


@transaction.atomic
def say_how_it_was(taster: Taster, *, by: User, outcome: str, own_words: str = "") -> Taster:
    """The resident's own word, by themselves or by phone. The first answer stays."""
    taster = fresh_taster(taster)
    if by.pk != taster.person_id and not rules.may_moderate(by, taster.opportunity):
        raise NotYours
    if outcome not in Taster.Outcome.values:
        raise NotAllowedNow(_("Choose how it was."), "no_choice")
    if taster.state == TasterState.BEEN:
        return taster
    if taster.state == TasterState.CALLED_OFF:
        raise NotAllowedNow(_("This taster was called off."), "moment")
    if taster.on_date > timezone.localdate():
        raise NotAllowedNow(_("It has not been yet. Tell us afterwards."), "too_early")
    taster.outcome, taster.own_words, taster.said_at = outcome, own_words.strip(), timezone.now()
    move(taster, TasterState.BEEN)
    outreach.withdraw(taster, kinds=ABOUT_THE_TASTER)
    note(taster.opportunity, "taster.said", by=by, helper=taster.person)
    if outcome == Taster.Outcome.AGAIN:
        due = next_working_day(timezone.localdate())
        outreach.announce(taster.person, "taster.again", about=taster, channel=Channel.CALL, due_on=due)
    elif outcome == Taster.Outcome.LIKE:
        _would_like_to(taster, by)
    return taster


def _would_like_to(taster: Taster, by: User) -> None:
    """ "I like it" is an offer that waits for the coordinator's call; nothing is held by it."""
    opportunity, person = taster.opportunity, taster.person
    code, _sentence = rules.why_not_ask(person, opportunity) if opportunity.is_job else ("task", "")
    if not code:
        ask_about_job(opportunity, by=by, person=person)
    elif code != "task" or opportunity.state != OpportunityState.OPEN or _offered(opportunity, person):
        tell_coordinator(opportunity, "coordinator.likes_it", about=taster)
    else:
        offer = Offer.objects.create(opportunity=opportunity, helper=person)
        note(opportunity, "offer.made", by=by, helper=person)
        tell_coordinator(opportunity, "coordinator.offer", about=offer)


def _offered(opportunity: Opportunity, person: User) -> bool:
    return opportunity.offers.filter(helper=person, state__in=[OfferState.STANDING, OfferState.PASSED]).exists()
