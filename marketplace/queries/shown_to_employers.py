"""Which people an employer may look at now, in an order that is nobody's rank; and one of them by the code of the page.

A filter reads only what stands on a card: who keeps something off it is not found by it. How near somebody lives is
measured from the middle of their neighbourhood, in three fixed steps, so that no question leads to an address.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import MD5, Cast, Concat
from django.utils import timezone
from django.utils.crypto import salted_hmac

from marketplace.candidate_codes import open_code, seal
from marketplace.models import CandidateProfile, Employer, Readiness, WorkKind
from neighbourhoods.models import Neighbourhood, User
from neighbourhoods.places import metres_between, walking_minutes
from training.models import Certificate, CertificateLink, Course

from .candidates import CandidateCard, cards_from, profiles, seen_now

PAGE = 12
BANDS = (10, 20, 30)  # minutes on foot
NEAR = 20  # "close to me", while no band was chosen
MANY_HOURS = 12
ANY_CERTIFICATE = "ja"


@dataclass(frozen=True)
class Wish:
    """What an employer looks for. Empty: everybody."""

    kind: str = ""  # a slug
    certificate: str = ""  # the slug of a course, or ANY_CERTIFICATE
    hours: bool = False
    near: int = 0  # a band, or 0


@dataclass(frozen=True)
class Shown:
    """One card, and the address that only this employer has for it."""

    card: CandidateCard
    code: str


@dataclass(frozen=True)
class Found:
    people: tuple[Shown, ...]
    ids: tuple[int, ...]  # for the journal, never for a page
    has_more: bool


@dataclass(frozen=True)
class Check:
    """A certificate, and where it can be checked without a name."""

    course: str
    code: str


# ---------------------------------------------------------------- who may be seen, by whom
def seen_by(employer: Employer) -> QuerySet[Readiness]:
    """Everybody whose card this employer may see now."""
    return seen_now().filter(person__municipality=employer.organisation.municipality_id)


def code_for(employer: Employer, person_id: int) -> str:
    return seal(employer.pk, person_id)


def find_seen(employer: Employer, code: str) -> User | None:
    """Who may be seen by this employer now. The same None for what is forged, not theirs, gone, or never was."""
    pk = open_code(employer.pk, code)
    row = seen_by(employer).filter(person=pk or 0).select_related("person").first()
    return row.person if row else None


# ---------------------------------------------------------------- the list
def people_for(employer: Employer, wish: Wish, number: int) -> Found:
    """One page of it, in the order of today. 4 questions, one more when nearness is asked for."""
    first = (number - 1) * PAGE
    rows = _wished(employer, wish).order_by(_order_of_today(employer), "person")[first : first + PAGE + 1]
    cards = cards_from(rows)
    ids = tuple(cards)[:PAGE]
    return Found(tuple(Shown(cards[pk], code_for(employer, pk)) for pk in ids), ids, len(cards) > PAGE)


def _order_of_today(employer: Employer) -> MD5:
    """Another order each day and for each employer. It knows nothing of anybody but the number of their row, stirred
    with a secret: no two people can be told apart by it, and nobody can choose where they come.
    """
    seed = salted_hmac("dichtbij.order", f"{timezone.localdate()}:{employer.pk}").hexdigest()
    return MD5(Concat(Value(f"{seed}:"), Cast("person", CharField())))


def _wished(employer: Employer, wish: Wish) -> QuerySet[CandidateProfile]:
    """Cards of people who may be seen. Whoever never chose anything for a card has none to show."""
    rows = profiles().filter(person__in=seen_by(employer).values("person"))
    if wish.kind:
        rows = rows.filter(shows_work=True, work__slug=wish.kind)
    if wish.hours:
        rows = rows.filter(shows_hours=True, hours_a_week__gte=MANY_HOURS)
    if wish.certificate:
        held = Certificate.objects.filter(_counts(), person=OuterRef("person"), withdrawn_at=None)
        if wish.certificate != ANY_CERTIFICATE:
            held = held.filter(course__slug=wish.certificate)
        rows = rows.filter(Exists(held), shows_certificates=True)
    if wish.near:
        rows = rows.filter(person__neighbourhood__in=_within(employer, wish.near))
    return rows


def _counts() -> Q:
    return Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())


def _within(employer: Employer, minutes: int) -> list[int]:
    """Neighbourhoods whose middle can be walked to in so many minutes."""
    if employer.latitude is None or employer.longitude is None:
        return [employer.neighbourhood_id]
    here = (employer.latitude, employer.longitude)
    middles = Neighbourhood.objects.filter(municipality=employer.organisation.municipality_id)
    return [
        pk
        for pk, latitude, longitude in middles.values_list("pk", "latitude", "longitude")
        if latitude is not None
        and longitude is not None
        and walking_minutes(metres_between(here, (latitude, longitude))) <= minutes
    ]


# ---------------------------------------------------------------- what can be chosen
def on_cards(employer: Employer) -> tuple[int, list[WorkKind]]:
    """How many people there are, the only number on the page; and the kinds of work that stand on their cards, so that
    nobody taps and finds nothing. One question, two while there is no kind.
    """
    cards = CandidateProfile.objects.filter(person__in=seen_by(employer).values("person"))
    count = cards.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("pk")).values("count")
    on_card = CandidateProfile.work.through.objects.filter(
        workkind=OuterRef("pk"), candidateprofile__in=cards.filter(shows_work=True)
    )
    found = WorkKind.objects.filter(Exists(on_card), is_active=True).annotate(count=Subquery(count))
    kinds: list[WorkKind] = list(found)
    return (found[0].count if kinds else cards.count()), kinds


def courses_on_cards(employer: Employer) -> list[Course]:
    cards = CandidateProfile.objects.filter(shows_certificates=True, person__in=seen_by(employer).values("person"))
    held = Certificate.objects.filter(
        _counts(), course=OuterRef("pk"), withdrawn_at=None, person__in=cards.values("person")
    )
    return list(Course.objects.filter(Exists(held)).order_by("name_nl", "pk"))


# ---------------------------------------------------------------- one person
def checks_of(person: User) -> list[Check]:
    """Certificates on the card that their owner shares without a name. Nothing is opened that was not open already."""
    links = CertificateLink.objects.filter(
        certificate__in=_shown_certificates(person), shows_name=False, stopped_at=None
    ).select_related("certificate__course")
    found = {it.certificate_id: Check(it.certificate.course.name, it.code) for it in links.order_by("pk")}
    return list(found.values())


def _shown_certificates(person: User) -> QuerySet[Any]:
    shows = CandidateProfile.objects.filter(person=person, shows_certificates=True)
    return Certificate.objects.filter(_counts(), withdrawn_at=None, person__in=shows.values("person"))
