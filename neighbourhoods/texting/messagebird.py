"""MessageBird (Bird, Amsterdam): its SMS API, `POST /messages`, reports and incoming texts with a signed request.

https://developers.messagebird.com/api/sms-messaging/
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode
from typing import Any

import requests
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from urllib3.exceptions import MaxRetryError, NewConnectionError, SSLError

from neighbourhoods import phones
from neighbourhoods.handover import Fate, NotSent, PerhapsSent

from .gateways import Arrival, Report, Text

LATER = frozenset({401, 402, 403, 404, 405, 429, 503})  # nothing was taken: our account, their limits, a pause
FATES = {
    **dict.fromkeys(("scheduled", "sent", "buffered", ""), Fate.UNDERWAY),
    "delivered": Fate.ARRIVED,
    **dict.fromkeys(("delivery_failed", "expired"), Fate.LOST),
}
LEEWAY = 1  # seconds between two clocks
HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


class Refused(Exception):
    """The service said no."""


class MessageBird:
    """One request for each text, never repeated by itself: it knows no idempotency key."""

    def send(self, text: Text) -> None:
        try:
            answer = requests.post(
                f"{settings.TEXT_URL}/messages",
                json=_message(text),
                headers={"Authorization": f"AccessKey {settings.TEXT_ACCESS_KEY}", "Accept": "application/json"},
                timeout=(settings.TEXT_TIMEOUT, settings.TEXT_TIMEOUT),
                allow_redirects=False,
                stream=True,  # the words of the answer are not needed, only its status
            )
        except requests.RequestException as error:
            raise (NotSent(error) if _never_connected(error) else PerhapsSent(type(error).__name__)) from None
        with answer:
            _judge(answer.status_code)

    def is_genuine(self, request: HttpRequest) -> bool:
        """Signed with our key, for this very address and body, and not too old."""
        claims = _claims(request.headers.get("MessageBird-Signature-JWT", ""))
        now = timezone.now().timestamp()
        try:
            in_time = claims["nbf"] - LEEWAY <= now <= claims["exp"] + LEEWAY
            body_is_same = _same(claims.get("payload_hash", ""), _hash(request.body) if request.body else "")
            url = f"{settings.SITE_URL}{request.get_full_path()}"
            return claims["iss"] == "MessageBird" and in_time and body_is_same and _same(claims["url_hash"], _hash(url))
        except (KeyError, TypeError):
            return False

    def report(self, request: HttpRequest) -> Report | None:
        said = _fields(request)
        if not said.get("reference"):
            return None
        return Report(said["reference"], FATES.get(said.get("status", ""), Fate.UNKNOWN))

    def arrival(self, request: HttpRequest) -> Arrival | None:
        """A number's own webhook says `id` and `body`, a flow ("Forward to URL") says `message_id` and `payload`."""
        said = _fields(request)
        reference = said.get("id") or said.get("message_id") or ""
        number = phones.normalise("+" + said.get("originator", "").lstrip("+"))
        body = said.get("body") or said.get("payload") or ""
        return Arrival(reference[:80], number, body) if reference and number else None


def _message(text: Text) -> dict[str, Any]:
    return {
        "originator": settings.TEXT_NUMBER.lstrip("+") if text.asks else settings.TEXT_SENDER,
        "recipients": [text.to.lstrip("+")],
        "body": text.body,
        "reference": text.reference,
        "reportUrl": f"{settings.SITE_URL}{reverse('neighbourhoods:text_report')}",
        "datacoding": "plain",
    }


def _never_connected(error: requests.RequestException) -> bool:
    """Nothing left this machine: no connection was made."""
    if isinstance(error, requests.ConnectTimeout):
        return True
    why = error.args[0] if error.args else None
    return isinstance(why, MaxRetryError) and isinstance(why.reason, NewConnectionError | SSLError)


def _judge(status: int) -> None:
    if 200 <= status < 300:
        return
    if status in LATER or 300 <= status < 400:
        raise NotSent(Refused())
    if 400 <= status < 500:
        raise NotSent(Refused(), for_good=True)  # this number or this text will never do
    raise PerhapsSent(f"status {status}")


# ---------------------------------------------------------------- what comes in
def _fields(request: HttpRequest) -> dict[str, str]:
    if request.content_type == "application/json":
        try:
            said = json.loads(request.body)
        except ValueError:
            return {}
        given = said.items() if isinstance(said, dict) else ()
    else:
        given = (*request.GET.items(), *request.POST.items())
    return {str(name): str(value) for name, value in given if isinstance(value, str | int)}


def _claims(token: str) -> dict[str, Any]:
    """What a JWT says when our key signed it; {} otherwise."""
    try:
        signed, _dot, signature = token.rpartition(".")
        header, payload = (json.loads(_decoded(part)) for part in signed.split("."))
        made = hmac.new(settings.TEXT_SIGNING_KEY.encode(), signed.encode(), HASHES[header["alg"]]).digest()
        genuine = bool(settings.TEXT_SIGNING_KEY) and hmac.compare_digest(made, _decoded(signature))
        return payload if genuine and isinstance(payload, dict) else {}
    except (ValueError, KeyError, TypeError, UnicodeError):
        return {}


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _hash(said: str | bytes) -> str:
    return hashlib.sha256(said.encode() if isinstance(said, str) else said).hexdigest()


def _same(one: Any, other: str) -> bool:
    return isinstance(one, str) and hmac.compare_digest(one.encode(), other.encode())
