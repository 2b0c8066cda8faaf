"""Texts that must be checked again: which, and by when. One list for the editors' first screen and for the doctor."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.apps import apps

from cms.models.base import CheckedPage

SOON = timedelta(days=14)


def kinds() -> list[type[CheckedPage]]:
    return [model for model in apps.get_models() if issubclass(model, CheckedPage)]


def to_check(today: date, ahead: timedelta = SOON) -> list[Any]:
    """Live pages whose day has passed or comes soon, the longest waiting first. One question for each kind of page."""
    return sorted(_due(today + ahead), key=lambda page: (page.check_by, page.pk))


def old(today: date) -> list[Any]:
    """Only those whose visitors read that the text is old."""
    return [page for page in to_check(today) if page.check_by < today]


def _due(last: date) -> Iterator[Any]:
    for kind in kinds():
        yield from kind.objects.filter(live=True, check_by__lte=last)
