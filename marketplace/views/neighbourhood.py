"""A neighbourhood's own page, and its list on paper for the notice board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marketplace.queries import neighbourhood as queries


def page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "marketplace/neighbourhood.html", {"place": queries.place(slug, request.user)})


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    sheet = queries.paper_list(slug)
    return render(request, "marketplace/neighbourhood_paper.html", {"sheet": sheet, "contact": sheet.contact})
