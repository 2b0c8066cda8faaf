"""Servers that know addresses which the imported files do not: PDOK Locatieserver and Nominatim, through geopy.

Optional (setting GEOCODER) and quiet when it fails: two seconds, no silent second try, never in a transaction.
"""

import logging
import re
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache, partial
from threading import Thread
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from geopy.adapters import RequestsAdapter
from geopy.exc import GeocoderParseError, GeocoderRateLimited, GeopyError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from neighbourhoods.places import NETHERLANDS, DoorNumber, parse_postcode, plain_suffix, spaced_postcode

logger = logging.getLogger(__name__)

REST_SECONDS = 30.0  # after a failure nobody else waits for the same server
LONGEST_REST_SECONDS = 900.0


@dataclass(frozen=True)
class Answer:
    """A point that a server gave for the postcode that was asked. `is_door`: for that very house number."""

    latitude: float
    longitude: float
    is_door: bool
    street: str = ""
    place_name: str = ""
    neighbourhood_code: str = ""


class PDOK(Geocoder):
    """PDOK Locatieserver v3.1, the Dutch government's own. geopy has none for it."""

    path = "/bzk/locatieserver/search/v3_1/free"
    fields = "type,postcode,huisnummer,huisletter,huisnummertoevoeging,straatnaam,woonplaatsnaam,buurtcode,centroide_ll"

    def __init__(self, *, domain: str = "api.pdok.nl", **options: Any) -> None:
        super().__init__(**options)
        self.domain = domain.strip("/")

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: Any = None) -> Any:
        """One Location or None; with exactly_one=False a list or None."""
        question = {"q": query, "fq": "type:(adres OR postcode)", "fl": self.fields, "rows": 1 if exactly_one else 10}
        url = f"{self.scheme}://{self.domain}{self.path}?{urlencode(question)}"
        return self._call_geocoder(url, partial(self._parse, exactly_one=exactly_one), timeout=timeout or self.timeout)

    def _parse(self, page: Any, *, exactly_one: bool) -> Any:
        try:
            found = [self._location(document) for document in page["response"]["docs"]]
        except (LookupError, TypeError, ValueError) as error:
            raise GeocoderParseError("not an answer of the Locatieserver") from error
        if not found:
            return None
        return found[0] if exactly_one else found

    @staticmethod
    def _location(document: dict[str, Any]) -> Location:
        point = re.fullmatch(r"POINT\(([\d.]+) ([\d.]+)\)", document["centroide_ll"])
        if point is None:
            raise ValueError("no point")
        name = f"{document.get('straatnaam', '')} {document.get('huisnummer', '')}, {document.get('postcode', '')}"
        return Location(name, (float(point.group(2)), float(point.group(1))), document)


# ---------------------------------------------------------------- asking
def ask(postcode: str, door: DoorNumber | None) -> Answer | None:
    """What the server of the settings says about an address; None when it does not know, fails or is not set.

    Raises RuntimeError inside a transaction: nobody may hold a lock while a server elsewhere thinks.
    """
    if settings.GEOCODER == "none":
        return None
    with transaction.atomic(durable=True):  # Django's own test for it; a test case's transaction does not count
        pass
    if time.monotonic() < rest.until:
        return None
    question = _pdok if settings.GEOCODER == "pdok" else _nominatim
    try:
        location, answer = _within(settings.GEOCODER_SECONDS, partial(question, postcode, door))
    except GeocoderRateLimited as error:
        rest.take(error, float(error.retry_after or 0))
    except (GeopyError, TimeoutError) as error:
        rest.take(error)
    else:
        return _checked(location, answer)
    return None


def _within(seconds: float, question: Callable[[], Any]) -> Any:
    """The answer, or TimeoutError. A server that drips a byte a second never trips a socket's own time-out."""
    future: Future[Any] = Future()

    def work() -> None:
        try:
            future.set_result(question())
        except Exception as error:  # noqa: BLE001 - handed over, whatever it is, to who waits for it
            future.set_exception(error)

    Thread(target=work, daemon=True, name="geocoder").start()
    return future.result(timeout=seconds)


class Rest:
    """After a failure the server is left alone for a while, in this process."""

    until = 0.0

    def take(self, error: Exception, seconds: float = 0.0) -> None:
        seconds = min(LONGEST_REST_SECONDS, max(REST_SECONDS, seconds))
        self.until = time.monotonic() + seconds
        # The error's words hold the address that was asked: only its name is written down.
        logger.warning("geocoder %s: %s, not asked for %.0f s", settings.GEOCODER, type(error).__name__, seconds)


rest = Rest()


def _checked(location: Location | None, answer: Answer | None) -> Answer | None:
    """Search engines guess: an answer for another postcode, or outside the country, is no answer."""
    if location is not None and (answer is None or not NETHERLANDS.holds(answer.latitude, answer.longitude)):
        logger.info("geocoder %s: another postcode", settings.GEOCODER)
        return None
    return answer


def _pdok(postcode: str, door: DoorNumber | None) -> tuple[Location | None, Answer | None]:
    location = _pdok_at(settings.GEOCODER_DOMAIN or "api.pdok.nl", *_connection()).geocode(_words(postcode, door))
    raw = location.raw if location else {}
    if location is None or raw.get("postcode") != postcode:
        return location, None
    suffix = plain_suffix(f"{raw.get('huisletter', '')}{raw.get('huisnummertoevoeging', '')}")
    return location, Answer(
        location.latitude,
        location.longitude,
        is_door=door is not None and (str(raw.get("huisnummer")), suffix) == (str(door.number), door.suffix),
        street=str(raw.get("straatnaam", "")),
        place_name=str(raw.get("woonplaatsnaam", "")),
        neighbourhood_code=str(raw.get("buurtcode", "")),
    )


def _nominatim(postcode: str, door: DoorNumber | None) -> tuple[Location | None, Answer | None]:
    geocoder = _nominatim_at(settings.GEOCODER_DOMAIN or "nominatim.openstreetmap.org", *_connection())
    location = geocoder.geocode(_words(postcode, door), country_codes="nl", addressdetails=True)
    raw = location.raw.get("address", {}) if location else {}
    if location is None or parse_postcode(str(raw.get("postcode", ""))) != postcode:
        return location, None
    towns = [raw[kind] for kind in ("city", "town", "village", "hamlet") if kind in raw]
    return location, Answer(
        location.latitude,
        location.longitude,
        is_door=door is not None and plain_suffix(str(raw.get("house_number", ""))) == plain_suffix(str(door)),
        street=str(raw.get("road", "")),
        place_name=str(next(iter(towns), "")),
    )


def _words(postcode: str, door: DoorNumber | None) -> str:
    return f"{spaced_postcode(postcode)} {door}" if door else spaced_postcode(postcode)


def _connection() -> tuple[str, float]:
    return settings.GEOCODER_SCHEME, settings.GEOCODER_SECONDS


# geopy's own choice of adapter tries three times and obeys Retry-After for as long as the server pleases.
once = partial(RequestsAdapter, max_retries=0)


@lru_cache(maxsize=4)
def _pdok_at(domain: str, scheme: str, seconds: float) -> PDOK:
    return PDOK(domain=domain, scheme=scheme, timeout=seconds, user_agent=_who_asks(), adapter_factory=once)


@lru_cache(maxsize=4)
def _nominatim_at(domain: str, scheme: str, seconds: float) -> Nominatim:
    return Nominatim(domain=domain, scheme=scheme, timeout=seconds, user_agent=_who_asks(), adapter_factory=once)


def _who_asks() -> str:
    return f"dichtbij ({settings.SITE_URL})"
