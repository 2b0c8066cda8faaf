"""Measure the list of people for an employer: the same page out of a thousand people, and out of many more."""

import time as clock
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.bench_ahead import AT_ONCE
from cms.bench_nearby import scratch_people
from marketplace.models import CandidateProfile, Employer, Readiness, WorkKind
from marketplace.queries.shown_to_employers import Wish, on_cards, people_for
from marketplace.states import EmployerState, ReadinessState
from neighbourhoods.models import Consent, Neighbourhood, Organisation, User
from training.models import Certificate, Course

ROUNDS = 7
WISHES = (Wish(), Wish(kind="bench-werk", hours=True), Wish(certificate="bench-kaart", near=20))


@dataclass(frozen=True)
class Page:
    """Out of so many people: half of the pages came within so many milliseconds, with so many questions."""

    people: int
    half: float
    questions: int


def measure(sizes: list[int]) -> list[Page]:
    """Everybody may be seen, with a card. The pages: the first, a filtered one, and one by certificate and nearness."""
    _requester, neighbourhood = scratch_people()
    employer = _company(neighbourhood)
    course = Course.objects.create(slug="bench-kaart", name_nl="Bench")
    kind = WorkKind.objects.create(slug="bench-werk", name_nl="Bench", icon="shirt", palette="blue")
    pages, made = [], 0
    for size in sorted(sizes):
        _add_people(size - made, neighbourhood, course, kind)
        made = size
        pages.append(_page(employer, size))
    return pages


def _page(employer: Employer, size: int) -> Page:
    times = []
    with CaptureQueriesContext(connection) as asked:
        _look(employer, WISHES[0])
    for _round in range(ROUNDS):
        for wish in WISHES:
            start = clock.perf_counter()
            _look(employer, wish)
            times.append(1000 * (clock.perf_counter() - start))
    return Page(size, median(times), len(asked))


def _look(employer: Employer, wish: Wish) -> None:
    people_for(employer, wish, 1)
    on_cards(employer)


def _company(neighbourhood: Neighbourhood) -> Employer:
    company = Organisation.objects.create(
        name="Bench", kind=Organisation.Kind.EMPLOYER, municipality=neighbourhood.municipality
    )
    return Employer.objects.create(
        organisation=company, neighbourhood=neighbourhood, state=EmployerState.VERIFIED, kvk_number="12345678",
        verified_at=timezone.now(), latitude=neighbourhood.latitude, longitude=neighbourhood.longitude,
    )  # fmt: skip


def _add_people(count: int, neighbourhood: Neighbourhood, course: Course, kind: WorkKind) -> None:
    today = timezone.localdate()
    while count > 0:
        people = User.objects.bulk_create(
            User(first_name="Bench", neighbourhood=neighbourhood, municipality=neighbourhood.municipality)
            for _number in range(min(count, AT_ONCE))
        )
        yes = Consent.objects.bulk_create(
            Consent(person=it, purpose="seen_by_employers", wording="Ja", medium="web") for it in people
        )
        Readiness.objects.bulk_create(
            Readiness(
                person=it.person, state=ReadinessState.VISIBLE, yes=it, agreed_on=today, confirmed_on=today,
                signed_at=timezone.now(), visible_until=today + timedelta(days=99),
            )
            for it in yes
        )  # fmt: skip
        cards = CandidateProfile.objects.bulk_create(
            CandidateProfile(
                person=it, name="first", shows_work=True, shows_certificates=True, shows_hours=True,
                hours_a_week=number % 40,
            )
            for number, it in enumerate(people)
        )  # fmt: skip
        through = CandidateProfile.work.through
        through.objects.bulk_create(through(candidateprofile=it, workkind=kind) for it in cards[::2])
        Certificate.objects.bulk_create(Certificate(person=it, course=course) for it in people[::2])
        count -= len(people)
