"""What search engines and people who search ask for: robots, sitemaps, pictures to share, results."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from cms.findable import cards
from cms.findable.search import results
from cms.findable.sitemap import SECTIONS, files
from marketplace.queries import whereabouts
from marketplace.views.places import chosen_place
from neighbourhoods.alike import LONGEST

# What a search engine has no business with: desks, own pages, proofs, buttons in messages, the demo.
NOT_FOR_ROBOTS = ("/cms/", "/mijn/", "/inloggen/", "/actie/", "/klussen/*/ja/", "/klussen/*/vraag/", "/demo/")
AN_HOUR = 3600


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), ""]
    lines += [f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "sitemap_index.xml", {"sitemaps": files()}, content_type="application/xml")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return sitemaps.sitemap(request, SECTIONS, section)


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The question stands in the address, so that a result can be come back to; nothing of it is kept."""
    typed = request.GET.get("v", "")
    if len(typed) > LONGEST:
        return redirect(f"{reverse('search')}?{urlencode({'v': typed[:LONGEST]})}")
    place = whereabouts.place_of(request.user, chosen_place(request))
    found = results(typed, viewer=request.user, place=place)
    return render(request, "findable/search.html", {"found": found})


@cache_control(public=True, max_age=AN_HOUR)
@require_safe
def card(_request: HttpRequest, name: str) -> HttpResponse:
    """The name follows the title, so the picture behind it never changes; but a story may be taken back."""
    png = cards.card_named(name)
    if png is None:
        return redirect(staticfiles_storage.url("built/card.png"))
    return HttpResponse(png, content_type="image/png")
