"""What we help with: all kinds of work, and one of them. An editor's page of the same address comes before these."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.queries import services as queries
from marketplace.queries.whereabouts import place_of

from .places import chosen_place


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    return render(request, "marketplace/services.html", {"services": queries.all_services()})


@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    service = queries.service(slug, request.user, place_of(request.user, chosen_place(request)))
    return render(request, "marketplace/service.html", {"service": service})
