"""/mijn/plek/: where somebody is on the path, the way back in one tap, and asking to talk about another place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from neighbourhoods.web import page_of_this_site, refusal_shown
from training.actions import path
from training.queries.own_path import my_place
from training.queries.path import own_step, street_of

PAGE = "training:my_place"


@never_cache
@login_required
@require_GET
def place(request: HttpRequest) -> HttpResponse:
    return render(request, "training/path.html", {"mine": my_place(request.user)})


@login_required
@require_POST
def go_back(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Terug": the same sentence as after a step on."""
    step = own_step(request.user, pk)
    with refusal_shown(request):
        back = path.return_to_fall_back(step, by=request.user)
        here = {"place": ", ".join(street_of(request.user, request.user).now)}
        said = _("You are now at: %(place)s.") % here if back else _("We call you about it within 1 working day.")
        messages.success(request, said)
    return redirect(PAGE)


@login_required
@require_POST
def talk(request: HttpRequest) -> HttpResponse:
    path.ask_to_talk(request.user, by=request.user)
    messages.success(request, _("We call you about it within 1 working day."))
    return redirect(page_of_this_site(request, "/mijn/plek/"))


@login_required
@require_POST
def erase_words(request: HttpRequest, pk: int) -> HttpResponse:
    path.erase_words(own_step(request.user, pk), by=request.user)
    messages.success(request, _("Your words are gone."))
    return redirect(PAGE)
