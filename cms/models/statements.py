"""Pages that must stay true: your benefit, how accessible the site is, what is kept of you."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms import accessibility
from cms.accessibility import SAID, STATUSES, Verdict
from cms.blocks import KeptBlock, ProblemBlock, ReportBlock
from cms.models.base import STILL_TRUE, CheckedPage, in_tabs, reads_english


class BenefitPage(CheckedPage):
    """What somebody with a benefit must know. The law is never in code: an editor's words, with a date."""

    short = models.CharField(
        _("short version"), max_length=300, blank=True, help_text=_("Stands on every job. One or two short sentences.")
    )
    short_en = models.CharField(_("short version in English"), max_length=300, blank=True)

    template = "cms/benefit_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PlainPage"]
    edit_handler = in_tabs(FieldPanel("short"), STILL_TRUE, english=(FieldPanel("short_en"),))

    class Meta:
        verbose_name = _("page about benefits")
        verbose_name_plural = _("pages about benefits")


@dataclass(frozen=True)
class BenefitWords:
    """What stands on every job: the editor's words (none when they are old), and where the whole text is."""

    words: str
    href: str


def benefit_words() -> BenefitWords | None:
    """One question for the page; its address needs none, since the site's are remembered."""
    fields = ("slug", "url_path", "locale_id", "short", "short_en", "check_by")
    page = BenefitPage.objects.filter(live=True).only("page_ptr", *fields).order_by("path").first()
    if page is None:
        return None
    written = page.short_en if reads_english() else page.short
    return BenefitWords("" if page.is_old else written, page.url)


class AccessibilityPage(CheckedPage):
    """The accessibility statement, with the fields of the Dutch register."""

    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    addresses = models.TextField(_("web addresses"), blank=True, help_text=_("One a line; the main one first."))
    not_included = models.TextField(_("not included"), blank=True, help_text=_("Parts of others, and why."))
    status = models.CharField(_("status in the register"), max_length=1, choices=STATUSES, default="E")
    register_link = models.URLField(_("address in the register"), blank=True)
    tests = StreamField([("test", ReportBlock())], blank=True, verbose_name=_("tests"))
    problems = StreamField([("problem", ProblemBlock())], blank=True, verbose_name=_("known problems"))
    measures = models.TextField(
        _("how it stays accessible"), blank=True, help_text=_("What is done or planned, one a line.")
    )
    contact_email = models.EmailField(_("e-mail for complaints"), blank=True, help_text=_("Of a team, not a person."))
    stated_on = models.DateField(_("date of the statement"), null=True, blank=True)
    signed_by = models.CharField(_("signed by (function)"), max_length=80, blank=True)

    template = "cms/accessibility_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    edit_handler = in_tabs(
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("addresses"), FieldPanel("not_included")],
            heading=_("What is it about?"),
        ),
        MultiFieldPanel([FieldPanel("tests"), FieldPanel("problems"), FieldPanel("measures")], heading=_("Proof")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("register_link")]),
                FieldRowPanel([FieldPanel("stated_on"), FieldPanel("signed_by")]),
                FieldPanel("contact_email"),
            ],
            heading=_("Statement"),
        ),
        STILL_TRUE,
    )

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def verdict(self) -> Verdict:
        today = timezone.localdate()
        return accessibility.verdict(
            [block.value for block in self.tests],
            [block.value for block in self.problems],
            plans=self.measures,
            signed=bool(self.signed_by and self.stated_on and self.stated_on <= today),
            today=today,
        )

    @property
    def shown_status(self) -> tuple[str, str]:
        """Never better than what is known today: a test grows old, a promised day passes."""
        letter = accessibility.worse_of(self.status, self.verdict.status)
        return letter, str(SAID[letter])

    def clean(self) -> None:
        super().clean()
        found = self.verdict
        if accessibility.worse_of(self.status, found.status) != self.status:
            raise ValidationError(
                {
                    "status": _("Status %(claimed)s does not hold. It can be %(holds)s at best. %(because)s")
                    % {"claimed": self.status, "holds": found.status, "because": found.because}
                }
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"statement": self.statement()}

    def statement(self) -> list[tuple[str, str]]:
        """The formal table: what stands there, in the order of the register; empty fields are left out."""
        site, *others = self.addresses.splitlines() or [""]
        rows = [
            (_("Organisation"), self.organisation),
            (_("Website"), site),
            (_("Also about"), "\n".join(others)),
            (_("Not included"), self.not_included),
            (_("Status"), self.shown_status[1]),
            (_("Standard"), "EN 301 549, WCAG 2.1 A + AA"),
            (_("Date of the statement"), _day(self.stated_on)),
            (_("Signed by"), self.signed_by),
            (_("Checked again before"), _day(self.check_by)),
        ]
        return [(label, words) for label, words in rows if words]


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


class PrivacyPage(CheckedPage):
    """What is kept of people: in plain words on top, then a table for each kind of data."""

    kept = StreamField([("row", KeptBlock())], blank=True, verbose_name=_("what we keep"))
    kept_en = StreamField([("row", KeptBlock())], blank=True, verbose_name=_("what we keep, in English"))

    template = "cms/privacy_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PlainPage"]
    edit_handler = in_tabs(FieldPanel("kept"), STILL_TRUE, english=(FieldPanel("kept_en"),))

    class Meta:
        verbose_name = _("privacy statement")
        verbose_name_plural = _("privacy statements")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        in_english = context["words"].language == "en" and bool(self.kept_en)
        shown = self.kept_en if in_english else self.kept
        return context | {"kept": shown, "kept_language": "en" if in_english else "nl"}
