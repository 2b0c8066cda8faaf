"""The pieces editors build pages from. Each renders with the site's own components."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.street_scenes import HOUSES, PEOPLE

ICONS = [
    ("info", _("information")),
    ("hand-heart", _("helping hand")),
    ("house-heart", _("home")),
    ("phone", _("phone")),
    ("phone-call", _("being called")),
    ("shield-check", _("safe")),
    ("euro", _("money")),
    ("map-pin", _("place")),
    ("message-circle", _("talking")),
    ("lock", _("private")),
    ("user-round", _("person")),
]


class NoteBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        [("", _("plain")), ("info", _("blue")), ("sun", _("yellow")), ("ok", _("green")), ("warn", _("brown"))],
        required=False,
        label=_("Colour"),
    )
    icon = blocks.ChoiceBlock(ICONS, default="info", label=_("Picture"))
    title = blocks.CharBlock(required=False, max_length=80, label=_("Title"))
    words = blocks.TextBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Coloured box")
        template = "cms/blocks/note.html"


class StepBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(ICONS, default="hand-heart", label=_("Picture"))
    title = blocks.CharBlock(max_length=60, label=_("Title"))
    words = blocks.TextBlock(required=False, label=_("Text"))


class ThanksBlock(blocks.StructBlock):
    """A neighbour's words. Only with their yes: without it the page cannot be saved."""

    words = blocks.TextBlock(max_length=160, label=_("What was said"))
    words_en = blocks.TextBlock(max_length=160, required=False, label=_("What was said, in English"))
    who = blocks.CharBlock(max_length=60, label=_("First name and neighbourhood"))
    agreed = blocks.BooleanBlock(label=_("This person said yes to being quoted here"))

    class Meta:
        icon = "openquote"
        label = _("Thank-you")


OWN_PAGES = [
    ("employers", _("For employers")),
    ("services", _("What we help with")),
    ("courses", _("Courses")),
]  # addresses of cms.urls that always answer, with an editor's page or without


class BannerBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label=_("Title"))
    words = blocks.TextBlock(required=False, label=_("Text"))
    button = blocks.CharBlock(max_length=40, label=_("Words on the button"))
    page = blocks.PageChooserBlock(required=False, label=_("Page behind the button"))
    own_page = blocks.ChoiceBlock(OWN_PAGES, required=False, label=_("Or a page of the site itself"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value.get("page") and not value.get("own_page"):
            sentence = ValidationError(_("Choose where the button leads to."), code="required")
            raise blocks.StructBlockValidationError(block_errors={"page": sentence})
        return value

    class Meta:
        icon = "pick"
        label = _("Invitation with a button")
        template = "cms/blocks/banner.html"


class BodyBlock(blocks.StreamBlock):
    """What a plain page may hold."""

    heading = blocks.CharBlock(max_length=90, icon="title", label=_("Heading"), template="cms/blocks/heading.html")
    text = blocks.RichTextBlock(features=["bold", "link", "ul", "ol", "document-link"], label=_("Text"))
    steps = blocks.ListBlock(StepBlock(), icon="list-ol", label=_("Steps"), template="cms/blocks/steps.html")
    note = NoteBlock()
    contact = blocks.StaticBlock(
        icon="mobile-alt",
        label=_("Whom to call"),
        admin_text=_("Shows the phone number of the visitor's own coordinator."),
        template="cms/blocks/contact.html",
    )


class PhotoBlock(blocks.StructBlock):
    """A photo with the words for who cannot see it, and the yes of who is on it."""

    image = ImageChooserBlock(label=_("Photo"))
    alt = blocks.CharBlock(max_length=160, label=_("What is on it?"), help_text=_("For people who cannot see it."))
    agreed = blocks.BooleanBlock(label=_("Everybody on this photo said yes to it being here"))

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "cms/blocks/photo.html"


class DrawingBlock(blocks.StructBlock):
    """A picture by the program, out of the street."""

    people = blocks.ChoiceBlock(PEOPLE, default="two", label=_("People"))
    houses = blocks.ChoiceBlock(HOUSES, default="gables", label=_("Houses"))

    class Meta:
        icon = "view"
        label = _("Drawing")
        template = "cms/blocks/drawing.html"


class StoryBlock(BodyBlock):
    """What a story may hold besides."""

    quote = blocks.TextBlock(max_length=300, icon="openquote", label=_("Quote"), template="cms/blocks/quote.html")
    drawing = DrawingBlock()
    photo = PhotoBlock()


KINDS_OF_TEST = [
    ("full", _("full test by people, all criteria")),
    ("part", _("test of a part")),
    ("automatic", _("test by a program")),
    ("users", _("test with users")),
]


class FormalValue(blocks.StructValue):
    """The fields that are filled in, as lines of a formal table."""

    def rows(self) -> list[tuple[str, object]]:
        fields = self.block.child_blocks.items()
        return [(str(field.label), _as_said(self[name])) for name, field in fields if name in SAID and self[name]]


def _as_said(value: object) -> object:
    return date_format(value, "j F Y") if isinstance(value, date) else value


# What a table says; what stands above it is its heading.
SAID = {"what_is_wrong", "reason", "consequence", "alternative", "measure", "planned_on",
        "why", "ground", "how_long", "who_sees"}  # fmt: skip


class ReportValue(blocks.StructValue):
    def kind_words(self) -> str:
        return str(dict(KINDS_OF_TEST)[self["kind"]])


class ReportBlock(blocks.StructBlock):
    """One test of the site: what the register asks as proof."""

    kind = blocks.ChoiceBlock(KINDS_OF_TEST, label=_("Kind of test"))
    on = blocks.DateBlock(label=_("Date of the test"))
    by = blocks.CharBlock(max_length=80, label=_("Who tested"))
    link = blocks.URLBlock(required=False, label=_("Address of the report"))

    class Meta:
        icon = "search"
        label = _("Test")
        value_class = ReportValue


class ProblemBlock(blocks.StructBlock):
    """One criterion that is not met, with what the register asks about it."""

    criterion = blocks.CharBlock(max_length=80, label=_("Criterion"), help_text=_("For example: 1.4.3 Contrast"))
    what_is_wrong = blocks.TextBlock(label=_("What is wrong"))
    reason = blocks.TextBlock(required=False, label=_("Reason"))
    consequence = blocks.TextBlock(required=False, label=_("Consequence for people"))
    alternative = blocks.TextBlock(required=False, label=_("What you can do instead"))
    measure = blocks.TextBlock(required=False, label=_("What we do about it"))
    planned_on = blocks.DateBlock(required=False, label=_("Solved on"))

    class Meta:
        icon = "warning"
        label = _("Known problem")
        value_class = FormalValue


class KeptBlock(blocks.StructBlock):
    """One kind of data: what, why, on what ground, how long and for whom to see."""

    what = blocks.CharBlock(max_length=120, label=_("What we keep"))
    why = blocks.TextBlock(label=_("What for"))
    ground = blocks.TextBlock(label=_("Why we may"))
    how_long = blocks.CharBlock(max_length=160, label=_("How long"))
    who_sees = blocks.TextBlock(label=_("Who sees it"))

    class Meta:
        icon = "list-ul"
        label = _("Kind of data")
        template = "cms/blocks/kept.html"
        value_class = FormalValue
