"""Thinking along with one person: who does what before which day, another day, and what came of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench import thinking_forms
from cms.workbench.forms import PlainForm
from cms.workbench.web import button, desk, keys_wanted
from marketplace.queries.next_thing import next_thing_for, open_action_of
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from training.actions import tailor_made
from training.models import TailorMade
from training.queries.thinking_along import latest_of, of_person

FORMS = {
    "beginnen": thinking_forms.OpenForm,
    "plan": thinking_forms.PlanForm,
    "andere-dag": thinking_forms.PutOffForm,
    "klaar": thinking_forms.CloseForm,
}
STEPS = {"plan": tailor_made.write_plan, "andere-dag": tailor_made.put_off, "klaar": tailor_made.close_with}


@desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, residents.resident_in_care_of(request.user, pk))


def _screen(request: HttpRequest, person: User, **bound: object) -> HttpResponse:
    """`bound`: the form that was refused, with what was typed in it."""
    journal.note_look([person], viewer=request.user, screen="thinking_along")
    action = open_action_of(person)
    forms = {name.replace("-", "_"): form() for name, form in FORMS.items()}
    if action is not None:
        forms["plan"] = thinking_forms.PlanForm(initial={"plan": action.plan})
    was = [it for it in of_person(person) if it != action]
    shown = {"person": person, "action": action, "was": was, "thing": next_thing_for(person), **forms, **bound}
    return render(request, "workbench/thinking_along.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:thinking_along")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    if name in {"overnemen", "weer"}:
        return _press(request, person, name)
    if name not in FORMS:
        raise Http404
    form = FORMS[name](request.POST)
    if form.is_valid() and _did(request.user, person, name, form):
        messages.success(request, _("Written down."))
        return redirect("workbench:thinking_along", pk)
    return _screen(request, person, wrong=form, **{name.replace("-", "_"): form})


def _did(by: User, person: User, name: str, form: PlainForm) -> bool:
    """False: refused, with the sentence at the form."""
    try:
        if name == "beginnen":
            tailor_made.open_tailor_made(person, by=by, why=TailorMade.Why.ASKED, **form.cleaned_data)
        else:
            STEPS[name](latest_of(person), by=by, **form.cleaned_data)
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _press(request: HttpRequest, person: User, name: str) -> HttpResponse:
    """One button: mine from now on, or taken up again."""
    action = tailor_made.take_over if name == "overnemen" else tailor_made.take_up_again
    try:
        action(latest_of(person), by=request.user)
    except NotAllowedNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Written down."))
    return redirect("workbench:thinking_along", person.pk)
