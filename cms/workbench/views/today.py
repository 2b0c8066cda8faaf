"""Vandaag: the coordinator's first screen, and the list of tasks without a helper."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.home import HomeView

from cms.workbench import panels
from cms.workbench.web import desk, keys_wanted, number, works_here
from marketplace.queries import cases

website = HomeView.as_view()


@require_admin_access
def first_screen(request: HttpRequest) -> HttpResponse:
    """Coordinators get their day; whoever only edits the website gets Wagtail's own first screen."""
    if not works_here(request.user):
        return website(request)
    shown = panels.desk(request.user, number(request.GET.get("klus")))
    return render(request, "workbench/today.html", shown | {"keys": keys_wanted(request.user)})


@desk
def without_helper(request: HttpRequest) -> HttpResponse:
    page = Paginator(cases.without_helper(request.user), 12).get_page(request.GET.get("p"))
    shown = panels.searching(request.user, page, number(request.GET.get("klus")))
    return render(request, "workbench/searching.html", shown | {"keys": keys_wanted(request.user)})


@desk
def day_on_paper(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/day_on_paper.html", panels.day_on_paper(request.user))
