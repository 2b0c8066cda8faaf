"""What work asks as who works for the municipality reads it: by kind of work, and on the card of one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import requirements
from marketplace.asked_words import COURSE, all_asked, lacks_words
from marketplace.models import Exemption, WorkKind, WorkPolicy
from marketplace.requirements import Known, Policies
from neighbourhoods import rules
from neighbourhoods.models import ConductCheck, User
from training.models import Certificate
from training.queries.equivalences import equivalences

from .kinds import active_kinds
from .locks import courses_ahead
from .whereabouts import place_of


# ---------------------------------------------------------------- by kind of work
@dataclass(frozen=True)
class Row:
    since: date
    words: tuple[str, ...]
    is_to_come: bool


@dataclass(frozen=True)
class KindAsks:
    """One kind of work in one municipality: what holds today, and every decision, the newest first."""

    kind: WorkKind
    today: tuple[str, ...]
    since: date | None
    rows: tuple[Row, ...]
    policy: WorkPolicy | None


@dataclass(frozen=True)
class OfMunicipality:
    municipality_id: int
    name: str
    kinds: tuple[KindAsks, ...]


def asks_of(viewer: User) -> list[OfMunicipality]:
    """One for each municipality in which the viewer coordinates today. Three questions."""
    places = list(rules.municipalities_of(viewer))
    policies = requirements.policies_of(it.pk for it in places)
    kinds = active_kinds()
    return [OfMunicipality(it.pk, it.name, tuple(_kind(kind, it.pk, policies) for kind in kinds)) for it in places]


def _kind(kind: WorkKind, municipality_id: int, policies: Policies) -> KindAsks:
    today = timezone.localdate()
    mine = [row for row in policies.rows if (row.work_kind_id, row.municipality_id) == (kind.pk, municipality_id)]
    policy = policies.holding(kind.pk, municipality_id, today)
    return KindAsks(
        kind=kind,
        today=in_words(policy),
        since=policy.valid_from if policy else None,
        rows=tuple(Row(row.valid_from, in_words(row), row.valid_from > today) for row in reversed(mine)),
        policy=policy,
    )


def in_words(policy: WorkPolicy | None) -> tuple[str, ...]:
    """All of a decision, for who works with it."""
    if policy is None:
        return ()
    asked = all_asked(policy)
    if policy.conduct_check:
        terms = {"months": policy.conduct_months, "weeks": policy.renewal_weeks}
        asked.append(_("counts %(months)d months, a new one %(weeks)d weeks ahead") % terms)
        if policy.conduct_profile:
            asked.append(_("screening profile %(codes)s") % {"codes": policy.conduct_profile})
    if policy.first_visit != WorkPolicy.FirstVisit.NONE:
        asked.append(str(policy.get_first_visit_display()))
    return tuple(asked)


def kind_to_decide(pk: int) -> WorkKind:
    kind = WorkKind.objects.filter(pk=pk, is_active=True).first()
    if kind is None:
        raise Http404
    return kind


# ---------------------------------------------------------------- of one person
@dataclass(frozen=True)
class Paper:
    """Something that was seen or given. `until`: the last day on which it counts, as far as that is known."""

    pk: int
    words: str
    since: date
    until: date | None
    by: str
    is_over: bool


@dataclass(frozen=True)
class Lacking:
    """A kind of work and what is missing for it; of a course when it is given next near them, or where they are in."""

    kind: str
    words: str
    when: str = ""
    run_id: int | None = None


@dataclass(frozen=True)
class Papers:
    checks: tuple[Paper, ...]
    exemptions: tuple[Paper, ...]
    lacking: tuple["Lacking", ...]
    asks_age: bool  # work asks it; or it is known and may be corrected

    @property
    def is_empty(self) -> bool:
        return not (self.checks or self.exemptions)


def papers_of(person: User) -> Papers:
    """The caller has the person from resident_in_care_of. Six questions at most, and five for courses."""
    checks = tuple(ConductCheck.objects.filter(person=person).select_related("seen_by"))
    certificates = tuple(Certificate.objects.filter(person=person).defer("document"))
    exemptions = tuple(Exemption.objects.filter(person=person).select_related("work_kind", "given_by"))
    policies = requirements.policies_of([person.municipality_id]) if person.municipality_id else Policies(())
    known = Known(person.birth_date, checks, certificates, exemptions, equivalences())
    asking = _asking(person, policies)
    return Papers(
        checks=tuple(_check(it, [policy for _kind, policy in asking]) for it in checks),
        exemptions=tuple(_exemption(it) for it in exemptions),
        lacking=tuple(_lacking(person, known, asking)),
        asks_age=person.birth_date is not None or policies.ask_age(timezone.localdate()),
    )


def kinds_to_exempt(person: User) -> list[WorkKind]:
    """Those that ask something of who lives there, now or from a later day."""
    if person.municipality_id is None:
        return []
    rows = requirements.policies_of([person.municipality_id]).rows
    asking = {row.work_kind_id for row in rows if requirements.can_be_lifted(row)}
    return [kind for kind in active_kinds() if kind.pk in asking]


def _asking(person: User, policies: Policies) -> list[tuple[WorkKind, WorkPolicy]]:
    if not policies.rows or person.municipality_id is None:
        return []
    today = timezone.localdate()
    held = ((kind, policies.holding(kind.pk, person.municipality_id, today)) for kind in active_kinds())
    return [(kind, policy) for kind, policy in held if policy is not None]


def _lacking(person: User, known: Known, asking: Iterable[tuple[WorkKind, WorkPolicy]]) -> Iterable[Lacking]:
    today = timezone.localdate()
    found = [(kind, policy, requirements.lacks(policy, known, today)) for kind, policy in asking]
    needed = {policy.course for _kind, policy, codes in found if COURSE in codes and policy.course}
    ahead = courses_ahead(person, needed, place_of(person), known.equal)
    for kind, policy, codes in found:
        if not codes:
            continue
        words = ", ".join(lacks_words(policy, code) for code in codes)
        course = ahead.get(policy.course_id or 0) if COURSE in codes else None
        if course is None or not course.has_date:
            yield Lacking(kind.name, words)
        elif course.own_run is not None or course.is_done:
            said = _("did it, no certificate yet") if course.is_done else _("takes part")
            yield Lacking(kind.name, words, said, course.own_run)
        else:
            yield Lacking(kind.name, words, course.where_and_when, course.next_run.pk if course.next_run else None)


def _check(check: ConductCheck, policies: Iterable[WorkPolicy]) -> Paper:
    """Counts as long as the strictest of the decisions that it is good for says."""
    counted = [policy for policy in policies if requirements.is_good_for(policy, check)]
    ends = [requirements.months_after(check.issued_on, policy.conduct_months) for policy in counted]
    until = min(ends, default=None)
    return Paper(check.pk, check.profiles, check.issued_on, until, _name(check.seen_by), _is_over(until))


def _exemption(given: Exemption) -> Paper:
    lifted = {"work": given.work_kind.name, "what": given.get_requirement_display(), "why": given.get_why_display()}
    words = _("%(work)s, without %(what)s: %(why)s") % lifted
    return Paper(given.pk, words, given.since, given.until, _name(given.given_by), _is_over(given.until))


def _is_over(until: date | None) -> bool:
    return until is not None and until < timezone.localdate()


def _name(person: User | None) -> str:
    return person.get_short_name() if person else ""


# ---------------------------------------------------------------- rows that a button is about
def check_of(person: User, pk: int) -> ConductCheck:
    return _of(ConductCheck.objects.filter(person=person), pk)


def exemption_of(person: User, pk: int) -> Exemption:
    return _of(Exemption.objects.filter(person=person).select_related("person"), pk)


def _of(rows: QuerySet, pk: int):  # type: ignore[no-untyped-def]  # whatever the rows are
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
