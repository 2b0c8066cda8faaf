"""Rules with a date: what holds today, since when and where that is written, and a municipality's own rule."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.forms import RegulationForm
from cms.workbench.web import button, desk, keys_wanted, told
from neighbourhoods.actions.regulations import set_regulation
from neighbourhoods.queries.places import municipality_of
from neighbourhoods.queries.regulations import regulations_of
from neighbourhoods.regulations import SHAPES


@desk
def every_regulation(request: HttpRequest) -> HttpResponse:
    return _shown(request, {})


@button("workbench:regulations")
def decide(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    municipality = municipality_of(request.user, pk)
    if key not in SHAPES:
        raise Http404
    form = _form(pk, key, request.POST)
    if form.is_valid():
        with told(request, _("Written down. It holds from the day that you chose.")):
            set_regulation(municipality, by=request.user, key=key, **form.decided())
            return redirect("workbench:regulations")
    return _shown(request, {(pk, key): form})


def _shown(request: HttpRequest, sent: dict[tuple[int, str], RegulationForm]) -> HttpResponse:
    """Each rule with a form; the one that was sent keeps what was typed."""
    lines = [
        (
            it,
            [
                (rule, sent.get((it.municipality_id, rule.key)) or _form(it.municipality_id, rule.key))
                for rule in it.rules
            ],
        )
        for it in regulations_of(request.user)
    ]
    wrong = next((form for form in sent.values() if form.errors), None)
    shown = {"lines": lines, "form": wrong, "keys": keys_wanted(request.user)}
    return render(request, "workbench/regulations.html", shown)


def _form(municipality_id: int, key: str, data: Any = None) -> RegulationForm:
    return RegulationForm(SHAPES[key], data, auto_id=f"id_{municipality_id}_{key}_%s")
