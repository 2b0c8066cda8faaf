"""/werkgevers/zoek/: how many people who may be seen live near the work. For everybody; nothing asked here is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from marketplace.forms.search_nearby import SearchForm
from marketplace.queries.kinds import active_kinds
from marketplace.queries.nearby_people import around
from neighbourhoods.web import posted, too_often

TIMES, SECONDS = 40, 3600


@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """The answer is the page itself: there is no address that says what was asked."""
    form = SearchForm(posted(request), kinds=active_kinds())
    if request.method == "POST" and too_often(request, "search_nearby", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    found = around(**form.asked()) if form.is_valid() else None
    scene = {"form": form, "found": found}
    return render(request, "marketplace/employer/search.html", scene, status=422 if form.errors else 200)
