"""A learning line in the workbench: its name, and up to ten stones, each one choice of what there is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.model import ModelViewSet

from cms.line_stones import keep_stones, spell, stones_of, stones_to_choose
from cms.workbench.pictures import pictures_with
from cms.workbench.tables import IconForm
from marketplace.models import LearningLine

ROWS = 10


class LineForm(IconForm):
    """Empty rows are left out; the others come in their order."""

    class Meta:
        model = LearningLine
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["icon"] = forms.ChoiceField(
            label=gettext_lazy("Picture"), choices=pictures_with(self.instance.icon), initial="route"
        )
        chosen = [spell(it) for it in stones_of(self.instance)] if self.instance.pk else []
        choices = [("", "---------"), *stones_to_choose()]
        for row in range(1, ROWS + 1):
            self.fields[f"stone_{row}"] = forms.ChoiceField(
                label=_("Step %(number)d") % {"number": row}, choices=choices, required=False,
                initial=chosen[row - 1] if row <= len(chosen) else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        stones = list(self.stones(answers))
        if not self.errors and not stones:
            raise ValidationError(_("A line has at least one step."))
        if len(set(stones)) != len(stones):
            raise ValidationError(_("The same step stands in it twice."))
        return answers

    @staticmethod
    def stones(answers: dict[str, Any]) -> Iterable[str]:
        return filter(None, (answers.get(f"stone_{row}") for row in range(1, ROWS + 1)))

    def save(self, commit: bool = True) -> LearningLine:
        line: LearningLine = super().save(commit)
        if commit:
            keep_stones(line, self.stones(self.cleaned_data))
        return line


class LineViewSet(ModelViewSet):
    """Learning lines, edited like courses."""

    model = LearningLine
    icon = "list-ol"
    menu_label = gettext_lazy("Learning lines")
    add_to_settings_menu = True
    list_display = ("name_nl", "position", "is_active")
    list_per_page = 50
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[LineForm]:
        return LineForm
