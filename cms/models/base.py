"""What every page of editors has: Dutch first, English where there is some, a date for what must stay true."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.models.found import BY_WORDS, Found


@dataclass(frozen=True)
class Words:
    """A page in the reader's language, or in Dutch."""

    language: str
    title: str
    intro: str
    body: Any
    summary: str  # never empty: for search engines and lists


class WrittenPage(Found, Page):
    """A title, an introduction and blocks, in Dutch and perhaps in English."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    intro = models.TextField(_("introduction"), blank=True, help_text=_("One or two short sentences."))
    intro_en = models.TextField(_("introduction in English"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    body_en = StreamField(BodyBlock(), blank=True, verbose_name=_("text in English"))

    search_fields = [*Page.search_fields, BY_WORDS]

    class Meta:
        abstract = True

    def in_words(self) -> Words:
        if reads_english() and self.body_en:
            return Words("en", self.title_in("en"), self.intro_en, self.body_en, self.summary_in("en"))
        return Words("nl", self.title, self.intro, self.body, self.summary_in("nl"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"words": self.in_words()}


class CheckedPage(WrittenPage):
    """A page whose text must be checked again now and then."""

    checked_on = models.DateField(_("checked on"), null=True, blank=True, help_text=_("Shown below the text."))
    check_by = models.DateField(_("check again before"), null=True, blank=True, help_text=_("Only editors see this."))

    class Meta:
        abstract = True


STILL_TRUE = MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("check_by")], heading=_("Still true?"))


def in_tabs(*more: Panel, english: tuple[Panel, ...] = ()) -> TabbedInterface:
    """The screen an editor writes on: Dutch with what else the page has, English, and how it is found."""
    dutch = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body"), *more]
    other = [FieldPanel("title_en"), FieldPanel("intro_en"), FieldPanel("body_en"), *english]
    return TabbedInterface(
        [
            ObjectList(dutch, heading=_("Dutch")),
            ObjectList(other, heading=_("English")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
        ]
    )


def reads_english() -> bool:
    return (get_language() or "nl").startswith("en")
