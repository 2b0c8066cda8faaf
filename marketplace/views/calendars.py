"""One visit for one's own calendar, and a feed of all of them at an address that only its owner knows."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace import agenda
from marketplace.actions.calendars import close_calendar, open_calendar
from marketplace.queries.calendars import entries_of, everything_of, owner_of, token_of
from marketplace.queries.trying import calendar_entries
from training.queries.mine import lessons_of


@never_cache
@login_required
@require_GET
def of_task(request: HttpRequest, pk: int) -> HttpResponse:
    entries = entries_of(request.user, task=pk)
    if not entries:
        raise Http404
    return agenda.as_file(entries, f"klus-{pk}.ics")


@never_cache
@login_required
@require_GET
def of_course(request: HttpRequest, pk: int) -> HttpResponse:
    lessons = lessons_of(request.user, since=date.min, run_id=pk)
    if not lessons:
        raise Http404
    return agenda.as_file(lessons, f"cursus-{pk}.ics")


@never_cache
@login_required
@require_GET
def of_taster(request: HttpRequest, pk: int) -> HttpResponse:
    entries = calendar_entries(request.user, pk)
    if not entries:
        raise Http404
    return agenda.as_file(entries, f"proberen-{pk}.ics")


@never_cache
@require_GET
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    owner = owner_of(token)
    if owner is None:
        raise Http404
    with translation.override(owner.language):
        entries = [*everything_of(owner), *calendar_entries(owner)]
        return agenda.as_file(entries, "dichtbij.ics", name=_("Dichtbij"))


@never_cache
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        act, told = (
            (open_calendar, _("Your calendar is open. Only you have the address."))
            if request.POST.get("do") == "open"
            else (close_calendar, _("Your calendar is closed. The old address opens nothing any more."))
        )
        act(request.user, by=request.user)
        messages.success(request, told)
        return redirect("marketplace:calendar")
    token = token_of(request.user)
    address = request.build_absolute_uri(reverse("marketplace:calendar_feed", args=[token])) if token else ""
    subscribe = address.replace(request.scheme, "webcal", 1)  # what phones open in their calendar
    return render(request, "marketplace/mine/calendar.html", {"address": address, "subscribe": subscribe})
