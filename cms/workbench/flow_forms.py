"""Which report of the flow: of which municipality, which quarter, as known on which day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.asking_forms import day_field
from cms.workbench.forms import PlainForm
from neighbourhoods.models import Municipality
from training.queries.flow import Quarter

QUARTERS = 12


def yesterday() -> date:
    """Today is not over: what is written down this afternoon would change the report."""
    return timezone.localdate() - timedelta(days=1)


def last_quarters() -> list[Quarter]:
    found = [Quarter.of(yesterday())]
    while len(found) < QUARTERS:
        found.append(Quarter.of(found[-1].first - timedelta(days=1)))
    return found


def spelt(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"


class FlowForm(PlainForm):
    municipality = forms.ChoiceField(label=gettext_lazy("Municipality"))
    quarter = forms.ChoiceField(label=gettext_lazy("Quarter"))
    known = day_field(gettext_lazy("As it was known on"))

    def __init__(self, data: Any, *, places: Sequence[Municipality], **kwargs: Any) -> None:
        self.quarters = {spelt(it): it for it in last_quarters()}
        first = {"municipality": str(places[0].pk), "quarter": next(iter(self.quarters)), "known": str(yesterday())}
        super().__init__({**first, **{name: data[name] for name in first if data.get(name)}}, **kwargs)
        names = [(it, _("%(number)d of %(year)d") % vars(quarter)) for it, quarter in self.quarters.items()]
        for field, choices in (("municipality", [(str(it.pk), it.name) for it in places]), ("quarter", names)):
            self.fields[field].choices = choices  # type: ignore[attr-defined]

    def clean_known(self) -> date:
        known: date = self.cleaned_data["known"]
        if known > yesterday():
            raise forms.ValidationError(_("Choose a day that is over."), code="future")
        return known

    def asked(self) -> tuple[int, Quarter, date]:
        given = self.cleaned_data
        return int(given["municipality"]), self.quarters[given["quarter"]], given["known"]
