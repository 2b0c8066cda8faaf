"""/algoritme/: the rules for paid work, as the Dutch register of algorithms asks for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.queries import algorithm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    shown = {
        "municipalities": algorithm.published_rules(),
        "general": algorithm.GENERAL,
        "with_care": algorithm.WITH_CARE,
        "how_it_works": algorithm.HOW_IT_WORKS,
    }
    return render(request, "marketplace/algorithm.html", shown)
