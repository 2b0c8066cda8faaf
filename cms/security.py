"""What stands before every page: headers, and the second proof for whoever sees other people's data."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms import offline
from cms.accounts import STAFF_SESSION
from cms.views import explain_method_not_allowed
from neighbourhoods import rules

Answer = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    [
        *(
            f"{feature}=()"
            for feature in ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
        ),
        "publickey-credentials-get=(self)",
        "publickey-credentials-create=(self)",
    ]
)
# Wagtail's own screens carry inline scripts and styles; other hosts stay shut there too.
WORKBENCH_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# Pages with which a second proof is given, or a person leaves; all else waits for the proof.
OPEN_DOORS = {
    "account_login",
    "account_logout",
    "account_confirm_login_code",
    "account_inactive",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "login_by_key",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "set_language",
    "large_letters",
}


def readable_cookies(get_response: Answer) -> Answer:
    """A cookie may spell a null byte, and PostgreSQL refuses to look such a session up: it counts as not sent."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in value}
        return get_response(request)

    return answer


def headers(get_response: Answer) -> Answer:
    """Say what a browser may do with a page, and that nobody keeps a copy of a logged-in person's pages."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            explain_method_not_allowed(response)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.startswith("/cms/"):
            response.headers.setdefault("Content-Security-Policy", WORKBENCH_POLICY)
        if "immutable" not in response.headers.get("Cache-Control", "") and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        keep = offline.may_keep(request)
        if keep:
            response.headers[offline.KEEP] = keep
        return response

    return answer


def has_proved_twice(request: HttpRequest) -> bool:
    """In this session and half a day, by an app, a key or a spare code; a tap at /demo/ counts in demo mode only.

    The proof ages, not the session: who was given a post on a remembered phone has a session of 90 days.
    """
    oldest = time.time() - STAFF_SESSION.total_seconds()
    proofs = [it for it in get_authentication_records(request, request.user) if it.get("method") == "mfa"]
    return any(proof["at"] > oldest and (settings.DEMO or proof.get("type") != "demo") for proof in proofs)


class SecondFactorGate:
    """Before every view. However a person came in, nothing opens that needs a second proof until it is given."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not request.user.is_authenticated or match.url_name in OPEN_DOORS:
            return None
        if settings.DEMO and match.namespace == "demo":
            return None
        if not has_proved_twice(request) and rules.needs_second_factor(request.user):
            back = request.get_full_path() if request.method == "GET" else get_adapter().get_login_redirect_url(request)
            return redirect(f"{self._proof_page(request)}?{urlencode({'next': back})}")
        if request.path.startswith("/cms/") and not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404  # Wagtail would send them to log in, and that page back here, without end
        return None

    def _proof_page(self, request: HttpRequest) -> str:
        methods = get_adapter().get_reauthentication_methods(request.user)
        return methods[0]["url"] if methods else reverse("mfa_activate_totp")
