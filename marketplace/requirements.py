"""What work asks of who does it, judged on its own day: what is decided later changes nothing of what was allowed."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from neighbourhoods.models import ConductCheck, User
from neighbourhoods.queries.places import Contact, contact_for
from training.models import Certificate

from .models import Exemption, Opportunity, WorkPolicy

CONDUCT_CHECK, COURSE = str(Exemption.Requirement.CONDUCT_CHECK), str(Exemption.Requirement.COURSE)
AGE = "age"  # no exemption: a rule for the young is there to protect them
FOR_GOOD = date.max

Span = tuple[date, date]  # first and last day on which something counts


# ---------------------------------------------------------------- the policy
def policy_on(work_kind_id: int | None, municipality_id: int, on: date) -> WorkPolicy | None:
    """What holds for a kind of work on a day. None: nobody decided anything, so nothing is asked. One question."""
    if work_kind_id is None:
        return None
    rows = WorkPolicy.objects.filter(work_kind=work_kind_id, municipality=municipality_id, valid_from__lte=on)
    return rows.select_related("course").order_by("-valid_from").first()


def policies_on(municipality_ids: Iterable[int], on: date) -> dict[tuple[int, int], WorkPolicy]:
    """(kind of work, municipality) -> what holds. One question for all of them."""
    rows = WorkPolicy.objects.filter(municipality__in=set(municipality_ids), valid_from__lte=on)
    return {
        (row.work_kind_id, row.municipality_id): row for row in rows.select_related("course").order_by("valid_from")
    }


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


def known_of(people: Iterable[User]) -> dict[int, Known]:
    """Three questions, whoever they are."""
    found = {person.pk: person for person in people}
    checks = _by_person(ConductCheck.objects.filter(person__in=found))
    certificates = _by_person(Certificate.objects.filter(person__in=found))
    exemptions = _by_person(Exemption.objects.filter(person__in=found))
    return {
        pk: Known(person.birth_date, checks.get(pk, ()), certificates.get(pk, ()), exemptions.get(pk, ()))
        for pk, person in found.items()
    }


def _by_person(rows: Iterable) -> Mapping[int, tuple]:
    found: dict[int, tuple] = {}
    for row in rows:
        found[row.person_id] = (*found.get(row.person_id, ()), row)
    return found


def age_on(birth_date: date, on: date) -> int:
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


def is_old_enough(policy: WorkPolicy, known: Known, on: date) -> bool:
    """An age that nobody asked for yet is not enough."""
    if not policy.youngest:
        return True
    return known.birth_date is not None and age_on(known.birth_date, on) >= policy.youngest


def met_until(policy: WorkPolicy, code: str, known: Known, on: date) -> date | None:
    """The last day without a gap on which it is met, from a day on which it is; None: on that day it is not met."""
    return end_of([*_spans(policy, code, known), *_exempt(policy.work_kind_id, code, known)], on)


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
    return end_of(_exempt(work_kind_id, code, known), on) is not None


def _exempt(work_kind_id: int | None, code: str, known: Known) -> list[Span]:
    return [
        (it.since, it.until) for it in known.exemptions if it.work_kind_id == work_kind_id and it.requirement == code
    ]


def _spans(policy: WorkPolicy, code: str, known: Known) -> list[Span]:
    if code == CONDUCT_CHECK:
        asked = profiles_in(policy.conduct_profile)
        fitting = [check for check in known.checks if asked <= profiles_in(check.profiles)]
        return [(max(it.issued_on, it.seen_on), months_after(it.issued_on, policy.conduct_months)) for it in fitting]
    return [(it.awarded_on, _end_of_certificate(it)) for it in known.certificates if it.course_id == policy.course_id]


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


def missing(person: User, opportunity: Opportunity, on: date | None = None) -> tuple[Missing, ...]:
    """What this person still needs for this work on a day (its own day); nothing: it is open to them."""
    on = on or day_of(opportunity)
    policy = policy_on(opportunity.work_kind_id, opportunity.neighbourhood.municipality_id, on)
    if policy is None:
        return ()
    codes = lacks(policy, known_of([person])[person.pk], on)
    if not codes:
        return ()
    contact = contact_for(person.neighbourhood or opportunity.neighbourhood)
    return tuple(Missing(code, *_in_words(policy, code, person), contact) for code in codes)


def _in_words(policy: WorkPolicy, code: str, person: User) -> tuple[str, str]:
    if code == AGE:
        opens = _("Other work is possible now.") if person.birth_date else _("We do not know your age yet.")
        return asks_words(policy, code), opens
    if code == COURSE:
        return asks_words(policy, code), _("You can do it near you.")
    return asks_words(policy, code), pgettext("certificate of conduct", "It is free.")


def asks_words(policy: WorkPolicy, code: str) -> str:
    """One thing the policy asks, as a sentence for everybody."""
    if code == AGE:
        return _("For this you must be %(age)d years old.") % {"age": policy.youngest}
    if code == COURSE:
        return _("This asks the course “%(course)s”.") % {"course": policy.course.name if policy.course else ""}
    return _("This asks a certificate of conduct (VOG).")
