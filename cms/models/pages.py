"""The home page, and plain pages."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BannerBlock, ThanksBlock
from cms.models.base import STILL_TRUE, CheckedPage, in_tabs, reads_english
from cms.models.found import BY_WORDS, Found
from cms.models.news import on_the_front
from cms.models.stories import latest_story
from marketplace.queries import home
from marketplace.queries.whereabouts import place_of
from marketplace.views.places import chosen_place


class HomePage(Found, Page):
    """Three doors, three tasks, how it works, thank-yous and honest counts."""

    thanks = StreamField([("thanks", ThanksBlock())], blank=True, max_num=3, verbose_name=_("neighbours say thank you"))
    below = StreamField([("banner", BannerBlock())], blank=True, max_num=2, verbose_name=_("invitation"))
    below_en = StreamField([("banner", BannerBlock())], blank=True, max_num=2, verbose_name=_("invitation in English"))

    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms.PlainPage",
        "cms.ServiceIndexPage",
        "cms.NeighbourhoodIndexPage",
        "cms.StoriesPage",
        "cms.NewsIndexPage",
        "cms.BenefitPage",
        "cms.AccessibilityPage",
        "cms.PrivacyPage",
    ]
    is_home = True
    languages = ("nl", "en")
    search_fields = [*Page.search_fields, BY_WORDS]
    content_panels = [*Page.content_panels, FieldPanel("thanks"), FieldPanel("below"), FieldPanel("below_en")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        in_english = reads_english() and bool(self.below_en)
        return context | {
            "needed": home.needed_soon(request.user, place_of(request.user, chosen_place(request))),
            "can_be_asked": home.can_be_asked(),
            "open_count": home.open_count(),
            "thanks": [_said(block.value) for block in self.thanks],
            "counts": home.counts_this_year(),
            "story": latest_story(),
            "news": on_the_front(timezone.localdate()),
            "invitations": self.below_en if in_english else self.below,
            "invitations_language": "en" if in_english else "nl",
        }


def _said(thanks: Any) -> dict[str, str]:
    """A neighbour's words in the reader's language, or as they were said; `language` only where it is another."""
    if reads_english() and not thanks["words_en"]:
        return {"words": thanks["words"], "who": thanks["who"], "language": "nl"}
    return {"words": thanks["words_en"] if reads_english() else thanks["words"], "who": thanks["who"], "language": ""}


class PlainPage(CheckedPage):
    """Headings, text, steps and boxes. What must stay true carries a date."""

    template = "cms/plain_page.html"
    parent_page_types = ["cms.HomePage", "cms.PlainPage"]
    subpage_types = ["cms.PlainPage"]
    edit_handler = in_tabs(STILL_TRUE)

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
