"""/mijn/bezoeken/ and /mijn/invallen/: one visit by somebody else, and "Ik kan toch niet" for one of many."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace import agenda
from marketplace.actions import company, standing_in, visiting
from marketplace.forms.helper import HowForm
from marketplace.queries import once
from marketplace.queries.calendars import entries_of
from marketplace.queries.once import OneVisit, Question
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import acts_by_post, posted, refusal_shown


@never_cache
@login_required
@require_GET
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    found = once.one_visit(request.user, pk)
    if found is None:
        own = once.visit_of(request.user, pk)
        if own is not None:  # the helper's own page is that of the task
            return redirect("marketplace:my_task", own.agreement.opportunity_id)
        return render(request, "marketplace/task_away.html", status=404)
    return render(request, "marketplace/once/visit.html", {"visit": found, "task": found.task})


@never_cache
@login_required
def cannot_come(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, one button, no reason. Also for who stands in or comes along."""
    along = once.one_visit(request.user, pk)
    if along is not None and along.is_company:
        return _stay_home(request, along)
    found = once.cannot_come(request.user, pk)
    if found is None:
        raise Http404
    if request.method != "POST":
        return render(request, "marketplace/once/cannot_come.html", {"visit": found})
    with refusal_shown(request):
        standing_in.cannot_come(once.visit_of(request.user, pk), by=request.user)
        messages.success(request, _("All right. Thank you for telling us. We look for somebody else."))
    return redirect("marketplace:mine")


def _stay_home(request: HttpRequest, found: OneVisit) -> HttpResponse:
    if request.method != "POST":
        return render(request, "marketplace/once/stay_home.html", {"visit": found, "task": found.task})
    with refusal_shown(request):
        company.go_along(once.visit_of(request.user, found.pk), by=request.user, person=None)
        messages.success(request, _("All right. Thank you for telling us. We look for somebody else."))
    return redirect("marketplace:mine")


@never_cache
@login_required
@acts_by_post("marketplace:cannot_come")
def come_after_all(request: HttpRequest, pk: int) -> HttpResponse:
    found = once.visit_of(request.user, pk)
    if found is None:
        raise Http404
    with refusal_shown(request):
        standing_in.come_after_all(found, by=request.user)
        messages.success(request, _("Fine. You go yourself, as agreed."))
    return redirect("marketplace:mine")


@never_cache
@login_required
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """How it went, of a visit in somebody's place."""
    found = once.one_visit(request.user, pk)
    if found is None or found.is_company:
        raise Http404
    form = HowForm(posted(request), minutes=found.task.minutes)
    if form.is_valid():
        with refusal_shown(request):
            told_visit, how = once.visit_of(request.user, pk), request.POST.get("how", "")
            visiting.report_visit(told_visit, by=request.user, how=how, **form.cleaned_data)
            return redirect("marketplace:visit", pk)
    return render(request, "marketplace/once/how.html", {"visit": found, "task": found.task, "form": form})


@never_cache
@login_required
@require_GET
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    entries = [entry for entry in entries_of(request.user) if entry.visit_id == pk]
    if not entries:
        raise Http404
    return agenda.as_file(entries, f"bezoek-{pk}.ics")


@never_cache
@login_required
def stand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Kunt u één keer komen?": yes or no."""
    found = once.question(request.user, pk)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    if request.method == "POST":
        return _answered(request, found)
    if found.standing == "yes":
        return redirect("marketplace:visit", found.visit_id)
    return render(request, "marketplace/once/question.html", {"question": found})


def _answered(request: HttpRequest, found: Question) -> HttpResponse:
    yes = request.POST.get("answer") == "ja"
    try:
        standing_in.answer(once.request_of(request.user, found.pk), by=request.user, yes=yes)
    except NotAllowedNow as refusal:
        if refusal.code != "gone":
            messages.error(request, str(refusal))
        return redirect("marketplace:stand_in", found.pk)
    if yes:
        return redirect("marketplace:visit", found.visit_id)
    messages.success(request, _("No problem. Thank you for telling us."))
    return redirect("marketplace:mine")
