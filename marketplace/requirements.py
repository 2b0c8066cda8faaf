"""What work asks of who does it, judged on its own day: what is decided later changes nothing of what was allowed."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.models import ConductCheck, User
from neighbourhoods.queries.places import Contact, contact_for, home_of
from neighbourhoods.queries.together import together
from training.models import Certificate, Course
from training.queries.equivalences import Equivalences, arrows, equivalences_of

from .asked_words import AGE, CONDUCT_CHECK, COURSE, FIRST_VISIT, asks_words, lacks_words, opens_words
from .models import Exemption, Opportunity, WorkPolicy

FOR_GOOD = date.max

NONE = Equivalences()

Span = tuple[date, date]  # first and last day on which something counts


# ---------------------------------------------------------------- the policy
def policy_on(work_kind_id: int | None, municipality_id: int, on: date) -> WorkPolicy | None:
    """What holds for a kind of work on a day. None: nobody decided anything, so nothing is asked. One question."""
    if work_kind_id is None:
        return None
    rows = WorkPolicy.objects.filter(work_kind=work_kind_id, municipality=municipality_id, valid_from__lte=on)
    return rows.select_related("course").order_by("-valid_from").first()


@dataclass(frozen=True)
class Policies:
    """Every decision of some municipalities, the oldest first."""

    rows: tuple[WorkPolicy, ...]

    def holding(self, work_kind_id: int | None, municipality_id: int, on: date) -> WorkPolicy | None:
        """What `policy_on` answers, without a question."""
        mine = (row for row in self.rows if (row.work_kind_id, row.municipality_id) == (work_kind_id, municipality_id))
        return next((row for row in reversed(tuple(mine)) if row.valid_from <= on), None)

    def for_work(self, opportunity: Opportunity) -> WorkPolicy | None:
        """What it asks on its own day."""
        return self.holding(opportunity.work_kind_id, opportunity.neighbourhood.municipality_id, day_of(opportunity))

    def ask_age(self, on: date) -> bool:
        """Of anybody, on that day or later: only then a date of birth is needed."""
        later = [row for row in self.rows if row.valid_from > on]
        held = (self.holding(row.work_kind_id, row.municipality_id, on) for row in self.rows)
        return any(row is not None and row.youngest for row in (*later, *held))

    def lacking(self, known: "Known", opportunity: Opportunity) -> tuple[str, ...]:
        """Codes of what somebody lacks for it, on its own day."""
        return lacks(self.for_work(opportunity), known, day_of(opportunity))


def policies_of(municipality_ids: Iterable[int]) -> Policies:
    """One question for all of them."""
    rows = WorkPolicy.objects.filter(municipality__in=set(municipality_ids))
    return Policies(tuple(rows.select_related("course", "work_kind").order_by("valid_from")))


def policies_on(municipality_ids: Iterable[int], on: date) -> dict[tuple[int, int], WorkPolicy]:
    """(kind of work, municipality) -> what holds that day. One question for all of them."""
    begun = (row for row in policies_of(municipality_ids).rows if row.valid_from <= on)
    return {(row.work_kind_id, row.municipality_id): row for row in begun}


def day_of(opportunity: Opportunity) -> date:
    """The day on which the work is judged: its own, and today while there is none or it has passed."""
    job = getattr(opportunity, "job", None) if opportunity.kind == Opportunity.Kind.JOB else None
    begins = job.starts_on if job is not None else opportunity.on_date
    return max(begins or date.min, timezone.localdate())


# ---------------------------------------------------------------- the person
@dataclass(frozen=True)
class Known:
    """What was seen of one person."""

    birth_date: date | None = None
    checks: tuple[ConductCheck, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    equal: Equivalences = NONE


def known_of(people: Iterable[User]) -> dict[int, Known]:
    """One question, whoever they are."""
    found = {person.pk: person for person in people}
    return _known(found, together(*_seen_of(found)))


def asked_and_known(viewer: User, municipality_ids: Iterable[int]) -> tuple[Policies, Known]:
    """`policies_of` and `known_of` for a list of work, by one question."""
    decided = WorkPolicy.objects.filter(municipality__in=set(municipality_ids))
    courses = Course.objects.filter(pk__in=decided.order_by().values("course"))
    rows, named, *seen = together(decided, courses, *_seen_of([viewer.pk]))
    names = {course.pk: course for course in named}
    for row in rows:
        row.course = names.get(row.course_id)
    policies = Policies(tuple(sorted(rows, key=lambda it: it.valid_from)))
    return policies, _known({viewer.pk: viewer}, seen)[viewer.pk]


def _seen_of(people: Iterable[int]) -> list[QuerySet]:
    """What counts for any requirement, and which course counts as which."""
    return [*(it.objects.filter(person__in=people) for it in (ConductCheck, Certificate, Exemption)), arrows()]


def _known(people: Mapping[int, User], seen: Sequence[list]) -> dict[int, Known]:
    equal, of = equivalences_of(seen[3]), [_by_person(rows) for rows in seen[:3]]
    return {pk: Known(person.birth_date, *(rows.get(pk, ()) for rows in of), equal) for pk, person in people.items()}


def _by_person(rows: Iterable) -> Mapping[int, tuple]:
    found: dict[int, tuple] = {}
    for row in rows:
        found[row.person_id] = (*found.get(row.person_id, ()), row)
    return found


def age_on(birth_date: date, on: date) -> int:
    """Who was born on 29 February has their birthday on 1 March in other years."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


# ---------------------------------------------------------------- the judgement: no tables from here
def lacks(policy: WorkPolicy | None, known: Known, on: date) -> tuple[str, ...]:
    """Codes of what is asked and not met on that day."""
    if policy is None:
        return ()
    wanting = [code for code in asked_by(policy) if met_until(policy, code, known, on) is None]
    return (*wanting, AGE) if not is_old_enough(policy, known, on) else tuple(wanting)


def asked_by(policy: WorkPolicy) -> Iterator[str]:
    if policy.conduct_check:
        yield CONDUCT_CHECK
    if policy.course_id is not None:
        yield COURSE


def can_be_lifted(policy: WorkPolicy) -> set[str]:
    """Codes of what an exemption may lift."""
    comes_along = {FIRST_VISIT} if policy.first_visit != WorkPolicy.FirstVisit.NONE else set()
    return {*asked_by(policy), *comes_along}


def is_old_enough(policy: WorkPolicy, known: Known, on: date) -> bool:
    """An age that nobody asked for yet is not enough."""
    if not policy.youngest:
        return True
    return known.birth_date is not None and age_on(known.birth_date, on) >= policy.youngest


def met_until(policy: WorkPolicy, code: str, known: Known, on: date) -> date | None:
    """The last day without a gap on which it is met, from a day on which it is; None: on that day it is not met."""
    return end_of((it.span for it in what_counts(policy, code, known)), on)


def ended_on(policy: WorkPolicy, code: str, known: Known, on: date) -> date | None:
    """The last day before this one on which it was met; None: it never was."""
    spans = (it.span for it in what_counts(policy, code, known))
    return max((last for first, last in spans if first <= last < on), default=None)


def end_of(spans: Iterable[Span], on: date) -> date | None:
    """The last day of an unbroken row of spans that covers the day."""
    end: date | None = None
    for first, last in sorted(spans):
        reached = on if end is None else end + timedelta(days=1) if end < FOR_GOOD else end
        if first <= reached and last >= on:
            end = max(end or last, last)
    return end


def is_exempt(known: Known, work_kind_id: int | None, code: str, on: date) -> bool:
    """Need this not be met yet on that day?"""
    return end_of((it.span for it in _exempt(work_kind_id, code, known)), on) is not None


@dataclass(frozen=True)
class Counts:
    """A row that meets a requirement, and the days on which it does."""

    span: Span
    row: ConductCheck | Certificate | Exemption


def what_counts(policy: WorkPolicy, code: str, known: Known) -> list[Counts]:
    seen = _checks(policy, known) if code == CONDUCT_CHECK else _certificates(policy, known)
    return [*seen, *_exempt(policy.work_kind_id, code, known)]


def _exempt(work_kind_id: int | None, code: str, known: Known) -> list[Counts]:
    given = (it for it in known.exemptions if it.work_kind_id == work_kind_id and it.requirement == code)
    return [Counts((it.since, it.until), it) for it in given]


def _checks(policy: WorkPolicy, known: Known) -> list[Counts]:
    """A certificate of conduct counts from the day it was seen, so many months after the day that stands on it."""
    return [
        Counts((max(it.issued_on, it.seen_on), months_after(it.issued_on, policy.conduct_months)), it)
        for it in known.checks
        if is_good_for(policy, it)
    ]


def is_good_for(policy: WorkPolicy, check: ConductCheck) -> bool:
    """Do the screening profiles that are asked stand on it?"""
    return policy.conduct_check and profiles_in(policy.conduct_profile) <= profiles_in(check.profiles)


def _certificates(policy: WorkPolicy, known: Known) -> list[Counts]:
    mine = (it for it in known.certificates if policy.course_id in known.equal.counts_as(it.course_id))
    return [Counts((it.awarded_on, _end_of_certificate(it)), it) for it in mine]


def _end_of_certificate(certificate: Certificate) -> date:
    until = certificate.valid_until or FOR_GOOD
    if certificate.withdrawn_at is None:
        return until
    return min(until, timezone.localdate(certificate.withdrawn_at) - timedelta(days=1))


def profiles_in(text: str) -> frozenset[str]:
    """Codes of screening profiles, however they are written: "45 en 85" is 45 and 85."""
    return frozenset(re.findall(r"\d+", text))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# ---------------------------------------------------------------- in sentences
@dataclass(frozen=True)
class Missing:
    """One thing the work asks and the person does not have: what it is, what opens it, and who helps with that."""

    code: str
    asks: str
    opens: str
    contact: Contact

    @property
    def helps(self) -> str:
        return _("%(name)s helps you with it.") % {"name": self.contact.who}

    @property
    def sentence(self) -> str:
        """ "Dit vraagt een VOG. Die is gratis. Yvonne helpt u ermee."."""
        return " ".join((self.asks, self.opens, self.helps))


def in_a_sentence(lacking: Sequence[Missing]) -> str:
    """All that is missing together, and once who helps."""
    return " ".join([*(f"{it.asks} {it.opens}" for it in lacking), lacking[0].helps])


def missing(person: User, opportunity: Opportunity, on: date | None = None) -> tuple[Missing, ...]:
    """What this person still needs for this work on a day (its own day); nothing: it is open to them."""
    on = on or day_of(opportunity)
    policy = policy_on(opportunity.work_kind_id, opportunity.neighbourhood.municipality_id, on)
    return missing_by(policy, person, opportunity, on) if policy else ()


def missing_by(policy: WorkPolicy, person: User, opportunity: Opportunity, on: date) -> tuple[Missing, ...]:
    """The same by a policy that was read already. Who helps looks after where the person lives."""
    codes = lacks(policy, known_of([person])[person.pk], on)
    if not codes:
        return ()
    contact = contact_for(home_of(person) or opportunity.neighbourhood)
    return tuple(Missing(code, asks_words(policy, code), opens_words(code, person), contact) for code in codes)


def lacking_words(person: User, opportunity: Opportunity) -> tuple[str, ...]:
    """What is missing, for a coordinator who reads it about somebody: "heeft nog geen VOG"."""
    on = day_of(opportunity)
    policy = policy_on(opportunity.work_kind_id, opportunity.neighbourhood.municipality_id, on)
    if policy is None:
        return ()
    return tuple(lacks_words(policy, code) for code in lacks(policy, known_of([person])[person.pk], on))


def key_of_question(opportunity: Opportunity, person: User, day: date) -> str:
    """A person's question how to begin with this work, once a day."""
    return f"work.asked_how:{opportunity.pk}:{person.pk}:{day}"
