"""Parts of the settings screen: a colour with its hex beside it, and a card that shows the colours as they will be."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel

from . import words
from .gate import Gated


class ColourInput(forms.TextInput):
    """The field is the hex; without script that is all. With it, the browser's own palette stands beside it."""

    template_name = "cms/colour_input.html"

    class Media:
        js = ["cms/workbench/colour.js"]
        css = {"all": ["cms/workbench/look.css"]}


class LookPanel(Panel):
    """A button, a link, a field and the focus in the colours of the site, and what the gate did to them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/look_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            gated = self.instance.gated()
            return super().get_context_data(parent_context) | {
                "is_ours": not gated.values,
                "said": words.about(gated),
                "colours": self._as_attribute(gated),
            }

        @staticmethod
        def _as_attribute(gated: Gated) -> SafeString:
            """For the card only: the admin around it keeps its own colours."""
            page = gated.full() | {"radius": gated.values.get("radius", "12px")}
            return format_html('style="{}"', ";".join(f"--{name}:{value}" for name, value in sorted(page.items())))
