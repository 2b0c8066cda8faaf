"""Pieces for the pages of neighbourhoods."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PersonBlock(blocks.StructBlock):
    """Somebody of the team whom residents may know by name."""

    name = blocks.CharBlock(max_length=60, label=_("Name"))
    does = blocks.CharBlock(max_length=90, label=_("What this person does"))
    phone = blocks.CharBlock(max_length=20, required=False, label=_("Phone number"))

    class Meta:
        icon = "user"
        label = _("Person")
