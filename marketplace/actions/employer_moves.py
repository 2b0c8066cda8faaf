"""What every step of a company shares: locked first, who may decide, who is let in, one line for each it is about."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.models import ColleagueRequest, Employer
from marketplace.rules import works_for
from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models import JournalEntry, Membership, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.queries.people import by_email

from .moves import move, occasion, too_late
from .vacancies import show_or_hide

CALL_WITHIN = 2  # working days


@dataclass(frozen=True)
class Applicant:
    """Who asks to act for a company."""

    name: str
    email: str
    phone: str


def fresh(employer: Employer | int) -> Employer:
    """The company as it is now, locked."""
    pk = employer if isinstance(employer, int) else employer.pk
    return Employer.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pk)


def in_care_of(employer: Employer, by: User) -> Employer:
    """The same, for who may decide about it."""
    found = fresh(employer)
    if not may_see_to(by, found):
        raise NotYours
    return found


def may_see_to(by: User, employer: Employer) -> bool:
    """Any coordinator of the municipality, who does not act for this company."""
    return rules.coordinates_in(by, employer.organisation.municipality_id) and not works_for(by, employer)


def note(employer: Employer, verb: str, *, by: User | None, words: str = "") -> JournalEntry | None:
    """A line for everybody who acts for the company, and for the coordinator who did it."""
    people = members(employer)
    if by is not None and by not in people:
        people.append(by)
    lines = [journal.record(resident=it, actor=by, verb=verb, about=employer, words=words) for it in people]
    return lines[0] if lines else None


def members(employer: Employer) -> list[User]:
    return list(employer.organisation.members.order_by("pk"))


def tell(employer: Employer, kind: str, entry: JournalEntry | None) -> None:
    for person in members(employer) if entry else ():
        outreach.announce(person, kind, about=employer, key=occasion(kind, entry, person))  # type: ignore[arg-type]


def move_to(employer: Employer, to: str) -> None:
    """Its vacancies are found or not, with it."""
    employer.changed_at = timezone.now()
    move(employer, to)
    show_or_hide(employer)


def require_state(employer: Employer, state: str) -> None:
    if employer.state != state:
        raise too_late()


def note_colleague(employer: Employer, applicant: Applicant, *, asked_by: User | None) -> ColleagueRequest:
    """Under the lock of the company. Asked for twice it is one question."""
    due = working_days_ahead(timezone.localdate(), CALL_WITHIN)
    told = {"name": applicant.name.strip(), "phone": applicant.phone, "asked_by": asked_by, "due": due}
    found, _is_new = ColleagueRequest.objects.get_or_create(
        employer=employer, email=applicant.email, answered_at=None, defaults=told
    )
    return found


def let_act(employer: Employer, applicant: Applicant, *, by: User) -> User:
    """Under the lock of the company: the person we know by this address, or a new one, who hears how to log in."""
    person = by_email(applicant.email)
    if person is not None and (rules.is_coordinator(person) or not person.is_active):
        raise NotAllowedNow(_("Nobody can act for a company with this e-mail address. Take another one."), "email")
    if person is None:
        first_name, _space, last_name = applicant.name.strip().partition(" ")
        person = User.objects.create_user(
            applicant.email, first_name=first_name[:60], last_name=last_name[:80], phone=applicant.phone,
            municipality=employer.organisation.municipality, channel=Channel.EMAIL, language=get_language() or "nl",
        )  # fmt: skip
        journal.record(resident=person, actor=by, verb="person.registered")
    _row, is_new = Membership.objects.get_or_create(organisation=employer.organisation, user=person)
    if is_new:
        entry = journal.record(resident=person, actor=by, verb="employer.joined", about=employer)
        key = occasion("employer.welcome", entry, person)
        outreach.announce(person, "employer.welcome", about=employer, channel=Channel.EMAIL, key=key)
    return person
