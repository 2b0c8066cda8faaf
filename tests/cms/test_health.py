"""What a watching machine hears: all lives, or which part does not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_q.models import OrmQ

from cms import health

pytestmark = pytest.mark.django_db
ALL_LIVE = {"database": "lives", "worker": "lives"}


@pytest.fixture
def heart(monkeypatch):
    """A worker whose heart beats."""
    monkeypatch.setattr(health.Stat, "get_all", lambda: ["a worker"])


def asked(client, what: str = "") -> tuple[int, dict[str, str]]:
    response = client.get(f"/health/{what}")
    return response.status_code, response.json()


def test_all_lives(client, heart):
    assert asked(client) == (200, ALL_LIVE)


def test_without_a_worker_it_says_so(client):
    assert asked(client) == (503, ALL_LIVE | {"worker": "does not answer"})
    assert asked(client, "?database") == (200, {"database": "lives"})


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 503)])
def test_a_worker_that_hangs_is_seen_by_what_it_leaves(client, heart, minutes, status):
    OrmQ.objects.create(key="dichtbij", payload="x", lock=timezone.now() - timedelta(minutes=minutes))

    assert asked(client)[0] == status


def test_what_waits_for_its_moment_is_no_reason_to_worry(client, heart):
    OrmQ.objects.create(key="dichtbij", payload="x", lock=timezone.now() + timedelta(hours=9))

    assert asked(client) == (200, ALL_LIVE)


def test_a_database_that_is_away_is_an_answer_too(client, heart, monkeypatch):
    def away() -> bool:
        raise DatabaseError

    monkeypatch.setitem(health.PARTS, "database", away)

    assert asked(client) == (503, ALL_LIVE | {"database": "does not answer"})


def test_it_is_asked_over_plain_http_and_kept_by_nobody(client, heart, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/health/")

    assert (response.status_code, "no-store" in response.headers["Cache-Control"]) == (200, True)
    assert client.get("/klussen/").status_code == 301
