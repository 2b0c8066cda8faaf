"""Pages that municipal editors write: the home page and plain pages. Dutch first; English where there is some."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BannerBlock, BodyBlock, ThanksBlock
from marketplace.queries import home
from marketplace.queries.whereabouts import place_of
from marketplace.views.places import chosen_place


class HomePage(Page):
    """Three doors, three tasks, how it works, thank-yous and honest counts."""

    thanks = StreamField([("thanks", ThanksBlock())], blank=True, max_num=3, verbose_name=_("neighbours say thank you"))
    below = StreamField([("banner", BannerBlock())], blank=True, max_num=2, verbose_name=_("invitation"))
    below_en = StreamField([("banner", BannerBlock())], blank=True, max_num=2, verbose_name=_("invitation in English"))

    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.PlainPage"]
    content_panels = [*Page.content_panels, FieldPanel("thanks"), FieldPanel("below"), FieldPanel("below_en")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        in_english = reads_english() and bool(self.below_en)
        return context | {
            "needed": home.needed_soon(request.user, place_of(request.user, chosen_place(request))),
            "open_count": home.open_count(),
            "counts": home.counts_this_year(),
            "invitations": self.below_en if in_english else self.below,
            "invitations_language": "en" if in_english else "nl",
        }


@dataclass(frozen=True)
class Words:
    """A plain page in the reader's language, or in Dutch."""

    language: str
    title: str
    intro: str
    body: Any


class PlainPage(Page):
    """Headings, text, steps and boxes. What must stay true carries a date."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    intro = models.TextField(_("introduction"), blank=True, help_text=_("One or two short sentences."))
    intro_en = models.TextField(_("introduction in English"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    body_en = StreamField(BodyBlock(), blank=True, verbose_name=_("text in English"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True, help_text=_("Shown below the text."))
    check_by = models.DateField(_("check again before"), null=True, blank=True, help_text=_("Only editors see this."))

    template = "cms/plain_page.html"
    parent_page_types = ["cms.HomePage", "cms.PlainPage"]
    subpage_types = ["cms.PlainPage"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("intro"),
                    FieldPanel("body"),
                    MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("check_by")], heading=_("Still true?")),
                ],
                heading=_("Dutch"),
            ),
            ObjectList([FieldPanel("title_en"), FieldPanel("intro_en"), FieldPanel("body_en")], heading=_("English")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
        ]
    )

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def in_words(self) -> Words:
        if reads_english() and self.body_en:
            return Words("en", self.title_en or self.title, self.intro_en, self.body_en)
        return Words("nl", self.title, self.intro, self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"words": self.in_words()}


def reads_english() -> bool:
    return (get_language() or "nl").startswith("en")
