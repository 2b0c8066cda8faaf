"""The pieces editors build pages from. Each renders with the site's own components."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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
    who = blocks.CharBlock(max_length=60, label=_("First name and neighbourhood"))
    agreed = blocks.BooleanBlock(label=_("This person said yes to being quoted here"))

    class Meta:
        icon = "openquote"
        label = _("Thank-you")


class BannerBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label=_("Title"))
    words = blocks.TextBlock(required=False, label=_("Text"))
    button = blocks.CharBlock(max_length=40, label=_("Words on the button"))
    page = blocks.PageChooserBlock(label=_("Page behind the button"))

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
