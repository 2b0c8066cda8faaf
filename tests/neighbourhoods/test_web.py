"""Not too often from one address, also when all visitors come through one proxy."""

import pytest
from django.core.cache import cache

from neighbourhoods.web import too_often


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def asks(rf, where, *, times=2):
    return too_often(rf.post("/", **where), "ask", times=times, seconds=60)


def test_the_third_time_is_too_often_and_only_there(rf):
    here, there = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}

    assert [asks(rf, here) for _ in range(3)] == [False, False, True]
    assert asks(rf, there) is False


def test_behind_a_proxy_everybody_counts_alone(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = [{"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": f"203.0.113.{n}, 192.0.2.1"} for n in range(3)]
    other = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.2"}

    assert [asks(rf, where) for where in forged] == [False, False, True]
    assert asks(rf, other) is False
