"""The sitemaps: pages of editors, and what the product itself shows to everybody.

Open tasks are public too, but they live for days: a search engine would still show them when the neighbour has help.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page, Site

from cms.models import CourseIndexPage, CoursePage, NeighbourhoodIndexPage, ServiceIndexPage, ServicePage
from cms.models.found import Found, entries
from marketplace.queries.kinds import active_kinds
from neighbourhoods.queries.finding import hoods_to_list
from training.queries.to_choose import courses_to_choose

BOTH = ("nl", "en")
MOST = 50_000  # what one file may hold; more become several, named by the index


class OwnAddress(Sitemap, ABC):
    """Addresses as SITE_URL spells them, whatever host was asked. What it lists says how each item is written down."""

    limit = MOST

    @abstractmethod
    def entries_of(self, item: Any) -> list[dict[str, Any]]:
        """An item as the map writes it down: an entry for each language."""

    def get_domain(self, site: Any = None) -> str:  # noqa: ARG002 (Django's)
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:  # noqa: ARG002 (Django's)
        return urlsplit(settings.SITE_URL).scheme

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:  # noqa: ARG002
        return [entry for item in self.paginator.page(page).object_list for entry in self.entries_of(item)]


class PagesOfEditors(OwnAddress):
    limit = MOST // len(BOTH)

    def items(self) -> Any:
        home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
        return home.get_descendants(inclusive=True).live().public().order_by("path").specific()

    def entries_of(self, item: Page) -> list[dict[str, Any]]:
        return item.get_sitemap_urls() if isinstance(item, Found) else []


class Neighbourhoods(OwnAddress):
    """Those of which no editor made a page."""

    limit = MOST // len(BOTH)

    def items(self) -> Any:
        return hoods_to_list().exclude(page__live=True)

    def entries_of(self, item: Any) -> list[dict[str, Any]]:
        return entries(reverse("marketplace:neighbourhood", args=[item.slug]), BOTH)


class Work(OwnAddress):
    """Where people come in, and the kinds of work of which no editor made a page."""

    def items(self) -> list[str]:
        doors = [reverse(f"marketplace:{name}") for name in ("tasks", "jobs", "ask_what", "join")]
        lists = [("services", ServiceIndexPage), ("neighbourhoods", NeighbourhoodIndexPage)]
        doors += [reverse(f"marketplace:{name}") for name, model in lists if not model.objects.live().exists()]
        written = set(ServicePage.objects.live().values_list("work_kind", flat=True))
        kinds = [kind for kind in active_kinds() if kind.pk not in written]
        return [*doors, *(reverse("marketplace:service", args=[kind.slug]) for kind in kinds), *_courses()]

    def entries_of(self, item: str) -> list[dict[str, Any]]:
        return entries(item, BOTH)


def _courses() -> list[str]:
    """The list, and the courses of which no editor made a page."""
    door = [] if CourseIndexPage.objects.live().exists() else [reverse("training:courses")]
    written = set(CoursePage.objects.live().values_list("course", flat=True))
    given = [course for course in courses_to_choose() if course.pk not in written]
    return [*door, *(reverse("training:course", args=[course.slug]) for course in given)]


SECTIONS: dict[str, type[Sitemap]] = {"paginas": PagesOfEditors, "buurten": Neighbourhoods, "werk": Work}


@dataclass(frozen=True)
class File:
    location: str


def files() -> list[File]:
    """Every file there is: a section that is too long for one has more."""
    found = []
    for name, section in SECTIONS.items():
        address = f"{settings.SITE_URL}{reverse('sitemap', args=[name])}"
        pages = section().paginator.num_pages
        found += [File(address), *(File(f"{address}?p={page}") for page in range(2, pages + 1))]
    return found
