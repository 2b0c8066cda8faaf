"""Does unpaid work push out paid work? When a check counts, and whether another pair of eyes must look."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from .models import DisplacementCheck, Opportunity
from .work_forms import rules_of

OBJECTIONS = ("paid_before", "open_vacancy", "gives_advantage")  # a yes to one of these is talked over


def has_objection(check: DisplacementCheck) -> bool:
    """An answer with which it does not go on as it is: it is talked over, and a second person looks."""
    return any(getattr(check, name) for name in OBJECTIONS) or not check.is_guided


def asks_explanation(check: DisplacementCheck) -> bool:
    return has_objection(check) or check.usually_paid


def asks_second(check: DisplacementCheck, earlier: Iterable[DisplacementCheck]) -> bool:
    """Renewed, or with an objection: one person does not decide alone."""
    return has_objection(check) or any(it.pk != check.pk for it in earlier)


def waits_for_second(checks: list[DisplacementCheck]) -> bool:
    """`checks`: all of a job, the latest first."""
    return bool(checks) and checks[0].seconded_at is None and asks_second(checks[0], checks[1:])


def valid_check(checks: list[DisplacementCheck], on: date) -> DisplacementCheck | None:
    """The check that counts on a day. A renewal that waits for its second leaves the one before it standing."""
    for number, check in enumerate(checks):
        is_sure = check.seconded_at is not None or not asks_second(check, checks[number + 1 :])
        if is_sure:
            return check if check.review_on >= on else None
        if has_objection(check):
            return None
    return None


def asked_of(opportunity: Opportunity) -> bool:
    return opportunity.is_job and rules_of(opportunity.work_form).asks_displacement_check


def why_not_published(opportunity: Opportunity, on: date) -> str:
    """A sentence when the check is missing, waits for a second person, or must be done again; else empty."""
    if not asked_of(opportunity):
        return ""
    checks = list(opportunity.displacement_checks.all())
    if valid_check(checks, on) is not None:
        return ""
    if not checks:
        return _("First answer whether this work pushes out paid work.")
    if waits_for_second(checks):
        return _("A colleague must look at the answers about paid work first.")
    return _("The answers about paid work must be looked at again. Do that first.")
