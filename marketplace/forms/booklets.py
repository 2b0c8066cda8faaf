"""The form of the work booklet: what stands in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.models import Booklet
from marketplace.queries.booklets import Material, Picked
from neighbourhoods.free_text import FreeText

from .helper import PlainForm

OTHER = "other"  # work without a kind


class BookletForm(PlainForm):
    """Only what there is can be ticked; a list without anything in it is not shown."""

    name = forms.ChoiceField(
        label=_("Which name stands in it?"),
        choices=Booklet.Name,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which name stands in it.")},
    )
    own_words = FreeText(
        label=_("In your own words"),
        help_text=_("What do you like to do? What are you good at?"),
        required=False,
        max_length=400,
        rows=4,
    )
    work = forms.MultipleChoiceField(label=_("What you did"), required=False, widget=forms.CheckboxSelectMultiple)
    courses = forms.MultipleChoiceField(
        label=_("Your certificates"), required=False, widget=forms.CheckboxSelectMultiple
    )
    thanks = forms.MultipleChoiceField(
        label=_("Thank-yous of neighbours"),
        help_text=_("The name of the neighbour does not stand there."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, material: Material, picked: Picked, **kwargs: Any) -> None:
        super().__init__(*args, initial=_ticked(picked), **kwargs)
        self._offer("work", {str(it.kind_id or OTHER): (it.name, it.done, it.icon) for it in material.work})
        self._offer("courses", {str(it.course_id): (it.name, it.given, it.icon) for it in material.learned})
        self._offer("thanks", {str(it.thanks_id): (it.words, it.about, "heart") for it in material.quotes})

    def _offer(self, name: str, rows: dict[str, tuple[str, str, str]]) -> None:
        """For each value its words, a second line and a picture."""
        field = self.fields[name]
        field.choices = [(value, row[0]) for value, row in rows.items()]  # type: ignore[attr-defined]
        field.hints = {value: row[1] for value, row in rows.items()}  # type: ignore[attr-defined]
        field.icons = {value: row[2] for value, row in rows.items()}  # type: ignore[attr-defined]
        if not rows:
            del self.fields[name]

    def picked(self) -> Picked:
        said = self.cleaned_data
        work = said.get("work", [])
        return Picked(
            name=said["name"],
            own_words=said["own_words"],
            work=frozenset(int(value) for value in work if value != OTHER),
            other_work=OTHER in work,
            courses=frozenset(map(int, said.get("courses", []))),
            thanks=frozenset(map(int, said.get("thanks", []))),
        )


def _ticked(picked: Picked) -> dict[str, Any]:
    return {
        "name": picked.name,
        "own_words": picked.own_words,
        "work": [*map(str, picked.work), *([OTHER] if picked.other_work else [])],
        "courses": list(map(str, picked.courses)),
        "thanks": list(map(str, picked.thanks)),
    }
