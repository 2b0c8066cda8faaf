"""What every page of the site knows."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from cms.views import LARGE_COOKIE

# The part of the site an address belongs to, for the menu and the bottom bar.
TABS = (
    ("/klussen/", "tasks"),
    ("/hulp-vragen/", "ask"),
    ("/mijn/", "me"),
    ("/zo-werkt-het/", "how"),
)


@dataclass(frozen=True)
class Contact:
    """Whom the visitor may call when nobody looks after their neighbourhood yet: the service team."""

    name: str
    phone: str
    team: str


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "contact": Contact(name="", phone=settings.SERVICE_PHONE, team="Wonen Zorg Service"),
        "service_phone": settings.SERVICE_PHONE,
        "demo": settings.DEMO,
        "large_letters": request.COOKIES.get(LARGE_COOKIE) == "groot",
        "tab": _tab(request.path),
    }


def _tab(path: str) -> str:
    if path == "/":
        return "home"
    return next((tab for start, tab in TABS if path.startswith(start)), "")
