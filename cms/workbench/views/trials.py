"""Trial placements on the desk: the list, one with its signatures and its end, and what is noted for others."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench import trial_forms as of
from cms.workbench.web import desk, keys_wanted, told
from marketplace.actions import trials, trials_ending, trials_looking_back, trials_signing
from marketplace.forms.trials_employer import filled
from marketplace.models.trials import Role
from marketplace.queries import trials_begun, trials_desk
from marketplace.queries.trials import paper_of
from marketplace.queries.trials_desk import OnDesk
from marketplace.views.trials import as_pdf, number_in
from neighbourhoods import journal
from neighbourhoods.web import posted

SCREEN = "trials"


@desk
def every(request: HttpRequest) -> HttpResponse:
    found = trials_desk.listed_for(request.user)
    journal.note_look(found.people, viewer=request.user, screen=SCREEN)
    return render(request, "workbench/trials.html", {"lists": found, "keys": keys_wanted(request.user)})


@desk
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Written at the desk, on one screen."""
    introduction = trials_desk.introduction_at_desk(request.user, pk)
    form = of.TermsForm(posted(request), initial=trials_begun.first_words(introduction))
    if form.is_valid():
        with told(request, _("Everybody is asked to sign now.")):
            trial = trials.draft_trial(introduction, by=request.user, **form.cleaned_data)
            trials.offer_to_sign(trial, by=request.user)
            return redirect("workbench:trial", trial.pk)
    shown = {"form": form, "who": introduction.person, "company": introduction.employer.name}
    return render(request, "workbench/trial_write.html", shown | {"keys": keys_wanted(request.user)})


@desk
def change(request: HttpRequest, pk: int) -> HttpResponse:
    trial = trials_desk.on_desk(request.user, pk).trial
    form = of.TermsForm(posted(request), initial=filled(trial, of.TermsForm))
    if form.is_valid():
        with told(request, _("Written down. Whoever signed signs anew.")):
            trials.change_trial(trial, by=request.user, **form.cleaned_data)
            return redirect("workbench:trial", pk)
    shown = {"form": form, "who": trial.person, "company": trial.employer.name, "trial": trial}
    return render(request, "workbench/trial_write.html", shown | {"keys": keys_wanted(request.user)})


@desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, and every step that is possible now."""
    it = trials_desk.on_desk(request.user, pk)
    forms = _forms(request, it)
    if request.method == "POST" and _step(request, it, forms):
        return redirect("workbench:trial", pk)
    journal.note_look([it.trial.person_id], viewer=request.user, screen=SCREEN)
    wrong = next((form for form in forms.values() if form.errors), None)
    shown = {"it": it, "trial": it.shown, "forms": forms, "form": wrong, "keys": keys_wanted(request.user)}
    return render(request, "workbench/trial.html", shown)


FORMS: dict[str, Callable[..., Any]] = {
    "sign": of.WayBackForm, "paper": of.PaperForm, "job": of.JobForm,
}  # fmt: skip
PLAIN: dict[str, Callable[..., Any]] = {"code": of.CodeForm, "answer": of.AnswerTrialForm, "longer": of.LongerForm}


def _forms(request: HttpRequest, it: OnDesk) -> dict[str, Any]:
    """One of them was sent; the others stand ready."""
    do = request.POST.get("do", "")
    sent = {name: request.POST if name == do else None for name in (*FORMS, *PLAIN)}
    with_trial = {name: form(sent[name], it=it, auto_id=f"id_{name}_%s") for name, form in FORMS.items()}
    return with_trial | {name: form(sent[name], auto_id=f"id_{name}_%s") for name, form in PLAIN.items()}


def _step(request: HttpRequest, it: OnDesk, forms: dict[str, Any]) -> bool:
    """Do what was pressed. False: something is wrong in a form, which keeps what was typed."""
    do = request.POST.get("do", "")
    form = forms.get(do)
    if form is not None and not form.is_valid():
        return False
    with told(request, _("Written down.")):
        _act(request, it, do, form)
    return True


def _act(request: HttpRequest, it: OnDesk, do: str, form: Any) -> None:
    trial, by = it.trial, request.user
    match do:
        case "answer":
            trials_looking_back.answer_assessment(trial, by=by, **form.cleaned_data)
        case "job":
            trials_ending.note_job(trial, by=by, job=form.job(), way_back=form.way_back())
        case "longer":
            trials_ending.go_on_longer(trial, by=by, **form.cleaned_data)
        case "back":
            trials_ending.go_back(trial, by=by)
        case "call-off":
            trials.call_off_trial(trial, by=by)
        case _:
            _sign(request, it, do, form)


def _sign(request: HttpRequest, it: OnDesk, do: str, form: Any) -> None:
    trial, by, number = it.trial, request.user, number_in(request)
    role = request.POST.get("shown", "")
    match do:
        case "sign":
            way = form.way_back()
            trials.plan_way_back(trial, by=by, place=way.place, contact=way.contact, until=way.until)
            trials_signing.sign(trial, role=Role.COORDINATOR, number=number, by=by)
        case "paper":
            trials_signing.enter_paper(trial, by=by, number=number, **form.chosen())
        case "send-code" if role in Role.values:
            trials_signing.send_code(trial, role=role, by=by)
        case "code" if role in Role.values:
            trials_signing.sign_with_code(trial, role=role, code=form.cleaned_data["code"], by=by)


@desk
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    trial = trials_desk.on_desk(request.user, pk).trial
    journal.note_look([trial.person_id], viewer=request.user, screen=SCREEN)
    return as_pdf(paper_of(trial))
