"""One request with everything around it, and every step a coordinator can take for the two people on the phone."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.workbench import files
from cms.workbench.forms import AmendForm, PlanForm, ReportForm, ThanksForm
from cms.workbench.web import desk, go_on, keys_wanted, say_again, told
from marketplace.actions import asking, helping, moderating, visiting
from marketplace.models import Agreement, Opportunity, Visit
from marketplace.queries import cases, moderation
from neighbourhoods.errors import NotAllowedNow


@desk
def card(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    shown = files.request_card(request.user, task, AmendForm.of(task))
    return render(request, "workbench/request.html", shown | {"keys": keys_wanted(request.user)})


@desk
@require_POST
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
def publish(task: Opportunity, request: HttpRequest) -> None:
    moderating.publish_opportunity(task, by=request.user)


def withdraw(task: Opportunity, request: HttpRequest) -> None:
    asking.withdraw_request(task, by=request.user)


def keep(task: Opportunity, request: HttpRequest) -> None:
    asking.keep_request(task, by=request.user)


STEPS: dict[str, Callable[[Opportunity, HttpRequest], None]] = {
    "plaatsen": publish,
    "niet-meer-nodig": withdraw,
    "nog-nodig": keep,
}


@desk
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    if name not in STEPS:
        raise Http404
    with told(request, _("Done.")):
        STEPS[name](task, request)
    return go_on(request, card_of(task))


# ---------------------------------------------------------------- an agreement, for one of the two
def call_off(agreement: Agreement, request: HttpRequest) -> None:
    helping.call_off(agreement, by=request.user)


def step_back(agreement: Agreement, request: HttpRequest) -> None:
    helping.step_back(agreement, by=request.user)


def ask_again(agreement: Agreement, request: HttpRequest) -> None:
    asking.ask_again(agreement, by=request.user)


def thank(agreement: Agreement, request: HttpRequest) -> None:
    words = cleaned(ThanksForm(request.POST))
    visiting.thank_helper(agreement, by=request.user, **words)


WITH_AGREEMENT: dict[str, Callable[[Agreement, HttpRequest], None]] = {
    "afzeggen": call_off,
    "helper-zegt-af": step_back,
    "nog-een-keer": ask_again,
    "bedanken": thank,
}


@desk
@require_POST
def agreement_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    agreement = cases.agreement_in_care_of(request.user, pk)
    if name not in WITH_AGREEMENT:
        raise Http404
    if name == "bedanken" and not (form := ThanksForm(request.POST)).is_valid():
        return say_again(request, form)
    with told(request, _("Done.")):
        WITH_AGREEMENT[name](agreement, request)
    return go_on(request, card_of(agreement.opportunity))


# ---------------------------------------------------------------- a visit, for one of the two
def plan(visit: Visit, request: HttpRequest) -> None:
    visiting.plan_visit(visit, by=request.user, **cleaned(PlanForm(request.POST)))


def report(visit: Visit, request: HttpRequest) -> None:
    visiting.report_visit(visit, by=request.user, **cleaned(ReportForm(request.POST)))


def confirm(visit: Visit, request: HttpRequest) -> None:
    visiting.confirm_visit(visit, by=request.user, done=request.POST.get("done") == "ja")


def settle(visit: Visit, request: HttpRequest) -> None:
    visiting.settle_visit(visit, by=request.user, happened=request.POST.get("happened") == "ja")


WITH_VISIT: dict[str, Callable[[Visit, HttpRequest], None]] = {
    "dag": plan,
    "helper-zegt": report,
    "buur-zegt": confirm,
    "afronden": settle,
}


@desk
@require_POST
def visit_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    visit = cases.visit_in_care_of(request.user, pk)
    if name not in WITH_VISIT:
        raise Http404
    with told(request, _("Written down.")):
        WITH_VISIT[name](visit, request)
    return go_on(request, card_of(visit.agreement.opportunity))


def cleaned(form: PlanForm | ReportForm | ThanksForm) -> dict[str, object]:
    """The answers, or the first thing that is missing as a refusal: these forms are one line each."""
    if form.is_valid():
        return form.cleaned_data
    raise NotAllowedNow(next(iter(form.errors.values()))[0], "form")


def card_of(task: Opportunity) -> str:
    return reverse("workbench:request", args=[task.pk])
