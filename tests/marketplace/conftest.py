"""What some tests share: a Tuesday at noon, a gateway, people who answer by text, what somebody did and can do."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from marketplace.actions import visiting
from marketplace.models import Employer, Thanks, Vacancy, WorkKind
from marketplace.queries.booklets import Picked
from neighbourhoods.models import Municipality, Neighbourhood, User
from tests import texts
from tests.conftest import neighbourhood_of
from tests.entering import enter
from tests.training.classes import class_in, did_it
from training.actions import issuing
from training.models import Certificate

from . import stories, vacancies
from .employing import bakery
from .texted import FROM_DE_WIT, FROM_SAMIRA, NOON


@pytest.fixture
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def server(settings):
    with texts.gateway_for(settings) as server:
        yield server


@pytest.fixture
def by_text(samira, mevrouw_de_wit, yvonne):
    texts.by_text(samira, FROM_SAMIRA)
    texts.by_text(mevrouw_de_wit, FROM_DE_WIT)


# ---------------------------------------------------------------- who looks for people
@pytest.fixture
def company(lindenkwartier, yvonne) -> tuple[Employer, User]:
    return bakery(lindenkwartier)


@pytest.fixture
def open_one(company, yvonne) -> Vacancy:
    """A vacancy of Bakkerij Smit that residents see."""
    return vacancies.shown(company[0], by=company[1], coordinator=yvonne)


@pytest.fixture
def smit(company) -> Employer:
    return company[0]


@pytest.fixture
def bas(company) -> Client:
    """Who acts for Bakkerij Smit, with both proofs given."""
    return enter(Client(), company[1])


@pytest.fixture
def elsewhere() -> Neighbourhood:
    place = Municipality.objects.create(code="GM8888", name="Elders")
    return neighbourhood_of(place, "BU88880000", "Elders", 51.0, 5.0)


@pytest.fixture
def ironing_kind() -> WorkKind:
    return WorkKind.objects.create(slug="was-en-strijk", bit=1, name_nl="Was en strijk", icon="shirt", palette="blue")


# ---------------------------------------------------------------- what comes back
@pytest.fixture
def clock():
    """Tuesday 12 May 2026, noon. Ascension Day is that Thursday, Whit Monday the 25th."""
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as travel:
        yield travel


@pytest.fixture
def pair(clock, mevrouw_de_wit, samira, yvonne):
    """Samira comes to mevrouw De Wit every Tuesday at ten, from next week on."""
    return stories.pair(mevrouw_de_wit, samira, starts_in=7)


# ---------------------------------------------------------------- what somebody did and can do
@pytest.fixture
def nobody_looked_before():
    cache.clear()


@pytest.fixture
def thanked(mevrouw_de_wit, samira, yvonne) -> Thanks:
    """Samira did the shopping for an hour, and had a thank-you for it."""
    agreement = stories.done(mevrouw_de_wit, samira)
    return visiting.thank_helper(agreement, by=mevrouw_de_wit, own_words="Fijn dat u er was.")


@pytest.fixture
def certificate(lindenkwartier, samira, yvonne) -> Certificate:
    return issuing.issue_certificate(did_it(class_in(lindenkwartier), samira), by=yvonne)


@pytest.fixture
def everything(thanked, certificate) -> Picked:
    return Picked(
        name="whole",
        own_words="Kan goed luisteren.",
        work=frozenset({stories.shopping().pk}),
        courses=frozenset({certificate.course_id}),
        thanks=frozenset({thanked.pk}),
    )
