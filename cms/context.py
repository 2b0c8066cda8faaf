"""What every page of the site knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms import offline
from cms.look import facts
from cms.views import LARGE_COOKIE
from marketplace.views import places
from neighbourhoods import reach, site_phone
from neighbourhoods.queries.places import Contact, contact_for, contact_of_visitor

# The part of the site an address belongs to, for the menu and the bottom bar.
TABS = (
    ("/klussen/", "tasks"),
    ("/werk/", "work"),
    ("/werkgevers/kandidaten/", "candidates"),
    ("/werkgevers/werk/", "vacancies"),
    ("/werkgevers/afspraken/", "introductions"),
    ("/werkgevers/bedrijf/", "company"),
    ("/leren/", "learn"),
    ("/hulp-vragen/", "ask"),
    ("/mijn/", "me"),
    ("/zo-werkt-het/", "how"),
    ("/zoeken/", "search"),
)


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "contact": SimpleLazyObject(lambda: _contact(request)),
        "service_phone": SimpleLazyObject(site_phone.number),
        "site_facts": SimpleLazyObject(lambda: facts.facts_of(request)),
        "demo": settings.DEMO,
        "texts_are_sent": reach.texts_are_sent(),
        "large_letters": request.COOKIES.get(LARGE_COOKIE) == "groot",
        "tab": _tab(request.path),
        "may_be_kept": bool(offline.may_keep(request)),
    }


def _contact(request: HttpRequest) -> Contact:
    """Whom to call: on pages of a company the coordinator of where the work is."""
    employer = getattr(request, "employer", None)
    if employer is not None:
        return contact_for(employer.neighbourhood)
    return contact_of_visitor(request.user, request.COOKIES.get(places.COOKIE, ""))


def _tab(path: str) -> str:
    if path == "/":
        return "home"
    return next((tab for start, tab in TABS if path.startswith(start)), "")
