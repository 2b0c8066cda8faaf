"""The intake on one screen, while somebody is on the phone or at the table. Every question may stay open."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import PlainForm
from marketplace.actions.telling import Told
from marketplace.forms.intake import DreamForm, HelpsForm
from marketplace.queries.kinds import active_kinds
from marketplace.queries.my_wishes import Wishes, conditions_among
from neighbourhoods.free_text import FreeText
from training.models import LensNote
from training.queries.intake import ToldSoFar

READS = _("The resident can read this. It is advice: nothing is decided by it.")


class TalkForm(DreamForm, HelpsForm):
    """From the dream on; at the end the advice of two colleagues."""

    likes = forms.MultipleChoiceField(
        label=_("What do you like to do?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("pictures", "dream", "can", "likes", "works_best", "parts", "reach_minutes")

    def __init__(self, *args: Any, wishes: Wishes, told: ToldSoFar, **kwargs: Any) -> None:
        super().__init__(*args, wishes=wishes, can=told.can, initial={"likes": wishes.likes}, **kwargs)
        self.fields["dream"].help_text = ""
        self.kinds = {str(kind.pk): kind for kind in active_kinds()}
        self.fields["likes"].choices = [(pk, kind.name) for pk, kind in self.kinds.items()]  # type: ignore[attr-defined]

    def answers(self) -> Told:
        said = self.cleaned_data
        places = conditions_among(said["works_best"]) if "works_best" in said else None
        return Told(
            dream=self.told(), can=said["can"], likes=[self.kinds[pk] for pk in said["likes"]], works_best=places,
            parts=said["parts"], reach_minutes=said["reach_minutes"],
        )  # fmt: skip


class AdviceForm(PlainForm):
    """Two lenses on one person. They never gate: whoever left them open goes on all the same."""

    taking_part = FreeText(
        label=capfirst(LensNote.Lens.TAKING_PART.label), required=False, max_length=600, rows=2, help_text=READS
    )
    work = FreeText(label=capfirst(LensNote.Lens.WORK.label), required=False, max_length=600, rows=2, help_text=READS)

    def __init__(self, *args: Any, told: ToldSoFar, **kwargs: Any) -> None:
        super().__init__(*args, initial={lens: told.advised(lens) for lens in LensNote.Lens.values}, **kwargs)
