"""Closed for a moment: while a file stands in var/, every page says so, with the phone number. No database is asked."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from neighbourhoods import phones

TRY_AGAIN = 300  # seconds, for machines that ask


def sign() -> Path:
    """The file; what is in it is when we think to be back ("14.30"), or nothing."""
    return settings.VAR_DIR / "maintenance"


def close(until: str = "") -> None:
    sign().write_text(until)


def open_again() -> bool:
    """False when the site was not closed."""
    was_closed = sign().exists()
    sign().unlink(missing_ok=True)
    return was_closed


def _back_at() -> str | None:
    """None: we are open."""
    try:
        return sign().read_text()
    except FileNotFoundError:
        return None


def page(until: str = "") -> str:
    """A whole page, also for a proxy to show while nothing runs behind it."""
    number = settings.SERVICE_PHONE
    words = {"phone": number, "tel": phones.link(number), "until": until}
    return render_to_string("maintenance.html", words)


def closed_for_a_moment(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before everything but files: what pages load stays there, so that this page has its look."""

    def answer(request: HttpRequest) -> HttpResponse:
        until = _back_at()
        if until is None:
            return get_response(request)
        response = HttpResponse(page(until), status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(TRY_AGAIN)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer
