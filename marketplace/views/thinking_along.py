""" "Denk met mij mee": one tap, and the resident sees who thinks along and before which day. Or: not now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace import joining
from marketplace.queries import next_thing
from neighbourhoods.web import refusal_shown
from training.actions import tailor_made
from training.models import TailorMade


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    person = request.user
    if request.method == "POST" and person.is_authenticated:
        return _not_now(request) if request.POST.get("do") == "not_now" else _ask(request)
    thing = next_thing.thinking_along_with(person) if person.is_authenticated else None
    return render(request, "marketplace/thinking_along.html", {"thing": thing})


def _ask(request: HttpRequest) -> HttpResponse:
    """Whose home we do not know yet tells that first, and comes back here."""
    if request.user.neighbourhood_id is None:
        request.session[joining.RETURN_TO] = request.path
        return redirect("marketplace:join_where")
    with refusal_shown(request):
        tailor_made.open_tailor_made(request.user, by=request.user, why=TailorMade.Why.NOTHING_FITS)
        messages.success(request, _("We think along with you."))
    return redirect("marketplace:think_along")


def _not_now(request: HttpRequest) -> HttpResponse:
    action = next_thing.open_action_of(request.user)
    if action is not None:
        with refusal_shown(request):
            tailor_made.close_with(action, by=request.user, outcome=TailorMade.Outcome.NOT_NOW)
            messages.success(request, _("All right. You can always call us."))
    return redirect("marketplace:think_along")
