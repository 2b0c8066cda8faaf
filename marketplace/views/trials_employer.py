"""/werkgevers/proef/: a company writes a trial placement in three screens, signs it, and looks back on it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from marketplace.actions import trials, trials_looking_back, trials_signing
from marketplace.forms.trials_employer import (
    LookBackForm,
    PromiseTrialForm,
    TermsForm,
    WhatTrialForm,
    WhenTrialForm,
    filled,
)
from marketplace.models import Employer, TrialAgreement
from marketplace.models.trials import Role
from marketplace.queries import trials as found
from marketplace.queries import trials_begun
from neighbourhoods import journal
from neighbourhoods.web import posted, refusal_shown

from .for_employers import for_employers, for_who_answers
from .trials import as_pdf, number_in

SCREENS = ("when", "what", "promise")


@for_who_answers
def every(request: HttpRequest, employer: Employer) -> HttpResponse:
    lines = found.listed(trials_begun.of_employer(employer), Role.EMPLOYER)
    journal.note_look([it.person_id for it in lines], viewer=request.user, screen="trials")
    shown = {"lines": lines, "ready": trials_begun.can_begin(employer)}
    return render(request, "marketplace/employer/trials.html", shown)


@for_employers
def begin(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    """The first screen: when, how much, where."""
    introduction = trials_begun.introduction_to_begin(employer, pk)
    form = WhenTrialForm(posted(request), initial=trials_begun.first_words(introduction))
    if form.is_valid():
        with refusal_shown(request):
            trial = trials.draft_trial(introduction, by=request.user, **form.cleaned_data)
            return redirect("marketplace:trial_what", trial.pk)
    return _screen(request, form, 1, introduction.person.first_name)


@for_employers
def what(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    trial = trials_begun.draft_of(employer, pk)
    form = WhatTrialForm(posted(request), initial=filled(trial, WhatTrialForm))
    if form.is_valid():
        with refusal_shown(request):
            trials.draft_trial(trial.introduction, by=request.user, **form.cleaned_data)
            return redirect("marketplace:trial_promise", trial.pk)
    return _screen(request, form, 2, trial.person.first_name, trial)


@for_employers
def promise(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    """The last screen: what the company promises. After it everybody is asked to sign."""
    trial = trials_begun.draft_of(employer, pk)
    form = PromiseTrialForm(posted(request), initial=filled(trial, PromiseTrialForm))
    if form.is_valid():
        with refusal_shown(request):
            trial = trials.draft_trial(trial.introduction, by=request.user, **form.cleaned_data)
            trials.offer_to_sign(trial, by=request.user)
            messages.success(request, _("Everybody is asked to sign now. You too."))
            return redirect("marketplace:trial", trial.pk)
    return _screen(request, form, 3, trial.person.first_name, trial)


def _screen(
    request: HttpRequest, form: forms.Form, step: int, name: str, trial: TrialAgreement | None = None
) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "step": step, "total": len(SCREENS), "name": name, "trial": trial}
    return render(request, "marketplace/employer/trial_write.html", shown)


@for_who_answers
def one(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    trial = found.trial_of_employer(employer, pk)
    if request.method == "POST":
        with refusal_shown(request):
            messages.success(request, _do(trial, request))
        return redirect("marketplace:trial", pk)
    journal.note_look([trial.person_id], viewer=request.user, screen="trials")
    return render(request, "marketplace/employer/trial.html", {"it": found.shown_to(trial, Role.EMPLOYER)})


def _do(trial: TrialAgreement, request: HttpRequest) -> str:
    match request.POST.get("do", ""):
        case "sign":
            trials_signing.sign(trial, role=Role.EMPLOYER, number=number_in(request), by=request.user)
            return _("You signed. Thank you.")
        case "no":
            trials.call_off_trial(trial, by=request.user)
            return _("It does not go on. We tell the others.")
    return _("Choose what you want to do.")


@for_who_answers
def change(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    """All of the text on one screen. Whoever signed signs anew."""
    trial = found.trial_of_employer(employer, pk)
    form = TermsForm(posted(request), initial=filled(trial, TermsForm))
    if form.is_valid():
        with refusal_shown(request):
            trials.change_trial(trial, by=request.user, **form.cleaned_data)
            return redirect("marketplace:trial", pk)
    return render(
        request, "marketplace/employer/trial_change.html", {"form": form, "it": found.shown_to(trial, Role.EMPLOYER)}
    )


@for_who_answers
def look_back(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    trial = found.trial_of_employer(employer, pk)
    shown = found.shown_to(trial, Role.EMPLOYER)
    form = LookBackForm(posted(request), **trials_begun.to_look_back_on(shown))
    if form.is_valid():
        with refusal_shown(request):
            trials_looking_back.write_assessment(trial, by=request.user, **form.said())
            messages.success(request, _("Thank you. We ask the resident whether it is so."))
        return redirect("marketplace:trial", pk)
    return render(request, "marketplace/employer/trial_look_back.html", {"form": form, "it": shown})


@for_who_answers
def paper(_request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    return as_pdf(found.paper_of(found.trial_of_employer(employer, pk)))
