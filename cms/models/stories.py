"""Stories of people who take part: told with their yes, gone as soon as they take it back."""

import re
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page as PageOfRows
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField

from cms.blocks import StoryBlock
from cms.findable.facts import Article, Fact, GovernmentOrganization
from cms.models.base import WrittenPage, in_tabs
from cms.models.found import article, open_to_all
from cms.models.paging import in_pages
from cms.street_scenes import HOUSES, PEOPLE, file_of
from marketplace.models import WorkKind
from neighbourhoods.alike import forms_in, words_of
from neighbourhoods.free_text import ShortText
from neighbourhoods.models import Neighbourhood
from neighbourhoods.never_stored import has_citizen_number

KEPT_AFTER_WITHDRAWAL = timedelta(days=30)
AT_A_TIME = 10
WITH_A_TEAM = {"posts__isnull": False}
WITHIN = re.compile(r"(?:(?<=\w\s)|(?<=\w,\s))[^\W\d_][\w’'-]*")  # words within a sentence: a capital means a name


class StoriesPage(WrittenPage):
    """All stories, the newest first."""

    template = "cms/stories_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    max_count = 1
    edit_handler = in_tabs()

    class Meta:
        verbose_name = _("page of stories")
        verbose_name_plural = _("pages of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"stories": self.stories(request)}

    def stories(self, request: HttpRequest) -> PageOfRows[Any]:
        told = StoryPage.objects.child_of(self).filter(open_to_all(self.depth), live=True)
        return in_pages(told.select_related("neighbourhood").order_by("-first_published_at", "-pk"), request, AT_A_TIME)


class Asked(models.TextChoices):
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
    ONLINE = "online", _("online")


class StoryForm(WagtailAdminPageForm):
    """Leaves the name out of the address: that stays in histories and logs when the story is long gone."""

    def clean(self) -> dict[str, Any]:
        answers, name = self.cleaned_data, set(words_of(self.cleaned_data.get("who", "")))
        parts = answers.get("slug", "").split("-")
        if name & set(parts):
            without = "-".join(part for part in parts if part not in name) or "verhaal"
            tries = chain([without], (f"{without}-{number}" for number in count(2)))
            answers["slug"] = next(slug for slug in tries if self._is_free(slug))
        return super().clean()

    def _is_free(self, slug: str) -> bool:
        return not self.parent_page.get_children().filter(slug=slug).exclude(pk=self.instance.pk).exists()


class StoryPage(WrittenPage):
    """One person, by first name. Without their yes it cannot be saved; after their no it is off the website."""

    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))
    body_en = StreamField(StoryBlock(), blank=True, verbose_name=_("text in English"))
    who = models.CharField(_("first name"), max_length=40, help_text=_("Only the first name, or another name."))
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=WITH_A_TEAM,
        verbose_name=_("neighbourhood"),
    )
    quote = models.CharField(_("in their own words"), max_length=200, help_text=_("One sentence."))
    quote_en = models.CharField(_("in their own words, in English"), max_length=200, blank=True)
    kind = models.ForeignKey(
        WorkKind,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of work"),
        help_text=_("Below the story stands a button to these jobs."),
    )
    people = models.CharField(_("people in the drawing"), max_length=20, choices=PEOPLE, default="two")
    houses = models.CharField(_("houses in the drawing"), max_length=20, choices=HOUSES, default="gables")
    agreed = models.BooleanField(_("This person said yes to this story, here"), default=False)
    agreed_on = models.DateField(_("on what day"), null=True, blank=True)
    agreed_how = models.CharField(_("how"), max_length=10, choices=Asked.choices, blank=True)
    agreed_note = models.TextField(_("note"), blank=True, help_text=_("Only staff see this. Where is the paper?"))
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True, editable=False)

    template = "cms/story_page.html"
    is_article = True
    search_words = (*WrittenPage.search_words, "quote", "quote_en")
    parent_page_types = ["cms.StoriesPage"]
    subpage_types: list[str] = []
    base_form_class = StoryForm

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self) -> None:
        super().clean()
        lacking = {
            "agreed": (not self.agreed, _("Ask this person first. Without their yes we cannot keep the story.")),
            "agreed_on": (self.agreed_on is None, _("On what day did this person say yes?")),
            "agreed_how": (not self.agreed_how, _("How did this person say yes?")),
        }
        if self.agreed_on and self.agreed_on > timezone.localdate():
            lacking["agreed_on"] = (True, _("This day is still to come."))
        if has_citizen_number(self.agreed_note):
            lacking["agreed_note"] = (True, ShortText.default_error_messages["citizen_number"])
        if self.withdrawn_on:
            raise ValidationError(_("The yes was taken back. Ask this person again first."))
        if wrong := {field: sentence for field, (is_wrong, sentence) in lacking.items() if is_wrong}:
            raise ValidationError(wrong)

    def with_content_json(self, content: dict[str, Any]) -> "StoryPage":
        """A draft never says whether the yes was taken back: the page does."""
        page: StoryPage = super().with_content_json(content)
        page.withdrawn_on = self.withdrawn_on
        return page

    def words_to_find(self) -> str:
        """Found by its kind, its neighbourhood and what it tells; never by a name, of a person or of a street."""
        texts = [text for field in self.search_words for text in self._texts(field)]
        named = forms_in(self.who, *(word for text in texts for word in WITHIN.findall(text) if word[0].isupper()))
        return " ".join(sorted(forms_in(*texts) - named | forms_in(*self.also_about())))

    def also_about(self) -> tuple[str, ...]:
        kind, place = self.kind, self.neighbourhood
        return (*((kind.name_nl, kind.name_en) if kind else ()), *((place.name,) if place else ()))

    def facts(self, publisher: GovernmentOrganization) -> list[Fact]:
        """The story, without the name of who tells it."""
        return [article(Article, self, publisher, timezone.localdate(self.first_published_at))]

    @property
    def goes_on(self) -> date | None:
        """The day on which the worker throws it away."""
        return self.withdrawn_on + KEPT_AFTER_WITHDRAWAL if self.withdrawn_on else None

    @property
    def drawing(self) -> str:
        return f"built/{file_of(self.people, self.houses)}"

    @property
    def said(self) -> str:
        return self.in_language("quote")

    @property
    def person(self) -> str:
        """Samira, Lindenkwartier."""
        return f"{self.who}, {self.neighbourhood.name}" if self.neighbourhood else self.who

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"index": self.get_parent()}


def latest_story() -> StoryPage | None:
    """For the home page."""
    told = StoryPage.objects.filter(open_to_all(), live=True).select_related("neighbourhood")
    return told.order_by("-first_published_at", "-pk").first()


class WithdrawPanel(Panel):
    """The one button that takes a story off the website; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "workbench/_withdraw.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)


WHO = MultiFieldPanel([FieldPanel("who"), FieldPanel("neighbourhood"), FieldPanel("quote")], heading=_("Who tells?"))
DRAWING = MultiFieldPanel([FieldRowPanel([FieldPanel("people"), FieldPanel("houses")])], heading=_("Drawing"))
CONSENT = MultiFieldPanel(
    [
        FieldPanel("agreed"),
        FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("agreed_how")]),
        FieldPanel("agreed_note"),
        WithdrawPanel(),
    ],
    heading=_("Did they say yes?"),
)
StoryPage.edit_handler = in_tabs(WHO, DRAWING, FieldPanel("kind"), CONSENT, english=(FieldPanel("quote_en"),))
