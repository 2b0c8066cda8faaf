"""A page for a neighbourhood, with the hours at which people can walk in, and the page that lists them all."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField

from cms.models.base import NamedAfter, PageOfOne, WrittenPage, in_tabs
from cms.models.place_blocks import PersonBlock
from cms.walk_in import WalkIn, in_words
from marketplace.queries import neighbourhood as queries
from marketplace.views import neighbourhood as views
from neighbourhoods.models import Neighbourhood


class NeighbourhoodIndexPage(WrittenPage):
    """Every neighbourhood of the municipality, on a map, and which one is yours."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.NeighbourhoodPage"]
    max_count = 1
    speaks_both = True
    edit_handler = in_tabs()

    class Meta:
        verbose_name = _("page with all neighbourhoods")
        verbose_name_plural = _("pages with all neighbourhoods")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return views.every(request, self.get_context(request, *args, **kwargs))


class NeighbourhoodPage(NamedAfter, WrittenPage):
    """The editor's words around the live part that every neighbourhood has."""

    neighbourhood = models.OneToOneField(
        Neighbourhood, models.PROTECT, related_name="page", verbose_name=_("neighbourhood"),
        help_text=_("Press “Choose a neighbourhood” and type a few letters of its name."),
        error_messages={"unique": _("This neighbourhood has a page already. Change that page.")},
    )  # fmt: skip
    people = StreamField(
        [("person", PersonBlock())], blank=True, max_num=8, verbose_name=_("who is who"),
        help_text=_("People residents can meet here. Ask them first."),
    )  # fmt: skip

    template = "marketplace/neighbourhood.html"
    parent_page_types = ["cms.NeighbourhoodIndexPage"]
    subpage_types: list[str] = []
    speaks_both = True
    base_form_class = PageOfOne
    edit_handler = in_tabs(
        InlinePanel("walk_in", heading=_("Walk-in hours"), label=_("Walk-in hour")),
        FieldPanel("people"),
        first=(FieldPanel("neighbourhood"), FieldPanel("title")),
        promote=(FieldPanel("seo_title"), FieldPanel("search_description")),
    )

    class Meta:
        verbose_name = _("neighbourhood page")
        verbose_name_plural = _("neighbourhood pages")

    @property
    def named_after(self) -> tuple[str, str] | None:
        return (self.neighbourhood.slug, self.neighbourhood.name) if self.neighbourhood_id else None

    def also_about(self) -> tuple[str, ...]:
        return (self.neighbourhood.name, *(hour.place for hour in self.walk_in.all()))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        place = queries.place(self.neighbourhood.slug, request.user)
        hours = in_words(self.walk_in.all())
        return super().get_context(request, *args, **kwargs) | {"place": place, "walk_in": hours}


class WalkInTime(models.Model):
    """A part of a day, every week, at which people can walk in somewhere public."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    page = ParentalKey(NeighbourhoodPage, on_delete=models.CASCADE, related_name="walk_in")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("from what time"), help_text=_("For example 9:30."))
    closes = models.TimeField(_("until what time"))
    place = models.CharField(_("where"), max_length=80, help_text=_("For example: community centre De Linde."))
    address = models.CharField(_("address"), max_length=120, blank=True, help_text=_("Only of a public building."))
    no_appointment = models.BooleanField(_("nobody needs an appointment"), default=True)
    remark = models.CharField(
        _("good to know"), max_length=80, blank=True, help_text=_("For example: not in the school holidays.")
    )

    panels = [
        FieldPanel("weekday"),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("place"),
        FieldPanel("address"),
        FieldPanel("remark"),
        FieldPanel("no_appointment"),
    ]

    class Meta:
        verbose_name = _("walk-in hour")
        verbose_name_plural = _("walk-in hours")
        ordering = ("weekday", "opens", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="walk_in_closes_after_it_opens",
                violation_error_message=_("The end must be later than the beginning."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()}, {self.place}"

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": gettext("The end must be later than the beginning.")})


def walk_in_at(slug: str) -> tuple[WalkIn, ...]:
    """The hours on the published page of a neighbourhood, by its word in the address; none without such a page."""
    code = slug.partition("-")[0].upper()
    return in_words(WalkInTime.objects.filter(page__neighbourhood__code=code, page__live=True))
