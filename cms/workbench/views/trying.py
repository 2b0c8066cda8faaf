"""Places that somebody tries: planned after a talk, called off, and how it was, said by phone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.pupil_forms import HowItWasForm, TasterForm
from cms.workbench.web import button, desk, keys_wanted, number, say_again, told
from marketplace.actions import tasters
from marketplace.models import Taster
from marketplace.queries import trying
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from neighbourhoods.web import posted


@desk
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    work = number(request.GET.get("werk"))
    form = TasterForm(posted(request), viewer=request.user, initial={"opportunity": work})
    if form.is_valid():
        try:
            tasters.plan_taster(by=request.user, person=person, **form.cleaned_data)
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. Both sides hear it."))
            return redirect("workbench:trying", pk)
    shown = {"form": form, "work": work, **_tried(request.user, person), "keys": keys_wanted(request.user)}
    return render(request, "workbench/trying.html", shown)


def _tried(viewer: User, person: User) -> dict[str, Any]:
    journal.note_look([person], viewer=viewer, screen="trying")
    return {"person": person, "tried": trying.tried_by(person), "outcomes": Taster.Outcome.choices}


@button("workbench:today")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    taster = trying.taster_in_care_of(request.user, pk)
    form = HowItWasForm(request.POST) if name == "hoe-was-het" else None
    if form and not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down.")):
        if form:
            tasters.say_how_it_was(taster, by=request.user, **form.cleaned_data)
        elif name == "toch-niet":
            tasters.call_off_taster(taster, by=request.user)
        else:
            raise Http404
    return redirect("workbench:trying", taster.person_id)
