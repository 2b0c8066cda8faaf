"""One job: looking, and wanting to know more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions.jobs import ask_about_job
from marketplace.queries import detail, jobs, whereabouts
from marketplace.queries.jobs import JobDetail
from neighbourhoods.web import refusal_shown

from .places import chosen_place


@never_cache
@require_GET
def job(request: HttpRequest, slug: str) -> HttpResponse:
    found = _job_for(request, slug)
    if found is None:
        return render(request, "marketplace/jobs/away.html", status=404)
    if found.slug != slug:
        return redirect("marketplace:job", found.slug)
    return render(request, "marketplace/jobs/detail.html", {"job": found})


@never_cache
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A visitor is asked who they are and comes back here; asking itself is always a button that somebody presses."""
    found = _job_for(request, slug)
    if found is None:
        return render(request, "marketplace/jobs/away.html", status=404)
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "marketplace/jobs/ask.html", {"job": found})
    with refusal_shown(request):
        ask_about_job(detail.task_of(slug), by=request.user)
        messages.success(request, _("Nice that you want to know more. We call you."))
    return redirect("marketplace:job", found.slug)


def _job_for(request: HttpRequest, slug: str) -> JobDetail | None:
    return jobs.job_for(request.user, slug, whereabouts.place_of(request.user, chosen_place(request)))
