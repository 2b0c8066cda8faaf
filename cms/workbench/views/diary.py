"""The jobhunter's diary: visits of this week, promises, and one company with all that was written about it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench import diary_forms
from cms.workbench.forms import PlainForm
from cms.workbench.web import button, carry_out, desk, go_on, keys_wanted, told
from marketplace.actions import diary as actions
from marketplace.models import DiaryCompany
from marketplace.queries import diary, employer_desk
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import posted

COMPANY = "workbench:diary_company"
ADD: dict[str, tuple[type[PlainForm], Callable[..., object]]] = {
    "bezoek": (diary_forms.VisitForm, actions.plan_visit),
    "belofte": (diary_forms.PromiseForm, actions.note_promise),
}


@desk
def every_company(request: HttpRequest) -> HttpResponse:
    form = diary_forms.CompanyForm(posted(request), viewer=request.user)
    if form.is_valid():
        company = actions.add_company(by=request.user, **form.cleaned_data)
        return redirect(COMPANY, company.pk)
    shown = {
        "visits": diary.visits_this_week(request.user),
        "promises": diary.promises_that_stand(request.user),
        "companies": diary.companies_listed(request.user),
        "form": form,
        "keys": keys_wanted(request.user),
    }
    return render(request, "workbench/diary.html", shown)


@desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, diary.company_in_reach(request.user, pk))


@button("workbench:employer")
def of_employer(request: HttpRequest, pk: int) -> HttpResponse:
    """The diary of a company that applied here; made when there was none."""
    employer = employer_desk.employer_in_care_of(request.user, pk)
    return redirect(COMPANY, actions.open_diary(employer, by=request.user).pk)


@button(COMPANY)
def add(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    company = diary.company_in_reach(request.user, pk)
    if name not in ADD:
        raise Http404
    asks, action = ADD[name]
    form = asks(request.POST)
    if form.is_valid() and _did(request, form, lambda: action(company, by=request.user, **form.cleaned_data)):
        return redirect(COMPANY, pk)
    return _screen(request, company, wrong=form, **{name: form})


@button(COMPANY)
def visit_step(request: HttpRequest, pk: int, row: int, name: str) -> HttpResponse:
    company, visit = diary.company_in_reach(request.user, pk), diary.visit_in_reach(request.user, row)
    if name == "niet":
        then = f"/cms/werkgevers/dagboek/{pk}/"
        return carry_out(request, actions.let_visit_go, visit, done=_("Let go."), then=then)
    form = diary_forms.TellForm(request.POST, auto_id=f"id_tell_{row}_%s")
    if form.is_valid() and _did(request, form, lambda: actions.tell_visit(visit, by=request.user, **form.cleaned_data)):
        return redirect(COMPANY, pk)
    return _screen(request, company, wrong=form, told_of={row: form})


@button(COMPANY)
def promise_step(request: HttpRequest, pk: int, row: int, name: str) -> HttpResponse:
    company, promise = diary.company_in_reach(request.user, pk), diary.promise_in_reach(request.user, row)
    if name in {"kept", "let_go"}:
        with told(request, _("Written down.")):
            actions.end_promise(promise, by=request.user, end=name)
        return go_on(request, f"/cms/werkgevers/dagboek/{pk}/")
    form = diary_forms.LookForm(request.POST, auto_id=f"id_look_{row}_%s")
    if form.is_valid() and _did(
        request, form, lambda: actions.look_at_promise(promise, by=request.user, **form.cleaned_data)
    ):
        return redirect(COMPANY, pk)
    return _screen(request, company, wrong=form, looked_at={row: form})


Sent = dict[int, PlainForm]


def _screen(
    request: HttpRequest, company: DiaryCompany, *, told_of: Sent | None = None, looked_at: Sent | None = None, **b: Any
) -> HttpResponse:
    """`told_of`, `looked_at`, `b`: the form that was refused, with what was typed in it."""
    shown = {
        "company": company,
        "visits": _with_form(diary.visits_of(company), diary_forms.TellForm, "tell", told_of or {}),
        "promises": _with_form(diary.promises_of(company), diary_forms.LookForm, "look", looked_at or {}),
        "bezoek": diary_forms.VisitForm(auto_id="id_visit_%s"), "belofte": diary_forms.PromiseForm(),
        "keys": keys_wanted(request.user),
    }  # fmt: skip
    return render(request, "workbench/diary_company.html", shown | b)


def _with_form(rows: Iterable[Any], form: type[PlainForm], name: str, sent: Sent) -> list[tuple[Any, PlainForm]]:
    """Each with a form of its own."""
    return [(it, sent.get(it.pk) or form(auto_id=f"id_{name}_{it.pk}_%s")) for it in rows]


def _did(request: HttpRequest, form: PlainForm, act: Callable[[], object]) -> bool:
    """False: refused, with the sentence at the form."""
    try:
        act()
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Written down."))
    return True
