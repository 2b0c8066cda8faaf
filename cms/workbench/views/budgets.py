"""How many messages a week people get at most: what holds, and deciding something else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.forms import BudgetForm
from cms.workbench.web import button, desk, keys_wanted, told
from neighbourhoods.actions.budgets import set_budget
from neighbourhoods.queries import budgets
from neighbourhoods.queries.places import municipality_of


@desk
def every_budget(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@button("workbench:budgets")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    municipality = municipality_of(request.user, pk)
    form = _form(pk, request.POST)
    if form.is_valid():
        with told(request, _("Written down. It holds from the day that you chose.")):
            set_budget(municipality, by=request.user, **form.cleaned_data)
            return redirect("workbench:budgets")
    return _shown(request, {pk: form})


def _shown(request: HttpRequest, sent: Mapping[int, BudgetForm] = MappingProxyType({})) -> HttpResponse:
    """Each municipality with a form; the one that was sent keeps what was typed."""
    found = budgets.budgets_of(request.user)
    lines = [(it, sent.get(it.municipality_id) or _form(it.municipality_id)) for it in found]
    wrong = next((form for form in sent.values() if form.errors), None)
    shown = {"lines": lines, "form": wrong, "keys": keys_wanted(request.user)}
    return render(request, "workbench/budgets.html", shown)


def _form(municipality_id: int, data: Any = None) -> BudgetForm:
    return BudgetForm(data, auto_id=f"id_{municipality_id}_%s")
