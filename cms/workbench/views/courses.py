"""Courses on the desk: the list, a new one, one run with its people, who was there, how it ends."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.course_forms import DayForm, PlanForm, WhereForm
from cms.workbench.views.people import chosen
from cms.workbench.web import button, desk, keys_wanted, numbers, told
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents
from neighbourhoods.web import posted
from training.actions import attending, enrolling, runs
from training.queries import desk as queries
from training.queries import modules

RUN_STEPS: dict[str, tuple[Callable[..., Any], Any]] = {
    "open": (runs.open_run, gettext_lazy("The course is in the list. People can join.")),
    "afzeggen": (runs.call_off_run, gettext_lazy("The course is called off. Everybody hears it.")),
    "oppakken": (runs.take_up_run, gettext_lazy("You can prepare the course again.")),
    "heropenen": (runs.reopen_run, gettext_lazy("The course goes on.")),
}
PERSON_STEPS: dict[str, tuple[Callable[..., Any], dict[str, Any], Any]] = {
    "toch-niet": (enrolling.step_back, {}, gettext_lazy("This person does not take part. The place is free again.")),
    "plek": (enrolling.give_place, {}, gettext_lazy("This person takes part and hears it.")),
    "gedaan": (attending.note_result, {"finished": True}, gettext_lazy("Written down: did the course.")),
    "nog-een-keer": (attending.note_result, {"finished": False}, gettext_lazy("Written down: comes again.")),
}


@desk
def every_run(request: HttpRequest) -> HttpResponse:
    live, was = queries.run_rows(request.user)
    return render(request, "workbench/courses.html", {"live": live, "was": was, "keys": keys_wanted(request.user)})


@desk
def plan(request: HttpRequest) -> HttpResponse:
    form = PlanForm(posted(request), viewer=request.user)
    if form.is_valid():
        where, answers = form.where(), form.cleaned_data
        try:
            terms = {"capacity": answers["capacity"], "teacher": answers["teacher"], "parts": form.parts()}
            run = runs.plan_run(answers["course"], by=request.user, where=where, **terms)
            return redirect("workbench:run", run.pk)
        except NotAllowedNow as refusal:
            form.refuse(refusal.code, str(refusal))
    return render(request, "workbench/course_plan.html", {"form": form, "keys": keys_wanted(request.user)})


@desk
def one_run(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, pk)


def _shown(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
    file = queries.run_file(request.user, pk)
    seen = [it.person_id for it in (*file.people, *file.waiting, *file.left)]
    found = more.get("found")
    journal.note_look([*seen, *(it.pk for it in found or ())], viewer=request.user, screen="course")
    parts = modules.parts_in(file, request.user)
    shown = {"run": file, "parts": parts, "day": more.pop("day", None) or DayForm(), "keys": keys_wanted(request.user)}
    return render(request, "workbench/course.html", shown | more)


@button("workbench:courses")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    if name not in RUN_STEPS:
        raise Http404
    action, done = RUN_STEPS[name]
    with told(request, done):
        action(queries.run_in_care_of(request.user, pk), by=request.user)
    return redirect("workbench:run", pk)


@desk
def change(request: HttpRequest, pk: int) -> HttpResponse:
    run = queries.run_in_care_of(request.user, pk)
    form = WhereForm(request.POST, viewer=request.user) if request.method == "POST" else WhereForm.of(run, request.user)
    if form.is_bound and form.is_valid():
        where, places, teacher = form.where(), form.cleaned_data["capacity"], form.cleaned_data["teacher"]
        with told(request, _("Changed. Who takes part hears it.")):
            runs.change_run(run, by=request.user, where=where, capacity=places, teacher=teacher)
        return redirect("workbench:run", pk)
    return render(
        request, "workbench/course_change.html", {"form": form, "run": run, "keys": keys_wanted(request.user)}
    )


# ---------------------------------------------------------------- days
@button("workbench:courses")
def add_day(request: HttpRequest, pk: int) -> HttpResponse:
    run, form = queries.run_in_care_of(request.user, pk), DayForm(request.POST)
    if form.is_valid():
        try:
            runs.add_session(run, by=request.user, part=form.part())
            return redirect("workbench:run", pk)
        except NotAllowedNow as refusal:
            form.add_error("on_date", str(refusal))
    return _shown(request, pk, day=form)


@desk
def change_day(request: HttpRequest, pk: int) -> HttpResponse:
    session = queries.session_in_care_of(request.user, pk)
    form = DayForm(request.POST) if request.method == "POST" else DayForm.of(session)
    if form.is_bound and form.is_valid():
        try:
            runs.move_session(session, by=request.user, part=form.part())
            return redirect("workbench:run", session.run_id)
        except NotAllowedNow as refusal:
            form.add_error("on_date", str(refusal))
    shown = {"form": form, "session": session, "keys": keys_wanted(request.user)}
    return render(request, "workbench/course_day.html", shown)


@button("workbench:courses")
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    session = queries.session_in_care_of(request.user, pk)
    with told(request, _("The day is gone. Who takes part hears it.")):
        runs.remove_session(session, by=request.user)
    return redirect("workbench:run", session.run_id)


@desk
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody's name is one big tick; one button keeps them all."""
    if request.method == "POST":
        session = queries.session_in_care_of(request.user, pk)
        with told(request, _("Written down.")):
            attending.mark_session(session, by=request.user, there=numbers(request.POST.getlist("there")))
        return redirect("workbench:run", session.run_id)
    shown = queries.presence_of(request.user, pk)
    journal.note_look([it.person_id for it in shown.people], viewer=request.user, screen="course")
    return render(request, "workbench/presence.html", {"session": shown, "keys": keys_wanted(request.user)})


# ---------------------------------------------------------------- people
@button("workbench:courses")
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Look somebody up and let them take part. The words are posted: no name stands in an address."""
    person = chosen(request)
    if person is not None:
        with told(request, _("Written down. The person hears it.")):
            enrolling.enrol(queries.run_file(request.user, pk).run, by=request.user, person=person)
        return redirect("workbench:run", pk)
    words = request.POST.get("q", "")
    found = residents.looked_for(request.user, words)
    list_of = list(found[: residents.FOUND_AT_ONCE]) if found is not None else []
    return _shown(request, pk, words=words, found=list_of, searched=True)


@button("workbench:courses")
def person_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    if name not in PERSON_STEPS:
        raise Http404
    action, answers, done = PERSON_STEPS[name]
    enrolment = queries.enrolment_in_reach(request.user, pk)
    with told(request, done):
        action(enrolment, by=request.user, **answers)
    return redirect("workbench:run", enrolment.run_id)


@desk
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did the course; the others come again another time."""
    run = queries.run_in_care_of(request.user, pk)
    if request.method == "POST":
        with told(request, _("The course is over. Everybody hears how it goes on.")):
            runs.close_run(run, by=request.user, finished=numbers(request.POST.getlist("finished")))
        return redirect("workbench:run", pk)
    file = queries.run_file(request.user, pk)
    journal.note_look([it.person_id for it in file.people], viewer=request.user, screen="course")
    return render(request, "workbench/course_finish.html", {"run": file, "keys": keys_wanted(request.user)})
