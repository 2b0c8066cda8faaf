"""/mijn/ of somebody who helps: what comes next, one task, not now."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions import helping, pausing, visiting
from marketplace.forms.helper import DayForm, HowForm
from marketplace.queries import mine, my_task, pairs
from marketplace.queries.my_task import MyTask
from marketplace.queries.next_thing import next_thing_for
from marketplace.queries.whereabouts import place_of
from neighbourhoods.actions import people
from neighbourhoods.web import page_of_this_site, posted, refusal_shown
from training.queries.path import street_of

from .places import chosen_place


@never_cache
@login_required
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    place = place_of(request.user, chosen_place(request))
    shown = {
        "mine": mine.my_page(request.user, place),
        "street": street_of(request.user, request.user),
        "thing": partial(next_thing_for, request.user),  # asked only when nothing is planned
    }
    return render(request, "marketplace/mine/page.html", shown)


@never_cache
@login_required
@require_GET
def task(request: HttpRequest, pk: int) -> HttpResponse:
    found = my_task.my_task(request.user, pk)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    pair = pairs.pair_about(request.user, pk, is_helper=True)
    return render(request, "marketplace/mine/task.html", {"task": found, "pair": pair})


@never_cache
@login_required
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "marketplace/mine/task_print.html", {"task": _agreed(request, pk)})


@never_cache
@login_required
def step_back(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Toch niet": one question, one button, no reason."""
    found = _mine(request, pk)
    if request.method != "POST":
        return render(request, "marketplace/mine/step_back.html", {"task": found})
    with refusal_shown(request):
        if found.standing == "offered":
            helping.withdraw_offer(my_task.offer_of(request.user, pk), by=request.user)
        elif found.is_agreed:
            helping.step_back(my_task.agreement_of(request.user, pk), by=request.user)
        messages.success(request, _("All right. Thank you for telling us. See you another time."))
    return redirect("marketplace:mine")


@never_cache
@login_required
def plan_day(request: HttpRequest, pk: int) -> HttpResponse:
    found, visit = _agreed(request, pk), my_task.visit_of(request.user, pk)
    form = DayForm(posted(request), initial={"on_date": found.on_date, "at_time": found.at_time})
    if visit is not None and form.is_valid():
        with refusal_shown(request):
            visiting.plan_visit(visit, by=request.user, **form.cleaned_data)
            messages.success(request, _("The day is in. Tell your neighbour too."))
            return redirect("marketplace:my_task", pk)
    return render(request, "marketplace/mine/plan_day.html", {"task": found, "form": form})


@never_cache
@login_required
def how_did_it_go(request: HttpRequest, pk: int) -> HttpResponse:
    found, visit = _agreed(request, pk), my_task.visit_of(request.user, pk)
    form = HowForm(posted(request), minutes=found.minutes)
    if visit is not None and form.is_valid():
        with refusal_shown(request):
            visiting.report_visit(visit, by=request.user, how=request.POST.get("how", ""), **form.cleaned_data)
            return redirect("marketplace:my_task", pk)
    return render(request, "marketplace/mine/how_did_it_go.html", {"task": found, "form": form})


PAUSES = {"week": timedelta(days=7), "month": timedelta(days=30), "call": None}


@never_cache
@login_required
def pause(request: HttpRequest) -> HttpResponse:
    """ "Even niet", and back again."""
    until = request.POST.get("until", "")
    if until == "now":
        people.resume_person(request.user, by=request.user)
        messages.success(request, _("Welcome back."))
        return redirect(page_of_this_site(request, "/mijn/"))
    if until in PAUSES:
        day = timezone.localdate() + PAUSES[until] if PAUSES[until] else None
        pausing.pause_helper(request.user, by=request.user, until=day)
        messages.success(request, _("Fine. See you later."))
        return redirect("marketplace:mine")
    return render(request, "marketplace/mine/pause.html", {"mine": mine.my_page(request.user)})


def _mine(request: HttpRequest, pk: int) -> MyTask:
    found = my_task.my_task(request.user, pk)
    if found is None:
        raise Http404
    return found


def _agreed(request: HttpRequest, pk: int) -> MyTask:
    found = _mine(request, pk)
    if not found.is_agreed:
        raise Http404
    return found
