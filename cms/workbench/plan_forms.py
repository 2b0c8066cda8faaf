"""The forms of the desk around a plan and who helps. The resident reads every word that is written here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from neighbourhoods.free_text import FreeText
from neighbourhoods.models import Supporter, User
from training.queries.circle import colleagues_for
from training.queries.plan import Plan


class DreamForm(PlainForm):
    words = FreeText(label=_("The dream, in their own words"), max_length=600, rows=3)


class GoalForm(PlainForm):
    words = FreeText(label=_("Goal"), max_length=160)


class StepForm(PlainForm):
    words = FreeText(label=_("Small step"), max_length=160)
    goal = forms.TypedChoiceField(label=_("Below the goal"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(goal.pk, goal.words) for goal in plan.goals]
        self.fields["goal"].choices = [("", _("no goal")), *goals]  # type: ignore[attr-defined]


class ColleagueForm(PlainForm):
    """Somebody who works here for the same municipality."""

    who = forms.TypedChoiceField(label=_("Colleague"), coerce=int)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {it.pk: it for it in colleagues_for(person)}
        choices = [(pk, it.get_full_name()) for pk, it in self.colleagues.items()]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> User:
        return self.colleagues[self.cleaned_data["who"]]


class SupporterForm(ColleagueForm):
    role = FreeText(label=_("Helps with"), required=False, max_length=60)


class HandoverForm(ColleagueForm):
    on = forms.DateField(label=_("From"), widget=forms.DateInput(DATE, format="%Y-%m-%d"))


class EndForm(PlainForm):
    end = forms.ChoiceField(label=_("Why"), choices=[
        (end.value, end.label) for end in (Supporter.End.NOT_NEEDED, Supporter.End.OTHER_WORK)
    ])  # fmt: skip
