"""/mijn/plan/: one's own plan, all of it; ticking small steps; and what helps further, for now or not now."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions import calling_back
from marketplace.forms.plan import DreamForm, GoalForm, NotNowForm, StepForm
from marketplace.queries import lines, mine
from marketplace.queries.whereabouts import place_of
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import page_of_this_site, refusal_shown
from training.actions import plan as actions
from training.actions import putting_aside
from training.queries import circle, plan

from .places import chosen_place

PARTS = {"dream": DreamForm, "goal": GoalForm, "step": StepForm}
STEPS = {
    "klaar": (actions.tick_step, gettext_lazy("Well done.")),
    "nog-niet": (actions.untick_step, gettext_lazy("Fine. It stands open.")),
    "weg": (actions.remove_step, gettext_lazy("It is out of your plan. That is fine.")),
    "terug": (actions.put_step_back, gettext_lazy("It is back in your plan.")),
}
GOALS = {
    "weg": (actions.put_goal_away, gettext_lazy("The goal is put away. That is fine.")),
    "terug": (actions.take_goal_up, gettext_lazy("The goal is back in your plan.")),
}


@never_cache
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Reading, and writing: each form says in `part` which one it is."""
    shown = plan.plan_of(request.user, request.user)
    filled = _forms(request, shown)
    form = filled.get(request.POST.get("part", ""))
    if form is not None and form.is_valid():
        with refusal_shown(request):
            _write(request, form)
            messages.success(request, _("It stands in your plan."))
        return redirect("marketplace:plan")
    place = place_of(request.user, chosen_place(request))
    helpers, begun = circle.circle_of(request.user), lines.begun_by(request.user, place)
    told = {"plan": shown, "forms": filled, "form": form, "circle": helpers, "lines": begun}
    return render(request, "marketplace/mine/plan.html", told)


def _forms(request: HttpRequest, shown: plan.Plan) -> dict[str, forms.Form]:
    posted = request.POST.get("part", "") if request.method == "POST" else ""
    first = {"dream": shown.dream.words if shown.dream else ""}
    return {
        name: kind(
            request.POST if posted == name else None,
            initial=first,
            **({"plan": shown} if name == "step" else {}),
        )
        for name, kind in PARTS.items()
    }


def _write(request: HttpRequest, form: forms.Form) -> None:
    person, said = request.user, form.cleaned_data
    if isinstance(form, DreamForm):
        actions.write_dream(person, by=person, words=said["dream"])
    elif isinstance(form, GoalForm):
        actions.add_goal(person, by=person, words=said["goal"])
    else:
        below = plan.goal_of(person, said["below"]) if said.get("below") else None
        actions.add_step(person, by=person, words=said["step"], goal=below)


@never_cache
@login_required
def small_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = STEPS.get(name)
    if found is None:
        raise Http404
    return _carry_out(request, *found, plan.own_step(request.user, pk))


@never_cache
@login_required
def goal(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = GOALS.get(name)
    if found is None:
        raise Http404
    return _carry_out(request, *found, plan.own_goal(request.user, pk))


def _carry_out(request: HttpRequest, action: object, said: object, thing: object) -> HttpResponse:
    back = page_of_this_site(request, reverse("marketplace:plan"))
    if request.method == "POST":
        with refusal_shown(request):
            action(thing, by=request.user)  # type: ignore[operator]
            messages.success(request, str(said))
    return redirect(f"{back}#stappen")


# ---------------------------------------------------------------- what helps further
@never_cache
@login_required
def not_now(request: HttpRequest) -> HttpResponse:
    form = NotNowForm(request.POST)
    if request.method == "POST" and form.is_valid():
        putting_aside.put_aside(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("All right. You see it again in some weeks."))
    return redirect(reverse("marketplace:mine") + "#verder")


@never_cache
@login_required
def bring_back(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        putting_aside.bring_back(request.user, by=request.user)
    return redirect(reverse("marketplace:mine") + "#verder")


@never_cache
@login_required
def ask_for_talk(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            calling_back.ask_for_talk(request.user, by=request.user)
        except NotAllowedNow as refusal:
            messages.error(request, str(refusal))
            return redirect("marketplace:about_me")
        messages.success(request, _("We call you within 1 working day."))
    return redirect("marketplace:mine")


@never_cache
@login_required
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "marketplace/mine/thanks.html", {"thanks": mine.thanks_to(request.user)})
