"""News of the municipality: short, dated, and off the front page when it is old."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.feeds import NewsFeed
from cms.findable.facts import Fact, GovernmentOrganization, NewsArticle
from cms.models.base import WrittenPage, in_tabs
from cms.models.found import article, open_to_all
from cms.models.paging import in_pages
from cms.models.stories import WITH_A_TEAM
from neighbourhoods.models import Neighbourhood

AT_A_TIME = 10
ON_THE_FRONT = 3
FRESH = timedelta(days=30)


class NewsIndexPage(RoutablePageMixin, WrittenPage):
    """All news, the newest first, and the same as a feed."""

    template = "cms/news_index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NewsPage"]
    max_count = 1
    edit_handler = in_tabs()

    class Meta:
        verbose_name = _("page of news")
        verbose_name_plural = _("pages of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = in_pages(self.news(), request, AT_A_TIME)
        return super().get_context(request, *args, **kwargs) | {"news": shown}

    def news(self) -> "QuerySet[NewsPage]":
        return NewsPage.objects.child_of(self).filter(open_to_all(self.depth), live=True).order_by("-day", "-pk")

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return NewsFeed(self)(request)


class NewsPage(WrittenPage):
    """One item. The introduction is its summary in lists and feeds."""

    day = models.DateField(_("date"), default=timezone.localdate)
    front_until = models.DateField(
        _("on the front page until"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty: 30 days. The item itself stays."),
    )
    neighbourhoods = ParentalManyToManyField(
        Neighbourhood,
        blank=True,
        related_name="+",
        limit_choices_to=WITH_A_TEAM,
        verbose_name=_("only about these neighbourhoods"),
    )

    template = "cms/news_page.html"
    is_article = True
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    edit_handler = in_tabs(
        MultiFieldPanel([FieldRowPanel([FieldPanel("day"), FieldPanel("front_until")])], heading=_("When?")),
        FieldPanel("neighbourhoods", widget=forms.CheckboxSelectMultiple),
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [models.Index(fields=["day"], name="news_by_day")]

    def clean(self) -> None:
        super().clean()
        if self.front_until and self.front_until < self.day:
            raise ValidationError({"front_until": _("This day is before the date of the news.")})

    def facts(self, publisher: GovernmentOrganization) -> list[Fact]:
        return [article(NewsArticle, self, publisher, self.day)]

    @property
    def summary(self) -> str:
        return self.in_language("intro")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        about = [place.name for place in self.neighbourhoods.all()]
        return super().get_context(request, *args, **kwargs) | {"about": about, "index": self.get_parent()}


def on_the_front(today: date) -> "QuerySet[NewsPage]":
    """What the home page shows: at most three, only while they are fresh."""
    fresh = Q(front_until__gte=today) | Q(front_until=None, day__gte=today - FRESH)
    return NewsPage.objects.filter(fresh, open_to_all(), live=True, day__lte=today).order_by("-day", "-pk")[
        :ON_THE_FRONT
    ]
