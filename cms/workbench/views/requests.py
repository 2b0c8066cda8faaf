"""One request with everything around it, and every step a coordinator can take for the two people on the phone."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench import files
from cms.workbench.forms import AmendForm, MinutesForm, PlanForm, ReportForm, ThanksForm
from cms.workbench.web import button, carry_out, desk, go_on, keys_wanted, number, say_again, told
from marketplace.actions import asking, helping, moderating, visiting
from marketplace.models import Opportunity, Visit
from marketplace.queries import cases, moderation
from neighbourhoods.errors import NotAllowedNow


@desk
def card(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    if task.is_job:
        return redirect("workbench:job", pk)
    shown = files.request_card(request.user, task, AmendForm.of(task))
    return render(request, "workbench/request.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:request")
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Wijzig: kind, day, part of the day, time, length, what is good to know, and how the neighbour is called."""
    task = moderation.request_in_care_of(request.user, pk)
    form = AmendForm(request.POST)
    if not form.is_valid():
        shown = files.request_card(request.user, task, form)
        return render(request, "workbench/request.html", shown | {"keys": keys_wanted(request.user)})
    with told(request, _("The request is changed.")):
        asking.amend_request(task, by=request.user, request=form.request(task))
    return go_on(request, card_of(task))


# ---------------------------------------------------------------- steps with one button
Action = Callable[..., object]
STEPS: dict[str, Action] = {
    "plaatsen": moderating.publish_opportunity,
    "niet-meer-nodig": asking.withdraw_request,
    "nog-nodig": asking.keep_request,
}


@button("workbench:request")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    if name not in STEPS:
        raise Http404
    return carry_out(request, STEPS[name], task, done=_("Done."), then=card_of(task))


# ---------------------------------------------------------------- an agreement, for one of the two
WITH_AGREEMENT: dict[str, Action] = {
    "afzeggen": helping.call_off,
    "helper-zegt-af": helping.step_back,
    "nog-een-keer": asking.ask_again,
    "bedanken": visiting.thank_helper,
}


@button("workbench:today")
def agreement_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    agreement = cases.agreement_in_care_of(request.user, pk)
    if name not in WITH_AGREEMENT:
        raise Http404
    form = ThanksForm(request.POST) if name == "bedanken" else None
    if form and not form.is_valid():
        return say_again(request, form)
    then, answers = card_of(agreement.opportunity), form.cleaned_data if form else {}
    return carry_out(request, WITH_AGREEMENT[name], agreement, done=_("Done."), then=then, **answers)


# ---------------------------------------------------------------- a visit, for one of the two
def plan(visit: Visit, request: HttpRequest) -> None:
    visiting.plan_visit(visit, by=request.user, **cleaned(PlanForm(request.POST)))


def report(visit: Visit, request: HttpRequest) -> None:
    visiting.report_visit(visit, by=request.user, **cleaned(ReportForm(request.POST)))


def confirm(visit: Visit, request: HttpRequest) -> None:
    done = request.POST.get("done") == "ja"
    visiting.confirm_visit(visit, by=request.user, done=done, **cleaned(MinutesForm(request.POST)))


def settle(visit: Visit, request: HttpRequest) -> None:
    minutes = number(request.POST.get("minutes"))  # what counts, where the two said different lengths
    visiting.settle_visit(visit, by=request.user, happened=request.POST.get("happened") == "ja", minutes=minutes)


WITH_VISIT: dict[str, Callable[[Visit, HttpRequest], None]] = {
    "dag": plan,
    "helper-zegt": report,
    "buur-zegt": confirm,
    "afronden": settle,
}


@button("workbench:today")
def visit_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    visit = cases.visit_in_care_of(request.user, pk)
    if name not in WITH_VISIT:
        raise Http404
    with told(request, _("Written down.")):
        WITH_VISIT[name](visit, request)
    return go_on(request, card_of(visit.agreement.opportunity))


def cleaned(form: PlanForm | ReportForm) -> dict[str, object]:
    """The answers, or the first thing that is missing as a refusal: these forms are one line each."""
    if form.is_valid():
        return form.cleaned_data
    raise NotAllowedNow(next(iter(form.errors.values()))[0], "form")


def card_of(task: Opportunity) -> str:
    return reverse("workbench:request", args=[task.pk])
