"""What every page of editors has: Dutch first, English where there is some, a date for what must stay true."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.models.found import BY_WORDS, Found, read_language


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
        if reads_english() and self.is_translated:
            return Words("en", self.title_in("en"), self.intro_en, self.body_en, self.summary_in("en"))
        return Words("nl", self.title, self.intro, self.body, self.summary_in("nl"))

    @property
    def headline(self) -> str:
        """The title in the reader's language, or in Dutch."""
        return self.title_in(read_language())

    def in_language(self, field: str) -> str:
        """One field in the reader's language, or in Dutch."""
        return (reads_english() and getattr(self, f"{field}_en")) or getattr(self, field)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"words": self.in_words()}


class CheckedPage(WrittenPage):
    """A page whose text must be checked again now and then."""

    checked_on = models.DateField(_("checked on"), null=True, blank=True, help_text=_("Shown below the text."))
    checked_by = models.CharField(_("checked by"), max_length=80, blank=True, help_text=_("A team, not a person."))
    check_by = models.DateField(
        _("check again before"),
        null=True,
        blank=True,
        help_text=_("After this day we say that the text is old."),
    )

    class Meta:
        abstract = True

    @property
    def is_old(self) -> bool:
        """Past the day on which it should have been checked: it stays, with a warning."""
        return self.check_by is not None and self.check_by < timezone.localdate()


class NamedAfter(models.Model):
    """A page about one thing. Its address follows that thing; its title does where the editor wrote none."""

    # The word in the address and the name of the thing, once it is chosen.
    named_after: tuple[str, str] | None

    class Meta:
        abstract = True

    def take_name(self) -> None:
        if self.named_after is not None:
            self.slug, name = self.named_after
            self.title = self.title or name

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.take_name()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.take_name()
        super().minimal_clean()  # type: ignore[misc]  # a page's


def place_of_new(model: type[Page]) -> Page | None:
    """The page below which new ones of this kind are made, where that is one page."""
    (above,) = model.allowed_parent_page_models()
    return above.objects.first()


class PageOfOne(WagtailAdminPageForm):
    """The form of a page that is named after something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Leave this empty to use the name of what you chose.")


STILL_TRUE = MultiFieldPanel(
    [FieldPanel("checked_on"), FieldPanel("checked_by"), FieldPanel("check_by")], heading=_("Still true?")
)


def in_tabs(
    *more: Panel,
    first: tuple[Panel, ...] = tuple(Page.content_panels),
    english: tuple[Panel, ...] = (),
    promote: tuple[Panel, ...] = tuple(Page.promote_panels),
) -> TabbedInterface:
    """The screen an editor writes on: Dutch with what else the page has, English, and how it is found."""
    dutch = [*first, FieldPanel("intro"), FieldPanel("body"), *more]
    other = [FieldPanel("title_en"), FieldPanel("intro_en"), FieldPanel("body_en"), *english]
    return TabbedInterface(
        [
            ObjectList(dutch, heading=_("Dutch")),
            ObjectList(other, heading=_("English")),
            ObjectList(promote, heading=_("Promote")),
        ]
    )


def reads_english() -> bool:
    return read_language() == "en"
