"""Pupils whom a school sent: their hours, as confirmed by both sides, for themselves, the school and the desk."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from marketplace import minors
from marketplace.models import Internship, Visit
from marketplace.states import InternshipState, VisitState
from neighbourhoods import rules
from neighbourhoods.models import Municipality, Organisation, User
from neighbourhoods.regulations import Value


def _minutes() -> Coalesce:
    """Of visits that both sides (or a coordinator) confirmed, within the days of the internship."""
    came = Q(agreement__helper=OuterRef("pupil"), stand_in=None) | Q(stand_in=OuterRef("pupil"))
    visits = Visit.objects.filter(
        came, state=VisitState.DONE, on_date__gte=OuterRef("starts_on"), on_date__lte=OuterRef("ends_on")
    )
    total = visits.order_by().annotate(one=F("agreement_id") * 0).values("one").annotate(it=Sum("minutes")).values("it")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)


def with_minutes() -> QuerySet[Any]:
    """Internships with `done`, the confirmed minutes."""
    return Internship.objects.annotate(done=_minutes())


def minutes_done(internship: Internship) -> int:
    return with_minutes().values_list("done", flat=True).get(pk=internship.pk)


@dataclass(frozen=True)
class Hours:
    """ "12 van 30 uur"."""

    done: int
    to_do: int
    school: str
    ends_on: date
    is_signed_off: bool

    @property
    def done_hours(self) -> float:
        return round(self.done / 60, 1)

    @property
    def hours_to_do(self) -> float:
        return round(self.to_do / 60, 1)

    @property
    def is_complete(self) -> bool:
        return self.done >= self.to_do

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.to_do)


def hours_of(internship: Internship) -> Hours:
    """Of a row of with_minutes."""
    return Hours(
        done=internship.done,  # type: ignore[attr-defined]
        to_do=internship.minutes_to_do,
        school=internship.school.name,
        ends_on=internship.ends_on,
        is_signed_off=internship.state == InternshipState.SIGNED_OFF,
    )


def own_hours(viewer: User) -> Hours | None:
    """The hours of the internship that runs, or of the last one that the school signed off."""
    shown = [InternshipState.RUNNING, InternshipState.SIGNED_OFF]
    rows = with_minutes().filter(pupil=viewer, state__in=shown).select_related("school")
    row = rows.order_by("-starts_on", "-pk").first()
    return hours_of(row) if row else None


# ---------------------------------------------------------------- at the desk
def internships_of(viewer: User) -> QuerySet[Internship]:
    """Of pupils who live where this coordinator works, what runs first."""
    mine = rules.neighbourhoods_of(viewer).values("pk")
    rows = with_minutes().filter(pupil__neighbourhood__in=mine)
    return rows.select_related("pupil", "school", "teacher").order_by("state", "ends_on", "pk")


def internship_in_care_of(viewer: User, pk: int) -> Internship:
    """The internship, or 404: to anyone else it does not exist."""
    row = internships_of(viewer).select_related("pupil__municipality").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def schools_of(viewer: User) -> QuerySet[Organisation]:
    """Schools of the municipalities where this coordinator works."""
    mine = rules.municipalities_of(viewer).values("pk")
    return Organisation.objects.filter(kind=Organisation.Kind.SCHOOL, municipality__in=mine).order_by("name", "pk")


def teachers_of(viewer: User) -> QuerySet[User]:
    return User.objects.filter(memberships__organisation__in=schools_of(viewer)).distinct().order_by("first_name", "pk")


def municipalities_to_choose(viewer: User) -> list[Municipality]:
    """Where this coordinator works: a school belongs to the first of them."""
    return list(rules.municipalities_of(viewer))


def is_child(internship: Internship) -> bool:
    """Under 16 when it begins, so a parent signs too."""
    return minors.is_child(internship.pupil.birth_date, internship.starts_on)


def rule_of(internship: Internship) -> Value | None:
    """The hours of the law on its first day; None where nobody wrote them down."""
    return minors.value_on(internship.starts_on, internship.school.municipality_id)
