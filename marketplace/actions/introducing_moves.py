"""What every step of an introduction shares: the employer locked first, then the person, one line in the journal."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import Employer, Introduction
from marketplace.queries.candidates import seen_now
from marketplace.rules import works_for
from marketplace.states import IntroductionState
from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotYours
from neighbourhoods.holidays import next_working_day
from neighbourhoods.models import JournalEntry, User
from neighbourhoods.models.outreach import Channel

from .moves import move, occasion

State, Outcome = IntroductionState, Introduction.Outcome
ASKED = ("introduction.asked",)
OF_PERSON = (*ASKED, "introduction.yes", "introduction.no", "introduction.moment")
TO_TELL = ("employer.said_yes", "employer.tell_us", "employer.moments")  # no longer holds once the employer told


def lock_employer(employer: Employer | int) -> Employer:
    pk = employer if isinstance(employer, int) else employer.pk
    locked = Employer.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("organisation__municipality", "neighbourhood").get(pk=pk)


def lock_person(person: User | int) -> User:
    pk = person if isinstance(person, int) else person.pk
    return User.objects.select_for_update().get(pk=pk)


def fresh(introduction: Introduction | int) -> Introduction:
    """As it is now. Always in the order employer, person, so that two of its steps never wait for one another."""
    pk = introduction if isinstance(introduction, int) else introduction.pk
    employer, person = Introduction.objects.values_list("employer_id", "person_id").get(pk=pk)
    locked = lock_employer(employer), lock_person(person)
    found = Introduction.objects.select_related("yes", "work_kind").get(pk=pk)
    found.employer, found.person = locked
    return found


def speaks_for(by: User, employer: Employer) -> bool:
    """Somebody of the company, or a coordinator of the municipality who writes down what they said on the phone."""
    return works_for(by, employer) or rules.coordinates_in(by, employer.organisation.municipality_id)


def is_seen(person: User) -> bool:
    return seen_now().filter(person=person).exists()


def require(allowed: bool) -> None:
    if not allowed:
        raise NotYours


# ---------------------------------------------------------------- writing down, and telling
def note(row: Introduction, verb: str, *, by: User | None) -> JournalEntry:
    return journal.record(resident=row.person, actor=by, verb=f"introduction.{verb}", about=row)


def tell_person(row: Introduction, kind: str, entry: JournalEntry) -> None:
    """In their own channel. Who stopped taking part altogether hears nothing any more."""
    if row.person.is_active:
        due = next_working_day(timezone.localdate())
        outreach.announce(row.person, kind, about=row, key=occasion(kind, entry, row.person), due_on=due)


def promise_call(row: Introduction, kind: str, entry: JournalEntry) -> None:
    """ "Karim belt u." Who hears everything by phone is called once, not twice."""
    if row.person.is_active and row.person.phone and outreach.route(row.person, kind) != Channel.CALL:
        due, call = next_working_day(timezone.localdate()), "introduction.call"
        key = occasion(call, entry, row.person)
        outreach.announce(row.person, call, about=row, key=key, channel=Channel.CALL, due_on=due)


def tell_employer(row: Introduction, kind: str, entry: JournalEntry) -> None:
    """Everybody who acts for the company, each in their own channel."""
    for user in staff_of(row.employer):
        outreach.announce(user, kind, about=row, key=occasion(kind, entry, user))


def staff_of(employer: Employer) -> Iterable[User]:
    return User.objects.filter(memberships__organisation=employer.organisation_id, is_active=True).order_by("pk")


# ---------------------------------------------------------------- the end
def end(row: Introduction, outcome: str) -> None:
    """Over, with what came of it. What still waits to be said about it is no longer said."""
    row.outcome, row.ended_at, row.moments, row.silent_since = outcome, timezone.now(), [], None
    move(row, State.ENDED)
    outreach.withdraw(row, kinds=(*OF_PERSON, *TO_TELL))


def take_yes_back(row: Introduction, *, by: User | None) -> None:
    """The name is closed from this moment on."""
    if row.yes is not None and row.yes.withdrawn_at is None:
        row.yes.withdrawn_at = timezone.now()
        row.yes.save(update_fields=["withdrawn_at"])
        journal.record(resident=row.person, actor=by, verb="consent.withdrawn", about=row.yes)


def unfinished() -> Q:
    return ~Q(state=State.ENDED)


def company(row: Introduction) -> dict[str, str]:
    return {"company": row.employer.name}


def too_late_sentence() -> str:
    return _("This question is over.")
