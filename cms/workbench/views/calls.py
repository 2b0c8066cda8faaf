"""The call list: whom to call, what to say, how it went."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.web import button, desk, go_on, keys_wanted, number, told
from neighbourhoods import outreach
from neighbourhoods.queries import calls

SAID = {
    "done": _("Good that you called."),
    "no_answer": _("No answer. It comes back tomorrow."),
    "wrong_number": _("Written down. It comes back tomorrow; first look for the right number."),
    "later": _("It comes back on that day."),
}


@desk
def call_list(request: HttpRequest) -> HttpResponse:
    page = calls.call_list(request.user, limit=12, after=number(request.GET.get("na")))
    shown = {"calls": page, "call_count": calls.call_count(request.user), "today": timezone.localdate()}
    return render(request, "workbench/calls.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:calls")
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    call = calls.call_in_care_of(request.user, pk)
    result = request.POST.get("result", "")
    result = result if result in SAID else "done"
    with told(request, SAID[result]):
        outreach.settle_call(call, by=request.user, result=result, until=_moment(request.POST.get("until", "")))
    return go_on(request, reverse("workbench:calls"))


def _moment(day: str) -> datetime | None:
    """Nine o'clock on the day that was chosen; None for no day or one that is not after today."""
    try:
        chosen = datetime.strptime(day, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no time zone)
    except ValueError:
        return None
    if chosen < timezone.localdate() + timedelta(days=1):
        return None
    return timezone.make_aware(datetime.combine(chosen, time(9)))
