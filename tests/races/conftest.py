"""The processes that race, started once for all races."""

import pytest
from django.core.management import call_command

from cms.settings import CACHES as OF_THE_SITE
from neighbourhoods.models import Postcode
from tests import databases

from .starting_line import StartingLine


@pytest.fixture(scope="session")
def start(django_db_setup):
    line = StartingLine()
    yield line
    print(f"{line.races} races were run on {databases.ENGINE}")  # noqa: T201  the figure of the run
    line.close()


@pytest.fixture
def race(start, transactional_db, settings):
    """Races with the cache that all processes of the site share."""
    settings.CACHES = OF_THE_SITE
    call_command("createcachetable")
    return start.race


@pytest.fixture
def kastanjelaan(lindenkwartier) -> Postcode:
    return Postcode.objects.create(
        code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier, street="Kastanjelaan",
        place_name="Lindedaal",
    )  # fmt: skip
