"""What work asks of who does it: decided by a municipality from a day on, lifted for one person until a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import requirements
from marketplace.models import Exemption, Opportunity, Visit, WorkKind, WorkPolicy
from neighbourhoods import journal, outreach, rules
from neighbourhoods.actions.birth_dates import set_birth_date
from neighbourhoods.actions.care import person_in_care_of
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, Municipality, User
from training.models import Course

from . import company
from .moderating import next_working_day
from .moves import fresh

LONGEST_EXEMPTION = timedelta(days=183)
LONGEST_MONTHS, LONGEST_WEEKS = 120, 26
AGES = range(12, 100)


@dataclass(frozen=True)
class Asked:
    """What a kind of work asks from a day on, as WorkPolicy keeps it. Without an answer nothing is asked."""

    conduct_check: bool = False
    conduct_profile: str = ""
    conduct_months: int = 36
    renewal_weeks: int = 8
    course: Course | None = None
    youngest: int | None = None
    first_visit: str = WorkPolicy.FirstVisit.NONE


@transaction.atomic
def set_policy(
    municipality: Municipality, *, by: User, work_kind: WorkKind, valid_from: date, asked: Asked
) -> WorkPolicy:
    """From today at the earliest. For the same day the last word counts; what held before stays as it was."""
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if valid_from < timezone.localdate():
        raise NotAllowedNow(_("Choose today or a later day."), "day")
    if not (1 <= asked.conduct_months <= LONGEST_MONTHS and 0 <= asked.renewal_weeks <= LONGEST_WEEKS):
        raise NotAllowedNow(_("Choose at most 120 months and at most 26 weeks."), "length")
    if asked.youngest is not None and asked.youngest not in AGES:
        raise NotAllowedNow(_("Choose an age from 12 to 99."), "age")
    policy, _is_new = WorkPolicy.objects.update_or_create(
        municipality=municipality, work_kind=work_kind, valid_from=valid_from, defaults=vars(asked)
    )
    journal.record(resident=by, actor=by, verb="policy.set", about=policy)
    return policy


# ---------------------------------------------------------------- exemptions
@transaction.atomic
def exempt(person: User, *, by: User, work_kind: WorkKind, requirement: str, why: str, until: date) -> Exemption:
    """This need not be met yet, from today up to and including a day. A new one takes the place of what still runs.

    Whoever had to come along the first time is asked no longer, where that is lifted for the day of the visit.
    """
    requirement, why = Exemption.Requirement(requirement), Exemption.Why(why)
    visits = _first_times(person, work_kind.pk, requirement)
    person = person_in_care_of(by, person)
    today = timezone.localdate()
    if not today <= until <= today + LONGEST_EXEMPTION:
        raise NotAllowedNow(_("Choose a day within 6 months. An exemption always ends."), "day")
    if not _is_asked(person, work_kind, requirement, today):
        raise NotAllowedNow(_("This kind of work does not ask that."), "not_asked")
    running = person.exemptions.filter(work_kind=work_kind, requirement=requirement, until__gte=today)
    for row in running:
        if (row.why, row.until) == (why, until):
            return row
        _end(row, today)
    exemption = Exemption.objects.create(
        person=person, work_kind=work_kind, requirement=requirement, why=why, since=today, until=until, given_by=by
    )
    journal.record(resident=person, actor=by, verb="exemption.given", about=exemption)
    company.decide_again(visits)
    return exemption


@transaction.atomic
def end_exemption(exemption: Exemption, *, by: User) -> None:
    """It holds no longer, from now on. One that ended already stays as it was."""
    visits = _first_times(exemption.person, exemption.work_kind_id, exemption.requirement)
    person = person_in_care_of(by, exemption.person)
    today = timezone.localdate()
    row = person.exemptions.filter(pk=exemption.pk, until__gte=today).first()
    if row is not None:
        journal.record(resident=person, actor=by, verb="exemption.ended", about=row)
        _end(row, today)
        company.decide_again(visits)


def _first_times(person: User, work_kind_id: int, requirement: str) -> list[Visit]:
    return company.visits_of(person, work_kind_id) if requirement == company.FIRST_VISIT else []


def _end(row: Exemption, today: date) -> None:
    """Its last day was yesterday; one that was given today never held on any day."""
    if row.since == today:
        row.delete()
    else:
        row.until = today - timedelta(days=1)
        row.save(update_fields=["until"])


def _is_asked(person: User, work_kind: WorkKind, requirement: str, today: date) -> bool:
    """By what holds today, or by what is decided for a later day."""
    if person.municipality_id is None:
        return False
    holds = requirements.policy_on(work_kind.pk, person.municipality_id, today)
    later = WorkPolicy.objects.filter(work_kind=work_kind, municipality=person.municipality_id, valid_from__gt=today)
    return any(requirement in requirements.can_be_lifted(row) for row in [*later, *([holds] if holds else [])])


# ---------------------------------------------------------------- an age
@transaction.atomic
def note_birth_date(person: User, *, by: User, birth_date: date) -> User:
    """A coordinator heard it. Kept only where work asks an age; nothing else reads it."""
    person = person_in_care_of(by, person)
    policies = requirements.policies_of([person.municipality_id] if person.municipality_id else [])
    if person.birth_date is None and not policies.ask_age(timezone.localdate()):
        raise NotAllowedNow(_("No work asks an age here now. Then we do not keep a date of birth."), "not_asked")
    return set_birth_date(person, by=by, birth_date=birth_date)


# ---------------------------------------------------------------- the person's own question
@transaction.atomic
def ask_how_to_begin(opportunity: Opportunity, *, by: User) -> None:
    """ "Help mij hiermee": a coordinator of where the person lives calls. Once per person and task a day."""
    opportunity = fresh(opportunity)
    person, today = User.objects.get(pk=by.pk), timezone.localdate()
    if not requirements.missing(person, opportunity):
        raise NotAllowedNow(_("You can do this now. Nothing is missing."), "open")
    key = requirements.key_of_question(opportunity, person, today)
    if Message.objects.filter(key=key).exists():
        return
    journal.record(resident=person, actor=person, verb="work.asked_how", about=opportunity)
    outreach.announce(
        person, "work.asked_how", about=opportunity, channel="call", due_on=next_working_day(today), key=key
    )
