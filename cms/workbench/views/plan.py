"""A person's plan and circle at the desk: who helps, the dream, goals and small steps. The resident reads all of it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.plan_forms import DreamForm, EndForm, GoalForm, HandoverForm, StepForm, SupporterForm
from cms.workbench.web import button, desk, keys_wanted, say_again, told
from neighbourhoods import journal
from neighbourhoods.models import User
from neighbourhoods.queries import calls, residents
from training.actions import circle as circles
from training.actions import plan as plans
from training.queries import circle
from training.queries import plan as read

STEPS: dict[str, tuple[Callable[..., Any], object]] = {
    "af": (plans.tick_step, gettext_lazy("Ticked. It waits for the resident.")),
    "ja": (plans.note_thumb, gettext_lazy("Written down: they said yes.")),
    "open": (plans.untick_step, gettext_lazy("It stands open again.")),
    "weg": (plans.remove_step, gettext_lazy("Taken out.")),
    "terug": (plans.put_step_back, gettext_lazy("Put back.")),
}
GOALS: dict[str, tuple[Callable[..., Any], object]] = {
    "weg": (plans.put_goal_away, gettext_lazy("The goal is put away. That is fine.")),
    "terug": (plans.take_goal_up, gettext_lazy("The goal is back in the plan.")),
}


@desk
def page(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    journal.note_look([person], viewer=request.user, screen="plan")
    shown = {"person": person, **_circle(request.user, person), "keys": keys_wanted(request.user)}
    if circle.may_see_plan(request.user, person):
        shown |= _plan(request.user, person)
    return render(request, "workbench/plan.html", shown)


def _circle(viewer: User, person: User) -> dict[str, Any]:
    helpers = circle.circle_of(person)
    return {
        "circle": helpers,
        "is_mine": any(it.row is not None and it.person_id == viewer.pk for it in helpers),
        "supporter_form": SupporterForm(person=person, auto_id="erbij_%s"),
        "handover_form": HandoverForm(person=person, auto_id="over_%s", initial={"on": timezone.localdate()}),
        "end_form": EndForm(),
    }


def _plan(viewer: User, person: User) -> dict[str, Any]:
    plan = read.plan_of(viewer, person)
    return {
        "plan": plan,
        "calls": calls.calls_with(viewer, person),
        "dream_form": DreamForm(auto_id="droom_%s", initial={"words": plan.dream.words if plan.dream else ""}),
        "goal_form": GoalForm(auto_id="doel_%s"),
        "step_form": StepForm(plan=plan, auto_id="stap_%s"),
    }


@button("workbench:person")
def write(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    forms = {"droom": DreamForm, "doel": GoalForm, "stap": StepForm}
    if part not in forms:
        raise Http404
    extra = {"plan": read.plan_of(request.user, person)} if part == "stap" else {}
    form = forms[part](request.POST, **extra)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down. The resident can read it.")):
        _keep(request.user, person, form)
    return redirect("workbench:plan", pk)


def _keep(by: User, person: User, form: DreamForm | GoalForm | StepForm) -> None:
    words = form.cleaned_data["words"]
    if isinstance(form, DreamForm):
        plans.write_dream(person, by=by, words=words)
    elif isinstance(form, GoalForm):
        plans.add_goal(person, by=by, words=words)
    else:
        goal = form.cleaned_data["goal"]
        plans.add_step(person, by=by, words=words, goal=read.goal_of(by, goal) if goal else None)


@button("workbench:today")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    return _carry_out(request, STEPS, name, read.step_of(request.user, pk))


@button("workbench:today")
def goal(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    return _carry_out(request, GOALS, name, read.goal_of(request.user, pk))


def _carry_out(request: HttpRequest, ways: dict[str, tuple[Callable[..., Any], object]], name: str, thing: Any) -> Any:
    if name not in ways:
        raise Http404
    action, said = ways[name]
    with told(request, said):
        action(thing, by=request.user)
    return redirect("workbench:plan", thing.person_id)


# ---------------------------------------------------------------- who helps
@button("workbench:person")
def support(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = SupporterForm(request.POST, person=person)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down. The resident reads who helps.")):
        circles.add_supporter(person, by=request.user, who=form.chosen(), role=form.cleaned_data["role"])
    return redirect("workbench:plan", pk)


@button("workbench:person")
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = HandoverForm(request.POST, person=person)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Handed over. Who helped until now can look along for 30 days.")):
        circles.hand_over(person, by=request.user, to=form.chosen(), on=form.cleaned_data["on"])
    return redirect("workbench:plan", pk)


@button("workbench:person")
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague of the neighbourhood who steps in: the resident reads that too."""
    person = residents.resident_in_care_of(request.user, pk)
    with told(request, _("You help this person too. They can read that.")):
        circles.add_supporter(person, by=request.user, who=request.user)
    return redirect("workbench:plan", pk)


@button("workbench:person")
def spoken(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    with told(request, _("Written down.")):
        circles.note_contact(person, by=request.user)
    return redirect("workbench:plan", pk)


@button("workbench:today")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = circle.support_in_care_of(request.user, pk), EndForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Today is the last day.")):
        circles.end_support(row, by=request.user, **form.cleaned_data)
    return redirect("workbench:plan", row.person_id)
