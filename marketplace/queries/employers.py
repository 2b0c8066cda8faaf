"""What a company may still do, and what it sees of itself: people it may ask to meet, who acts for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.models import ColleagueRequest, Employer, Introduction
from neighbourhoods import regulations
from neighbourhoods.models import Neighbourhood, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate

FOUR_WEEKS = timedelta(days=28)
SHOWN = 20


@dataclass(frozen=True)
class Left:
    """How many people a company may still ask to meet now. At 0: from which day on it may again, if that is known."""

    count: int
    most: int
    again_on: date | None = None

    @property
    def sentence(self) -> str:
        """Why not now, and how they come further. Empty while they may."""
        if self.count:
            return ""
        if self.again_on is None:
            return _("It is not known how many people you may ask now. Call us.")
        said = {"most": self.most, "day": date_format(self.again_on, "j F")}
        return _("You asked %(most)d people in four weeks. From %(day)s you can ask again.") % said


@dataclass(frozen=True)
class Colleague:
    """Somebody who acts for a company, or for whom it was asked (`pk` 0). `why_not`: in the coordinator's words."""

    pk: int
    name: str
    email: str
    phone: str = ""
    since: date | None = None
    is_you: bool = False
    why_not: str = ""


def contacts_left(employer: Employer, on: date | None = None) -> Left:
    """By the rule of that day, for its size. Ask it under the lock of the company's row. Two questions."""
    today = on or timezone.localdate()
    try:
        municipality = employer.organisation.municipality_id
        holds = regulations.holding(RuleKey.EMPLOYER_CONTACTS, on=today, municipality_id=municipality)
    except NoRegulationForDate:
        return Left(0, 0)
    most = int(holds.value[employer.size])
    asked = sorted(timezone.localdate(it) for it in _asked_lately(employer, today))
    asked = [day for day in asked if day > today - FOUR_WEEKS]
    if len(asked) < most:
        return Left(most - len(asked), most)
    return Left(0, most, asked[len(asked) - most] + FOUR_WEEKS if most else None)


def _asked_lately(employer: Employer, today: date) -> Iterable:
    """A day too many: which day it was is decided on the clock of this country."""
    rows = Introduction.objects.filter(employer=employer, asked_at__date__gte=today - FOUR_WEEKS - timedelta(days=1))
    return rows.order_by("asked_at").values_list("asked_at", flat=True)


def staff_of(employer: Employer, viewer: User | None = None) -> list[Colleague]:
    """Who acts for the company. One question."""
    rows = employer.organisation.memberships.select_related("user").order_by("since", "pk")
    return [
        Colleague(
            pk=it.user_id,
            name=it.user.get_full_name(),
            email=it.user.email or "",
            phone=it.user.phone,
            since=it.since,
            is_you=viewer is not None and it.user_id == viewer.pk,
        )
        for it in rows
    ]


def asked_for(employer: Employer) -> list[Colleague]:
    """Colleagues whom the company asked for itself, until they are let in. One question."""
    rows = ColleagueRequest.objects.filter(employer=employer, asked_by__isnull=False)
    lately = rows.exclude(answered_at__isnull=False, why_not="").order_by("-asked_at", "-pk")[:SHOWN]
    return [Colleague(0, it.name, it.email, why_not=it.why_not, since=timezone.localdate(it.asked_at)) for it in lately]


def member_of(employer: Employer, pk: int) -> User:
    """Somebody who acts for this company; 404 for everybody else."""
    member = employer.organisation.members.filter(pk=pk).first()
    if member is None:
        raise Http404
    return member


def where_it_was_sent(neighbourhood_id: object) -> Neighbourhood | None:
    """The neighbourhood whose coordinator calls, with its municipality and without outlines."""
    if not isinstance(neighbourhood_id, int):
        return None
    rows = Neighbourhood.objects.select_related("municipality").defer("geometry", "municipality__geometry")
    return rows.filter(pk=neighbourhood_id).first()
