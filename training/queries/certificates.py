"""Certificates as others may see them: by a link, by their holder, by who looks after the holder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from neighbourhoods import rules
from neighbourhoods.models import User
from neighbourhoods.queries.paper import letters_for
from training.credentials import badge
from training.models import Certificate, CertificateLink, CourseRun, ExternalProof, ListPlace
from training.numbers import as_written

GENUINE, WITHDRAWN, EXPIRED, STOPPED, UNKNOWN = "genuine", "withdrawn", "expired", "stopped", "unknown"


@dataclass(frozen=True)
class Look:
    """What somebody with a link sees. `status` other than genuine and expired: nothing else is filled in."""

    status: str
    course: str = ""
    holder: str = ""  # empty: the link does not show it
    issuer: str = ""
    outcomes: tuple[str, ...] = ()
    awarded_on: date | None = None
    until: date | None = None
    withdrawn_on: date | None = None
    has_newer: bool = False

    @property
    def is_open(self) -> bool:
        return self.status in {GENUINE, EXPIRED}


def look_by(code: str) -> Look:
    """What this number or link opens now."""
    link = CertificateLink.objects.select_related("certificate__replaced_by").filter(code=as_written(code)).first()
    if link is None:
        return Look(UNKNOWN)
    return Look(STOPPED) if link.stopped_at else look_at(link.certificate, shows_name=link.shows_name)


def look_at(certificate: Certificate, *, shows_name: bool) -> Look:
    if certificate.withdrawn_at is not None:
        gone_on = timezone.localdate(certificate.withdrawn_at)
        return Look(WITHDRAWN, withdrawn_on=gone_on, has_newer=hasattr(certificate, "replaced_by"))
    told, until = badge.read(certificate.document or {}), certificate.valid_until
    return Look(
        status=EXPIRED if until is not None and until < timezone.localdate() else GENUINE,
        course=told.course,
        holder=told.holder if shows_name else "",
        issuer=told.issuer,
        outcomes=told.outcomes,
        awarded_on=certificate.awarded_on,
        until=until,
    )


def by_number(number: str) -> Certificate | None:
    return Certificate.objects.select_related("replaced_by").filter(number=number).first()


# ---------------------------------------------------------------- for the holder
@dataclass(frozen=True)
class Own:
    """A certificate of one's own. `paper` is the link that stands on it; `links` the others that are open."""

    id: int
    course_id: int
    course: str
    icon: str
    palette: str
    awarded_on: date
    valid_until: date | None
    number: str
    is_withdrawn: bool
    is_over: bool
    paper: CertificateLink | None
    links: tuple[CertificateLink, ...]

    @property
    def holds(self) -> bool:
        return not self.is_withdrawn and bool(self.number)


def certificates_of(person: User) -> list[Own]:
    """The newest first; one that has a newer one is left out, that one stands there."""
    rows = person.certificates.filter(replaced_by=None).select_related("course")
    return [_own(row) for row in rows.prefetch_related("links")]


def _own(row: Certificate) -> Own:
    links = list(row.links.all())
    return Own(
        id=row.pk,
        course_id=row.course_id,
        course=row.course.name,
        icon=row.course.icon,
        palette=row.course.palette,
        awarded_on=row.awarded_on,
        valid_until=row.valid_until,
        number=row.number or "",
        is_withdrawn=row.withdrawn_at is not None,
        is_over=row.valid_until is not None and row.valid_until < timezone.localdate(),
        paper=next((link for link in links if link.code == row.number), None),
        links=tuple(link for link in links if link.code != row.number and link.stopped_at is None),
    )


def own_certificate(person: User, pk: int) -> Certificate:
    """One that was signed and holds, or 404."""
    return _or_404(person.certificates.filter(pk=pk, withdrawn_at=None, number__isnull=False))


def own_link(person: User, pk: int) -> CertificateLink:
    return _or_404(CertificateLink.objects.filter(pk=pk, certificate__person=person))


def proofs_of(person: User) -> list[ExternalProof]:
    return list(person.external_proofs.select_related("seen_by"))


# ---------------------------------------------------------------- for the desk
def certificates_on_card(person: User) -> list[Certificate]:
    """All of them, the withdrawn too. The caller has the person from resident_in_care_of."""
    return list(person.certificates.select_related("course", "awarded_by"))


def may_be_given_again(shown: Iterable[Certificate]) -> set[int]:
    """Of all that somebody has: the signed one of a course that was withdrawn and has no newer one."""
    rows = list(shown)
    standing = {row.course_id for row in rows if row.withdrawn_at is None}
    replaced = {row.replaces_id for row in rows}
    gone = (row for row in rows if row.withdrawn_at is not None and row.document is not None)
    return {row.pk for row in gone if row.pk not in replaced and row.course_id not in standing}


def certificate_in_care_of(viewer: User, pk: int) -> Certificate:
    rows = Certificate.objects.filter(person__in=_in_care_of(viewer))
    return _or_404(rows.filter(pk=pk).select_related("person", "course"))


def _in_care_of(viewer: User) -> QuerySet:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    return User.objects.filter(neighbourhood__in=mine).values("pk")


def for_paper(ids: Iterable[int]) -> list[Certificate]:
    """Those that can be printed, in the order of the names on them."""
    return _printable(Certificate.objects.filter(pk__in=ids))


def of_class(run: CourseRun) -> list[Certificate]:
    """The caller has the class from rounds.class_in_care_of."""
    return _printable(Certificate.objects.filter(run=run))


def of_letters(viewer: User) -> list[Certificate]:
    """What goes along with the letters that wait for this coordinator's printer."""
    told = letters_for(viewer).filter(kind="certificate.issued").values_list("about_id", flat=True)
    return for_paper([pk for pk in told if pk])


def _printable(rows: QuerySet[Certificate]) -> list[Certificate]:
    return list(rows.filter(withdrawn_at=None, number__isnull=False).order_by("holder_name", "pk"))


def _or_404(rows: QuerySet) -> Any:
    found = rows.first()
    if found is None:
        raise Http404
    return found


# ---------------------------------------------------------------- for programs
@dataclass(frozen=True)
class Withdrawals:
    """Of one list: whether anything stands on it, and the places of what was withdrawn."""

    exists: bool
    places: tuple[int, ...]


def withdrawn_in(first: int, size: int) -> Withdrawals:
    rows = ListPlace.objects.filter(number__gte=first, number__lt=first + size)
    gone = rows.filter(is_withdrawn=True).values_list("number", flat=True)
    found = tuple(number - first for number in gone)
    return Withdrawals(bool(found) or rows.exists(), found)
