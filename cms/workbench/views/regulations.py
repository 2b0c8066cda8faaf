"""Rules with a date: what holds today, since when and where that is written, and a municipality's own rule."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.forms import RegulationForm
from cms.workbench.pupil_forms import HolidayForm
from cms.workbench.web import button, carry_out, desk, keys_wanted, told
from neighbourhoods.actions.regulations import set_regulation
from neighbourhoods.actions.schools import remove_school_holiday, set_school_holiday
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries.places import municipality_of
from neighbourhoods.queries.regulations import (
    OfMunicipality,
    Rule,
    holiday_in_care_of,
    holidays_of,
    regulations_of,
)
from neighbourhoods.regulations import SHAPES


@desk
def every_regulation(request: HttpRequest) -> HttpResponse:
    return _shown(request, {})


@button("workbench:regulations")
def holiday(request: HttpRequest, pk: int) -> HttpResponse:
    municipality, form = municipality_of(request.user, pk), _holiday_form(pk, request.POST)
    if form.is_valid():
        try:
            set_school_holiday(municipality, by=request.user, **form.cleaned_data)
        except NotAllowedNow as refusal:
            form.add_error("last_day", str(refusal))
        else:
            messages.success(request, _("The holiday is written down."))
            return redirect("workbench:regulations")
    return _shown(request, {}, {pk: form})


@button("workbench:regulations")
def no_holiday(request: HttpRequest, pk: int) -> HttpResponse:
    row = holiday_in_care_of(request.user, pk)
    return carry_out(request, remove_school_holiday, row, done=_("The holiday is gone."), then="/cms/regels/")


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


Sent = dict[tuple[int, str], RegulationForm]


def _shown(request: HttpRequest, sent: Sent, holidays_sent: dict[int, HolidayForm] | None = None) -> HttpResponse:
    """Each rule with a form, and the school holidays; the form that was sent keeps what was typed."""
    holidays, known = holidays_sent or {}, holidays_of(request.user)
    lines = [
        (it, _rules(it, sent), [row for row in known if row.municipality_id == it.municipality_id],
         holidays.get(it.municipality_id) or _holiday_form(it.municipality_id))
        for it in regulations_of(request.user)
    ]  # fmt: skip
    wrong = next((form for form in (*sent.values(), *holidays.values()) if form.errors), None)
    shown = {"lines": lines, "form": wrong, "keys": keys_wanted(request.user)}
    return render(request, "workbench/regulations.html", shown)


def _rules(it: OfMunicipality, sent: Sent) -> list[tuple[Rule, RegulationForm]]:
    return [
        (rule, sent.get((it.municipality_id, rule.key)) or _form(it.municipality_id, rule.key)) for rule in it.rules
    ]


def _holiday_form(municipality_id: int, data: Any = None) -> HolidayForm:
    return HolidayForm(data, auto_id=f"id_vakantie_{municipality_id}_%s")


def _form(municipality_id: int, key: str, data: Any = None) -> RegulationForm:
    return RegulationForm(SHAPES[key], data, auto_id=f"id_{municipality_id}_{key}_%s")
