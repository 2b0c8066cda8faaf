"""The suite's house rules (own database, no outside world) and the cast: the people and places of Lindedaal.

Lindedaal does not exist. Samira is met and helps, Henk wants to help and is not met yet, mevrouw De Wit phones,
Yvonne coordinates Lindenkwartier, Karim coordinates Molenwijk and may see nothing of hers, Fatma helps too.
"""

import fcntl
import gc
import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from django.test import TransactionTestCase
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from cms import catalogues
from cms.look import facts
from marketplace.actions import asking, helping, moderating
from marketplace.models import Agreement, Offer, Opportunity, WorkKind
from neighbourhoods.models import CoordinatorPost, District, Municipality, Neighbourhood, User
from neighbourhoods.models.outreach import Channel
from neighbourhoods.models.people import Salutation

from . import clock, databases
from .marketplace import working

# The same examples each time, so that a run says something about a change; make test-all looks for new ones.
hypothesis.settings.register_profile("make test", derandomize=True, deadline=None)
hypothesis.settings.register_profile("make test-all", deadline=None)
hypothesis.settings.load_profile("make test-all" if os.environ.get("LONG") == "1" else "make test")

ASKING = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(clock)
    if not hasattr(config, "workerinput"):  # the workers of pytest-xdist find it laid ready
        databases.open_run()
        if not all(map(catalogues.is_compiled, catalogues.sources())):
            catalogues.compile_all()
            translation_file_changed(None, Path("django.mo"))  # forget what was read before


def pytest_report_header() -> str:
    return f"database: {databases.ENGINE}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that belong to the other database are not of this run; what asks no database is tested once, on SQLite.
    Files of slow tests go first: at the end of a run no worker waits for them.
    """
    belongs = asks_a_database if databases.ENGINE == "postgres" else asks_no_postgres
    config.hook.pytest_deselected(items=[item for item in items if not belongs(item)])
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items[:] = sorted((item for item in items if belongs(item)), key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    gc.freeze()  # what is imported by now stays: nobody need look through it for garbage


def asks_no_postgres(item: pytest.Item) -> bool:
    return not item.get_closest_marker("postgres")


def asks_a_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or ASKING & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, request):
    TransactionTestCase._fixture_teardown = databases.restore
    with django_db_blocker.unblock():
        databases.open_worker(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(autouse=True)
def a_process_that_served_before():
    """It keeps what a site without settings says of itself; what an earlier test filled in is gone."""
    translation.deactivate()  # the language of the last visitor
    facts.forget()
    for host in ("", "testserver"):
        facts.keep(host, facts.SiteFacts())


@pytest.fixture(scope="session")
def gallery(django_db_setup, django_db_blocker):
    """Every page in every state, rendered once for all who look at them, in whichever worker."""
    from .gallery import render_all

    kept = databases.RUN / "gallery"
    with (databases.RUN / "gallery.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with django_db_blocker.unblock():
                kept.write_bytes(pickle.dumps(render_all()))
        return pickle.loads(kept.read_bytes())  # noqa: S301  # written by this run


# ---------------------------------------------------------------- places
@pytest.fixture
def lindedaal(db) -> Municipality:
    return Municipality.objects.create(code="GM9901", name="Lindedaal", service_phone="088 000 12 34")


@pytest.fixture
def lindenkwartier(lindedaal) -> Neighbourhood:
    return neighbourhood_of(lindedaal, "BU99010000", "Lindenkwartier", 52.1400, 6.1960)


@pytest.fixture
def molenwijk(lindedaal) -> Neighbourhood:
    return neighbourhood_of(lindedaal, "BU99010100", "Molenwijk", 52.1520, 6.2140)


def neighbourhood_of(
    municipality: Municipality, code: str, name: str, latitude: float, longitude: float
) -> Neighbourhood:
    """A square neighbourhood of about a kilometre around a point."""
    south, west, north, east = latitude - 0.005, longitude - 0.008, latitude + 0.005, longitude + 0.008
    outline = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    district, _ = District.objects.get_or_create(
        code=f"WK{code[2:8]}", defaults={"name": name, "municipality": municipality}
    )
    return Neighbourhood.objects.create(
        code=code,
        name=name,
        district=district,
        municipality=municipality,
        latitude=latitude,
        longitude=longitude,
        geometry={"type": "Polygon", "coordinates": [outline]},
        south=south,
        west=west,
        north=north,
        east=east,
    )


# ---------------------------------------------------------------- people
def person_of(neighbourhood: Neighbourhood, first_name: str, last_name: str, **fields: object) -> User:
    """Someone who lives in the middle of a neighbourhood."""
    return User.objects.create_user(
        first_name=first_name,
        last_name=last_name,
        municipality=neighbourhood.municipality,
        neighbourhood=neighbourhood,
        **{
            "latitude": neighbourhood.latitude,
            "longitude": neighbourhood.longitude,
            "precision": "house",
            "place_name": "Lindedaal",
            **fields,
        },
    )


@pytest.fixture
def yvonne(lindenkwartier) -> User:
    """Coordinator of Lindenkwartier."""
    return coordinator_of(lindenkwartier, "Yvonne", "Jansen")


@pytest.fixture
def karim(molenwijk) -> User:
    """Coordinator elsewhere: in Molenwijk."""
    return coordinator_of(molenwijk, "Karim", "El Amrani")


def coordinator_of(neighbourhood: Neighbourhood, first_name: str, last_name: str) -> User:
    coordinator = User.objects.create_user(
        email=f"{first_name.lower()}@lindedaal.example", first_name=first_name, last_name=last_name
    )
    CoordinatorPost.objects.create(
        user=coordinator, neighbourhood=neighbourhood, phone="088 000 12 35", since="2026-01-01", is_lead=True
    )
    return coordinator


@pytest.fixture
def mevrouw_de_wit(lindenkwartier) -> User:
    """Asks for help and phones: no e-mail, no account she uses."""
    return person_of(
        lindenkwartier,
        "Johanna",
        "de Wit",
        call_name="mevrouw De Wit",
        salutation=Salutation.WOMAN,
        phone="+31612345678",
        channel=Channel.CALL,
        street="Kastanjelaan",
        house_number="12",
        postcode="7299AB",
    )


@pytest.fixture
def samira(lindenkwartier, yvonne) -> User:
    """A helper a coordinator has spoken to."""
    return helper_of(lindenkwartier, "Samira", "Haddad", met_by=yvonne)


@pytest.fixture
def fatma(lindenkwartier, yvonne) -> User:
    """Another helper who is met."""
    return helper_of(lindenkwartier, "Fatma", "Yılmaz", met_by=yvonne)


@pytest.fixture
def henk(lindenkwartier) -> User:
    """Wants to help; no coordinator has spoken to him yet."""
    return helper_of(lindenkwartier, "Henk", "Smit")


def helper_of(neighbourhood: Neighbourhood, first_name: str, last_name: str, met_by: User | None = None) -> User:
    return person_of(
        neighbourhood,
        first_name,
        last_name,
        email=f"{first_name.lower()}@example.org",
        channel=Channel.EMAIL,
        street="Beukenstraat",
        house_number="8",
        postcode="7299AC",
        met_at=datetime(2026, 3, 2, 10, tzinfo=UTC) if met_by else None,
        met_by=met_by,
    )


# ---------------------------------------------------------------- work
@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(
        slug="boodschappen", bit=0, name_nl="Boodschappen doen", name_en="Do the shopping", icon="shopping-basket",
        palette="green", steps_nl="U haalt het briefje.\nU doet de boodschappen.", handles_money=True,
    )  # fmt: skip


@pytest.fixture
def waiting(mevrouw_de_wit, shopping, yvonne) -> Opportunity:
    """Mevrouw De Wit asked for shopping; it waits for Yvonne."""
    request = asking.Request(shopping, parts=frozenset({"morning"}), wish="Graag melk en brood.")
    return asking.ask_for_help(mevrouw_de_wit, by=mevrouw_de_wit, request=request)


@pytest.fixture
def open_task(waiting, yvonne) -> Opportunity:
    """The same, put in the neighbourhood by Yvonne."""
    return moderating.publish_opportunity(waiting, by=yvonne)


@pytest.fixture
def offer(open_task, henk) -> Offer:
    """Henk would like to; he waits for a call."""
    return helping.say_yes(open_task, by=henk)


@pytest.fixture
def agreement(open_task, samira) -> Agreement:
    """Samira helps."""
    return helping.say_yes(open_task, by=samira)


# ---------------------------------------------------------------- work
@pytest.fixture
def ria(lindenkwartier) -> User:
    """Guides who works in the ironing workshop of the community centre, and speaks for it."""
    return person_of(
        lindenkwartier, "Ria", "Boersma", phone="+31612345671", channel=Channel.CALL, street="Parkweg",
        house_number="3", postcode="7299AB",
    )  # fmt: skip


@pytest.fixture
def ironing(ria, yvonne) -> Opportunity:
    """A job in the neighbourhood, with two places."""
    return working.open_job(ria, by=yvonne, places=2)
