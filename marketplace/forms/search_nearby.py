"""What an employer looks for before any login. Nothing of it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from marketplace.models import WorkKind
from neighbourhoods.queries.whereabouts import point_of

from .helper import PlainForm

MINUTES = (10, 20, 30, 45)
HOURS = (0, 8, 12, 16, 24)
ALL = "alles"


class SearchForm(PlainForm):
    work = forms.ChoiceField(
        label=_("Which work do you have?"),
        widget=forms.RadioSelect,
        initial=ALL,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose which work.")),
    )
    hours = forms.TypedChoiceField(
        label=_("How many hours a week?"),
        coerce=int,
        initial=0,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how many hours.")),
    )
    postcode = forms.CharField(
        label=_("The postcode of the work"),
        help_text=_("For example 8991 AB. The four digits are enough."),
        max_length=10,
        error_messages=dict.fromkeys(("required", "max_length"), _("Enter a postcode. For example 8991 AB.")),
        widget=forms.TextInput({"autocomplete": "off", "size": 8, "class": "short", "spellcheck": "false"}),
    )
    minutes = forms.TypedChoiceField(
        label=_("How many minutes on foot from the work?"),
        coerce=int,
        initial=20,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose how many minutes.")),
    )

    def __init__(self, *args: Any, kinds: list[WorkKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {it.slug: it for it in kinds}
        work, hours, minutes = (self.fields[name] for name in ("work", "hours", "minutes"))
        work.choices = [(ALL, _("All work")), *((it.slug, it.name) for it in kinds)]  # type: ignore[attr-defined]
        work.icons = {ALL: "briefcase-business"} | {it.slug: it.icon for it in kinds}  # type: ignore[attr-defined]
        hours.choices = [(it, _hours(it)) for it in HOURS]  # type: ignore[attr-defined]
        minutes.choices = [(it, _minutes(it)) for it in MINUTES]  # type: ignore[attr-defined]

    def clean_postcode(self) -> tuple[float, float]:
        """Only where it is; the postcode itself goes no further than here."""
        point = point_of(self.cleaned_data["postcode"])
        if point is None:
            raise forms.ValidationError(_("We do not know this postcode. Is it right?"))
        return point

    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data
        kind = self.kinds.get(said["work"])
        return {"point": said["postcode"], "minutes": said["minutes"], "hours": said["hours"],
                "kind": kind.pk if kind else None}  # fmt: skip


def _hours(count: int) -> str:
    words = ngettext("%(count)d hour or more", "%(count)d hours or more", count) % {"count": count}
    return words if count else str(_("It does not matter"))


def _minutes(count: int) -> str:
    return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
