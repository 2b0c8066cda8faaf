"""For machines that watch this one: do the database and the worker live? It says nothing about people."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.core.cache import InvalidCacheBackendError
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_q.models import OrmQ
from django_q.status import Stat

STUCK = timedelta(minutes=10)  # a task that could run that long ago and did not


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _worker() -> bool:
    """A heart beats, and the queue moves: one that hangs has a heart too."""
    return bool(Stat.get_all()) and not OrmQ.objects.filter(lock__lt=timezone.now() - STUCK).exists()


PARTS: dict[str, Callable[[], bool]] = {"database": _database, "worker": _worker}


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when all parts live, else 503. A balancer that must not look at the worker asks ?database."""
    asked = [name for name in PARTS if name in request.GET] or list(PARTS)
    parts = {name: "lives" if _lives(PARTS[name]) else "does not answer" for name in asked}
    well = all(state == "lives" for state in parts.values())
    return JsonResponse(parts, status=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)


def _lives(part: Callable[[], bool]) -> bool:
    try:
        return part()
    except (Error, InvalidCacheBackendError):
        return False
