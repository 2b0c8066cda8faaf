"""Thinking along: opened by the person, a coordinator or the clock; always with an owner and a date until it ends.

Everything locks the person first, so that two who tap at one moment get one action.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, rules, site_phone
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import JournalEntry, User
from training import outcomes
from training.models import TailorMade
from training.states import TailorMadeState

from .moves import move, must_lead_to, too_late

WORKING_DAYS = 3  # until somebody who asked hears from us
LONGEST = timedelta(days=92)  # as far ahead as a date may lie
Why, Outcome, State = TailorMade.Why, TailorMade.Outcome, TailorMadeState
IN_WORDS = {Outcome.STEP, Outcome.ELSEWHERE}  # cannot be looked up here, so it is told


@transaction.atomic
def open_tailor_made(
    person: User, *, by: User | None, why: str, due: date | None = None, owner: User | None = None, plan: str = ""
) -> TailorMade:
    """One open at a time: asked again it is the same one, with the earlier of the two days. by=None: the clock.

    due: empty for three working days from now; owner: empty for the first coordinator of the neighbourhood.
    """
    person = _locked(person)
    if by is not None and not rules.may_act_for(by, person):
        raise NotYours
    due = due or working_days_ahead(timezone.localdate(), WORKING_DAYS)
    _require_day(due)
    found = TailorMade.objects.filter(person=person, state=State.OPEN).first()
    if found is not None:
        return _asked_again(found, by=by, due=due, plan=plan)
    owner = _owner(person, owner)
    made = TailorMade.objects.create(person=person, why=why, due=due, owner=owner, plan=plan.strip(), opened_by=by)
    _note(made, "tailor_made.opened", by=by, words=plan)
    return made


def _asked_again(found: TailorMade, *, by: User | None, due: date, plan: str) -> TailorMade:
    """The clock changes nothing; who asks once more is not put off by it."""
    sooner = found.due is None or due < found.due
    if by is None or not (sooner or plan.strip()):
        return found
    found.due = due if sooner else found.due
    found.plan = "\n".join(part for part in (found.plan, plan.strip()) if part)
    found.save()
    _note(found, "tailor_made.asked_again", by=by, words=plan)
    return found


@transaction.atomic
def take_over(action: TailorMade, *, by: User) -> TailorMade:
    """Somebody else of the neighbourhood sees to it from now on. Pressed twice it is the same."""
    action = _in_care_of(action, by)
    if action.owner_id == by.pk:
        return action
    _require_open(action)
    action.owner = by
    action.save()
    _note(action, "tailor_made.taken_over", by=by)
    return action


@transaction.atomic
def put_off(action: TailorMade, *, by: User, due: date, reason: str) -> TailorMade:
    """Another day, with the reason in words: a talk on that day, or something that has to come first."""
    action = _in_care_of(action, by)
    _require_open(action)
    if not reason.strip():
        raise NotAllowedNow(_("Write down why it becomes another day."), "reason")
    _require_day(due)
    if action.due == due:
        return action
    action.due = due
    action.save()
    _note(action, "tailor_made.put_off", by=by, words=reason)
    return action


@transaction.atomic
def write_plan(action: TailorMade, *, by: User, plan: str) -> TailorMade:
    """What will be done, in words that the person reads too."""
    action = _in_care_of(action, by)
    _require_open(action)
    if action.plan == plan.strip():
        return action
    action.plan = plan.strip()
    action.save()
    _note(action, "tailor_made.planned", by=by, words=plan)
    return action


@transaction.atomic
def close_with(action: TailorMade, *, by: User, outcome: str, words: str = "") -> TailorMade:
    """What came of it. "Nothing" is no answer: then it becomes another day, or the person themselves says not now."""
    action = _in_care_of(action, by, or_themselves=outcome == Outcome.NOT_NOW)
    if outcome not in Outcome.values:
        raise NotAllowedNow(_("Choose what came of it. Or choose another day."), "no_outcome")
    if action.outcome == outcome:
        return action
    to = State.NOT_NOW if outcome == Outcome.NOT_NOW else State.SETTLED
    must_lead_to(action, to)
    if outcome in IN_WORDS and not words.strip():
        raise NotAllowedNow(_("Write down what came of it."), "words")
    if not outcomes.is_seen(outcome, action.person, action.opened_at):
        name = action.person.get_short_name()
        raise NotAllowedNow(_("We do not see it at %(name)s yet. Arrange it first.") % {"name": name}, "not_seen")
    action.outcome, action.outcome_words = outcome, words.strip()
    action.closed_at, action.closed_by = timezone.now(), by
    move(action, to)
    _note(action, f"tailor_made.{to}", by=by, words=words)
    return action


@transaction.atomic
def take_up_again(action: TailorMade, *, by: User, due: date | None = None) -> TailorMade:
    """Who said "not now" comes back. An open one that came meanwhile is the one that goes on."""
    action = _in_care_of(action, by, or_themselves=True)
    going_on = TailorMade.objects.filter(person=action.person, state=State.OPEN).first()
    if going_on is not None:
        return going_on
    must_lead_to(action, State.OPEN)
    due = due or working_days_ahead(timezone.localdate(), WORKING_DAYS)
    _require_day(due)
    action.owner, action.due, action.why = _owner(action.person, None), due, Why.BACK
    action.outcome, action.outcome_words, action.closed_at, action.closed_by = "", "", None, None
    move(action, State.OPEN)
    _note(action, "tailor_made.opened", by=by)
    return action


@transaction.atomic
def fall_to_lead(action: TailorMade) -> bool:
    """By the clock: whoever had it no longer looks after that neighbourhood. Without anybody there it waits."""
    action = _fresh(action)
    person = action.person
    if action.state != State.OPEN or _may_own(action.owner, person):
        return False
    lead = rules.lead_of(person.neighbourhood_id) if person.neighbourhood_id else None
    if lead is None:
        return False
    action.owner = lead
    action.save()
    _note(action, "tailor_made.fell_to_lead", by=None)
    return True


# ---------------------------------------------------------------- shared
def _locked(person: User | int) -> User:
    pk = person if isinstance(person, int) else person.pk
    return User.objects.select_for_update(no_key=True, of=("self",)).select_related("municipality").get(pk=pk)


def _fresh(action: TailorMade) -> TailorMade:
    """As it is now, under the lock of its person."""
    person = _locked(action.person_id)
    found = TailorMade.objects.select_related("owner").get(pk=action.pk)
    found.person = person
    return found


def _in_care_of(action: TailorMade, by: User, *, or_themselves: bool = False) -> TailorMade:
    """For a coordinator of where the person lives; `or_themselves`: and for the person."""
    found = _fresh(action)
    may = or_themselves if by.pk == found.person_id else rules.may_act_for(by, found.person)
    if not may:
        raise NotYours
    return found


def _require_open(action: TailorMade) -> None:
    if action.state != State.OPEN:
        raise too_late()


def _require_day(due: date) -> None:
    today = timezone.localdate()
    if not today <= due <= today + LONGEST:
        raise NotAllowedNow(_("Choose a day from today on, at most three months ahead."), "day")


def _owner(person: User, wanted: User | None) -> User:
    """Whoever was named and looks after the neighbourhood, else its first coordinator."""
    if _may_own(wanted, person):
        return wanted  # type: ignore[return-value]
    lead = rules.lead_of(person.neighbourhood_id) if person.neighbourhood_id else None
    if lead is None:
        phone = site_phone.of_team(person.municipality) if person.municipality else site_phone.number()
        raise NotAllowedNow(_("Call us. Then we think along: %(phone)s.") % {"phone": phone}, "nobody")
    return lead


def _may_own(owner: User | None, person: User) -> bool:
    return owner is not None and rules.looks_after(owner, person.neighbourhood_id)


def _note(action: TailorMade, verb: str, *, by: User | None, words: str = "") -> JournalEntry:
    return journal.record(resident=action.person, actor=by, verb=verb, about=action, words=words)
