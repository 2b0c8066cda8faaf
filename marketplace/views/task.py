"""One task: looking, saying yes, asking something first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions import asks, helping
from marketplace.forms.helper import QuestionForm
from marketplace.queries import detail, whereabouts
from marketplace.queries.detail import TaskDetail
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import posted, refusal_shown

from .places import chosen_place


@never_cache
@require_GET
def task(request: HttpRequest, slug: str) -> HttpResponse:
    found = _task_for(request, slug)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    if found.href != request.path:
        return redirect(found.href)
    return render(request, "marketplace/task.html", {"task": found})


@never_cache
def say_yes(request: HttpRequest, slug: str) -> HttpResponse:
    """A visitor is asked who they are and comes back here; the yes itself is always a button that somebody presses."""
    found = _task_for(request, slug)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    if found.is_job:
        return redirect(found.href)
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "marketplace/task_yes.html", {"task": found})
    return _press_yes(request, found)


def _press_yes(request: HttpRequest, found: TaskDetail) -> HttpResponse:
    try:
        helping.say_yes(detail.task_of(found.slug), by=request.user)
    except NotAllowedNow as refusal:
        if refusal.code == "gone":
            return _missed(request, found.slug)
        if refusal.code in {"too_much", "minor"}:
            return _no_fit(request, found, str(refusal))
        messages.error(request, str(refusal))
        return redirect("marketplace:task", found.slug)
    return redirect("marketplace:my_task", found.pk)


def _missed(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody was just before you; or the neighbour, who no longer needs it."""
    found = _task_for(request, slug)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    return render(request, "marketplace/task_missed.html", {"task": found})


def _no_fit(request: HttpRequest, found: TaskDetail, why: str) -> HttpResponse:
    """It does not fit beside what this helper does already: why, and two others that do."""
    others = detail.others_for(request.user, found.slug, whereabouts.place_of(request.user, chosen_place(request)))
    return render(request, "marketplace/task_no_fit.html", {"task": found, "why": why, "others": others})


@never_cache
def begin_with(request: HttpRequest, slug: str) -> HttpResponse:
    """ "Help mij hiermee": somebody calls about what the work asks. The button stands on the page of the task."""
    found = _task_for(request, slug)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    if request.method == "POST" and request.user.is_authenticated:
        with refusal_shown(request):
            asks.ask_how_to_begin(detail.task_of(slug), by=request.user)
            messages.success(request, _("We call you back within 1 working day."))
    return redirect("marketplace:task", found.slug)


@never_cache
def ask_question(request: HttpRequest, slug: str) -> HttpResponse:
    found = _task_for(request, slug)
    if found is None:
        return render(request, "marketplace/task_away.html", status=404)
    if found.is_job:
        return redirect(found.href)
    form = QuestionForm(posted(request))
    if request.user.is_authenticated and request.method == "POST" and form.is_valid():
        helping.ask_question(detail.task_of(slug), by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("We call you back within 1 working day."))
        return redirect("marketplace:task", found.slug)
    return render(request, "marketplace/task_question.html", {"task": found, "form": form})


def _task_for(request: HttpRequest, slug: str) -> TaskDetail | None:
    return detail.task_for(request.user, slug, whereabouts.place_of(request.user, chosen_place(request)))
