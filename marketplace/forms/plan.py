"""One's own plan: the dream, a small step, and a suggestion that is put away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from neighbourhoods.free_text import FreeText
from training.models import NotNow
from training.queries.plan import Plan

from .helper import PlainForm


class DreamForm(PlainForm):
    dream = FreeText(
        label=gettext_lazy("What do you dream of?"), rows=3, max_length=600,
        help_text=gettext_lazy("In your own words. You may always change it."),
        error_messages={"required": gettext_lazy("Write down a few words.")},
    )  # fmt: skip


class StepForm(PlainForm):
    """`below`: of the person's goals, for who may choose."""

    step = FreeText(
        label=gettext_lazy("A small step"), max_length=160,
        help_text=gettext_lazy("Something that you can do in a week."),
        error_messages={"required": gettext_lazy("Write down a few words.")},
    )  # fmt: skip
    below = forms.TypedChoiceField(
        label=gettext_lazy("Belongs to"), required=False, coerce=int, empty_value=None, widget=forms.Select
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(goal.pk, goal.words) for goal in plan.goals]
        if goals:
            self.fields["below"].choices = [("", gettext_lazy("no goal")), *goals]  # type: ignore[attr-defined]
        else:
            del self.fields["below"]


class GoalForm(PlainForm):
    goal = FreeText(
        label=gettext_lazy("A goal"), max_length=160,
        help_text=gettext_lazy("Something on the way to your dream."),
        error_messages={"required": gettext_lazy("Write down a few words.")},
    )  # fmt: skip


class NotNowForm(PlainForm):
    source = forms.ChoiceField(choices=NotNow.Source.choices)
    thing = forms.SlugField(required=False, max_length=60)
