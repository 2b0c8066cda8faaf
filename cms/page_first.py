"""Addresses that answer with an editor's page where one is published, and else with the page the product makes itself.

`/hulp/`, `/leren/`, `/buurt/`, `/werkgevers/` and what lies below them always answer; drafts change nothing.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from cms.models import (
    CourseIndexPage,
    CoursePage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    ServiceIndexPage,
    ServicePage,
)
from cms.models.found import HOME_DEPTH

View = Callable[..., HttpResponse]


def all_services() -> Page | None:
    return ServiceIndexPage.objects.live().first()


def service(slug: str) -> Page | None:
    return ServicePage.objects.live().select_related("work_kind").filter(work_kind__slug=slug).first()


def all_neighbourhoods() -> Page | None:
    return NeighbourhoodIndexPage.objects.live().first()


def neighbourhood(slug: str) -> Page | None:
    """The code decides, as on the pages we make: a name may have changed."""
    pages = NeighbourhoodPage.objects.live().select_related("neighbourhood").defer("neighbourhood__geometry")
    return pages.filter(neighbourhood__code=slug.partition("-")[0].upper()).first()


def all_courses() -> Page | None:
    return CourseIndexPage.objects.live().first()


def course(slug: str) -> Page | None:
    return CoursePage.objects.live().select_related("course").filter(course__slug=slug).first()


def for_employers() -> Page | None:
    """Any page that stands at /werkgevers/ itself."""
    page = Page.objects.live().filter(slug="werkgevers", depth=HOME_DEPTH + 1).first()
    return page.specific if page is not None else None


def page_first(find: Callable[..., Page | None], otherwise: View) -> View:
    """The published page, served by Wagtail at its own address; without one, the other view."""

    def view(request: HttpRequest, **values: Any) -> HttpResponse:
        page = find(**values)
        parts = page.get_url_parts(request) if page is not None else None
        if parts is None:
            return otherwise(request, **values)
        address = parts[2]
        if address != request.path:
            return redirect(address)
        # Where Wagtail keeps what it found for an address: it need not walk the tree once more.
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]  # noqa: SLF001
        return serve(request, address.lstrip("/"))

    return view
