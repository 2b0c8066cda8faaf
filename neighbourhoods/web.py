"""Small things every view needs: showing a refusal, and not being asked too often."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from .errors import NotAllowedNow
from .geocoding import Address

View = Callable[[HttpRequest, int], HttpResponse]


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a form that was sent, also when nothing was filled in; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def page_of_this_site(request: HttpRequest, otherwise: str) -> str:
    """Where the form's or the address's `next` leads, when that is an address on this site and nothing else."""
    wish = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if ours and wish.startswith("/") else otherwise


def page_number(text: str) -> int:
    """The page somebody asks for; the first one when it makes no sense."""
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def acts_by_post(page: str) -> Callable[[View], View]:
    """For an address that only acts on row `pk`: whoever comes to look, after logging in again, is sent to its page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, pk: int) -> HttpResponse:
            return view(request, pk) if request.method == "POST" else redirect(page, pk)

        return answer

    return decorate


@contextmanager
def refusal_shown(request: HttpRequest) -> Iterator[None]:
    """A refusal inside becomes a sentence on the next page; nothing else is caught."""
    try:
        yield
    except NotAllowedNow as refusal:
        messages.error(request, str(refusal))


def note_shown(request: HttpRequest, place: Address | None) -> None:
    """What the person must know about where an address was found: "just outside every neighbourhood"."""
    if place is not None and place.note:
        messages.info(request, place.sentence)


def too_often(request: HttpRequest, what: str, *, times: int, seconds: int) -> bool:
    """True from the (times + 1)th call within the period from one address. The cache holds a keyed hash, no address.

    Behind a proxy everybody comes from the proxy: allauth knows whom to believe about that (BEHIND_PROXY).
    """
    sender = salted_hmac("too_often", get_adapter().get_client_ip(request)).hexdigest()[:24]
    key = f"too_often:{what}:{sender}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > times
    except ValueError:  # it expired between the two calls
        return False
