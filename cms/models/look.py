"""The look of a municipality: its colours, which pass the contrast gate, and its logo. A setting."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from cms.look import facts, tokens, values, words
from cms.look.gate import Gated, pass_through
from cms.look.panels import ColourInput, LookPanel

CHOSEN = {"primary": "primary", "link": "link", "footer": "soft", "focus": "focus"}  # our field -> our token


TOKENS_BOX = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})


class LookForm(WagtailAdminModelForm):
    """Keeps what can be used of what was pasted, and refuses what cannot be made readable."""

    def clean_tokens(self) -> str:
        text = self.cleaned_data["tokens"]
        pasted = tokens.read(text)
        if text.strip() and not pasted.used:
            raise ValidationError(words.nothing_found(pasted))
        self.instance.left_out = words.left_out(pasted)
        return pasted.as_text()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in CHOSEN.keys() & cleaned.keys():
            colour = values.colour(cleaned[name]) if cleaned[name] else ""
            if colour is None:
                self.add_error(name, words.NO_COLOUR)
            else:
                cleaned[name] = colour
        if not self.errors:
            self._ask_the_gate(cleaned)
        if cleaned.get("logo") and not cleaned.get("logo_words"):
            self.add_error("logo_words", _("Say what the logo shows, for people who cannot see it."))
        return cleaned

    def _ask_the_gate(self, cleaned: dict[str, Any]) -> None:
        refusal = pass_through(wanted(cleaned)).refusal
        if refusal is not None:
            self.add_error("primary" if cleaned["primary"] else "tokens", words.refused(refusal))


def wanted(fields: dict[str, Any]) -> dict[str, str]:
    """What was pasted, and over it what was chosen."""
    chosen = {ours: colour for name, ours in CHOSEN.items() if (colour := values.colour(fields[name]))}
    return tokens.read(fields["tokens"]).values | chosen


@register_setting(icon="view", order=100)
class Look(PreviewableMixin, BaseSiteSetting):
    tokens = models.TextField(
        _("NL Design System tokens"),
        blank=True,
        help_text=_("Paste the tokens of your municipality, as CSS or JSON. Only what Dichtbij can use is kept."),
    )
    primary = models.CharField(_("buttons and the bar at the top"), max_length=60, blank=True)
    link = models.CharField(_("links"), max_length=60, blank=True)
    footer = models.CharField(_("footer and boxes"), max_length=60, blank=True)
    focus = models.CharField(_("ring of the focus"), max_length=60, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo"),
        help_text=_("PNG, JPEG or WebP. A wide logo without much white around it looks best."),
    )  # fmt: skip
    logo_words = models.CharField(
        _("what the logo shows"), max_length=80, blank=True, help_text=_("For example: gemeente Lindedaal.")
    )
    logo_alone = models.BooleanField(_("in place of the houses of Dichtbij"), default=False)

    left_out: tuple[str, ...] = ()  # sentences about what was pasted just now, told once
    select_related = ["logo"]
    base_form_class = LookForm
    panels = [
        LookPanel(heading=_("How it looks now")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("primary", widget=ColourInput), FieldPanel("link", widget=ColourInput)]),
                FieldRowPanel([FieldPanel("footer", widget=ColourInput), FieldPanel("focus", widget=ColourInput)]),
            ],
            heading=_("Choose colours"),
            help_text=_("A colour you choose goes before a pasted one. Leave it empty for ours."),
        ),
        FieldPanel("tokens", widget=TOKENS_BOX, heading=_("Or paste tokens")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_words"), FieldPanel("logo_alone")], heading=_("Logo")),
    ]

    class Meta:
        verbose_name = _("colours and logo")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        transaction.on_commit(facts.forget)

    def gated(self) -> Gated:
        """What a page gets. Worked out anew each time, so that a release that moves our own colours is safe too."""
        return pass_through(wanted({name: getattr(self, name) for name in ("tokens", *CHOSEN)}))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:  # noqa: ARG002 (a name of Wagtail)
        return "cms/look_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"site_facts": facts.facts_from(self.site, look=self)}
