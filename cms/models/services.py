"""What we help with: a page for each kind of work, and the page that lists them all."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.findable.facts import Fact, GovernmentOrganization, Service
from cms.models.base import NamedAfter, PageOfOne, WrittenPage, in_tabs
from cms.models.found import read_language
from marketplace.models import WorkKind
from marketplace.queries import services
from marketplace.queries.whereabouts import place_of
from marketplace.views.places import chosen_place


class ServiceIndexPage(WrittenPage):
    """Waar helpen wij mee? Lists every kind of work that can be asked for, with or without a page of its own."""

    template = "marketplace/services.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ServicePage"]
    max_count = 1
    speaks_both = True
    edit_handler = in_tabs()

    class Meta:
        verbose_name = _("page with all kinds of work")
        verbose_name_plural = _("pages with all kinds of work")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"services": services.all_services()}


class ServicePage(NamedAfter, WrittenPage):
    """One kind of work: the editor's words around what the kind itself says and what is open now."""

    work_kind = models.OneToOneField(
        WorkKind, models.PROTECT, related_name="page", verbose_name=_("kind of work"),
        help_text=_("Press “Choose a kind of work”. Not in the list? Then press “New kind of work”."),
        error_messages={"unique": _("This kind of work has a page already. Change that page.")},
    )  # fmt: skip
    cost = models.CharField(
        _("what it costs"), max_length=120, blank=True, help_text=_("Leave this empty when the help is free.")
    )
    cost_en = models.CharField(_("what it costs, in English"), max_length=120, blank=True)

    template = "marketplace/service.html"
    parent_page_types = ["cms.ServiceIndexPage"]
    subpage_types: list[str] = []
    speaks_both = True
    base_form_class = PageOfOne
    edit_handler = in_tabs(
        FieldPanel("cost"), first=(FieldPanel("work_kind"), FieldPanel("title")), english=(FieldPanel("cost_en"),),
        promote=(FieldPanel("seo_title"), FieldPanel("search_description")),
    )  # fmt: skip

    class Meta:
        verbose_name = _("page about a kind of work")
        verbose_name_plural = _("pages about a kind of work")

    @property
    def named_after(self) -> tuple[str, str] | None:
        return (self.work_kind.slug, self.work_kind.name_nl) if self.work_kind_id else None

    def title_in(self, language: str) -> str:
        return (language == "en" and (self.title_en or self.work_kind.name_en)) or self.title

    def facts(self, publisher: GovernmentOrganization) -> list[Fact]:
        language = read_language()
        words = {"name": self.title_in(language), "description": self.summary_in(language)}
        return [Service(**words, url=self.address_in("nl"), provider=publisher, serviceType=self.work_kind.name)]

    def also_about(self) -> tuple[str, ...]:
        kind = self.work_kind
        return (kind.name_nl, kind.name_en, kind.hint_nl, kind.hint_en, kind.steps_nl, kind.steps_en)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        place = place_of(request.user, chosen_place(request))
        shown = services.service_of(self.work_kind, request.user, place, self.in_language("cost"))
        return super().get_context(request, *args, **kwargs) | {"service": shown}
