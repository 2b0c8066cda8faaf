"""Which addresses a search engine may keep, under which name, and in which language."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from cms.models.found import LANGUAGE_IN_ADDRESS

# All else is not to be found: own pages, signed links, desks, filters, results, and tasks, which are gone tomorrow.
FOUND = frozenset(
    {
        "wagtail_serve",
        "marketplace:tasks",
        "marketplace:jobs",
        "marketplace:ask_what",
        "marketplace:join",
        "marketplace:algorithm",
        "marketplace:search_nearby",
        "marketplace:apply_as_employer",
        "employers",
        "neighbourhood",
        "neighbourhoods",
        "service",
        "services",
        "courses",
        "course",
    }
)
SHARED = FOUND | {"marketplace:task", "marketplace:job"}  # somebody may send it to a friend
Answer = Callable[[HttpRequest], HttpResponse]


def may_be_found(request: HttpRequest) -> bool:
    """A page that is the same for everybody who asks for it, without questions in its address."""
    return _view(request) in FOUND and not set(request.GET) - {LANGUAGE_IN_ADDRESS}


def may_be_shared(request: HttpRequest) -> bool:
    return _view(request) in SHARED


def _view(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def not_for_robots(get_response: Answer) -> Answer:
    """Say it in a header too: a file or a redirect has no head to say it in."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != HTTPStatus.OK or not may_be_found(request):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return answer


class LanguageOfAddress(LocaleMiddleware):
    """The language a person chose by the button, else that of the address, else that of the browser."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        asked = request.GET.get(LANGUAGE_IN_ADDRESS, "")
        if asked in dict(settings.LANGUAGES) and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(asked)
            request.LANGUAGE_CODE = translation.get_language()
