"""Closed for a moment: while a file stands in var/, every page says so, with the phone number. No database is asked."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from neighbourhoods import phones, site_phone

TRY_AGAIN = 300  # seconds, for machines that ask


def sign() -> Path:
    """The file; in it when we think to be back ("14.30", or nothing), and below that the number to call."""
    return settings.VAR_DIR / "maintenance"


def close(until: str = "") -> None:
    sign().write_text(f"{until}\n{known_number()}")


def open_again() -> bool:
    """False when the site was not closed."""
    was_closed = sign().exists()
    sign().unlink(missing_ok=True)
    return was_closed


def known_number() -> str:
    """What the municipality filled in, as long as a database answers."""
    try:
        return site_phone.number()
    except DatabaseError:
        return settings.SERVICE_PHONE


def _written() -> list[str] | None:
    """When we are back, and the number. None: we are open."""
    try:
        return sign().read_text().split("\n")
    except FileNotFoundError:
        return None


def page(until: str = "", number: str = "") -> str:
    """A whole page, also for a proxy to show while nothing runs behind it."""
    number = number or settings.SERVICE_PHONE
    words = {"phone": number, "tel": phones.link(number), "until": until}
    return render_to_string("maintenance.html", words)


def closed_for_a_moment(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before everything but files: what pages load stays there, so that this page has its look."""

    def answer(request: HttpRequest) -> HttpResponse:
        written = _written()
        if written is None:
            return get_response(request)
        response = HttpResponse(page(*written[:2]), status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(TRY_AGAIN)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer
