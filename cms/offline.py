"""What a phone keeps for when there is no network: which pages, by which script, and the page that says so."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from neighbourhoods import phones, site_phone

KEEP = "Keep-Offline"  # the header that allows the script to keep a page: "all" or "mine"
FOR_ALL = ("marketplace:tasks", "marketplace:neighbourhood")
OF_A_PERSON = ("marketplace:mine", "marketplace:my_task", "marketplace:own_requests")
KEPT_FOR = timedelta(hours=36)  # a visit of tomorrow is still there; last week's address is not
# What the page without network needs, and every kept page too.
SHELL = ("built/site.css", "built/site.js", "built/manrope.woff2", "built/logo.svg", "built/street-dusk.svg")
DARK, LIGHT = "#0F1C20", "#08544F"


def may_keep(request: HttpRequest) -> str:
    """ "all", "mine" or "": a person's own pages only on a device they asked us to remember, never a coordinator's."""
    match = request.resolver_match
    if match is None or request.method != "GET" or match.view_name not in FOR_ALL + OF_A_PERSON:
        return ""
    if request.user.is_authenticated:
        return "" if request.session.get_expire_at_browser_close() else "mine"
    return "all" if match.view_name in FOR_ALL else ""


@require_safe
@cache_control(max_age=86_400, public=True)
def manifest(_request: HttpRequest) -> JsonResponse:
    """What a phone shows when somebody puts Dichtbij between their apps."""
    icon = {"src": static("built/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "Dichtbij",
            "short_name": "Dichtbij",
            "description": _("Small jobs, close to home. Everyone can join in."),
            "lang": "nl",
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "theme_color": LIGHT,
            "background_color": "#FFFFFF",
            "icons": [icon | {"purpose": "any"}, icon | {"purpose": "maskable"}],
            "shortcuts": [
                {"name": _("Jobs"), "url": reverse("marketplace:tasks")},
                {"name": _("My path"), "url": reverse("marketplace:mine")},
                {"name": _("Ask for help"), "url": reverse("marketplace:ask_what")},
            ],
        },
        content_type="application/manifest+json",
    )


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The service worker. Its version changes with what pages load, so that an update throws the old copies away."""
    shell = [static(name) for name in SHELL]
    context = {
        "version": hashlib.sha256("".join(shell).encode() + _built()).hexdigest()[:12],
        "shell": shell,
        "offline": reverse("offline"),
        "wipe": [reverse("account_login"), reverse("account_logout"), "/demo/"],
        "keep": KEEP,
        "milliseconds": int(KEPT_FOR.total_seconds() * 1000),
    }
    answer = render(request, "offline/sw.js", {"it": context}, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _built() -> bytes:
    """When what pages load was last built; in demo mode its names do not change with its content."""
    times = [(settings.VAR_DIR / name).stat().st_mtime for name in SHELL if (settings.VAR_DIR / name).exists()]
    return http_date(max(times, default=0)).encode()


@require_safe
@cache_control(max_age=3600, public=True)
def page(request: HttpRequest) -> HttpResponse:
    """Kept beforehand, for anybody on this phone: so nothing in it is of a person or a neighbourhood."""
    number = site_phone.number()
    return render(request, "offline/page.html", {"phone": number, "tel": phones.link(number)})
