"""All neighbourhoods, one neighbourhood's own page, and its list on paper for the notice board."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from marketplace.forms.helper import PlaceForm
from marketplace.queries import neighbourhood as queries
from marketplace.queries import neighbourhoods
from marketplace.queries.whereabouts import options_for
from neighbourhoods.web import posted


def every(request: HttpRequest, words: Mapping[str, Any] | None = None) -> HttpResponse:
    """The list, and which neighbourhood a postcode lies in. `words`: what an editor's page adds."""
    form = PlaceForm(posted(request))
    options = options_for(form.cleaned_data["postcode"]) if form.is_valid() else []
    if len(options) == 1:
        return redirect("marketplace:neighbourhood", options[0].slug)
    is_unknown = form.is_valid() and not options
    here = neighbourhoods.here(request.GET.get("pagina", ""))
    scene = dict(words or {}) | {"here": here, "form": form, "options": options, "is_unknown": is_unknown}
    return render(request, "marketplace/neighbourhoods.html", scene, status=422 if is_unknown or form.errors else 200)


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The code finds it; a name of before leads to the address of today."""
    place = queries.place(slug, request.user)
    if place.slug != slug:
        return redirect("marketplace:neighbourhood", place.slug)
    return render(request, "marketplace/neighbourhood.html", {"place": place})


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    sheet = queries.paper_list(slug)
    if sheet.slug != slug:
        return redirect("marketplace:neighbourhood_paper", sheet.slug)
    return render(request, "marketplace/neighbourhood_paper.html", {"sheet": sheet, "contact": sheet.contact})
