"""Somebody's path at the desk: a new step, back in one tap, putting a row right, and how much they take part."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.path_forms import MoveForm, ScaleForm, StepForm
from cms.workbench.web import button, desk, keys_wanted, told
from neighbourhoods import journal
from neighbourhoods.models import User
from neighbourhoods.queries.residents import resident_in_care_of
from neighbourhoods.web import posted
from training.actions import path, scale
from training.models import Step
from training.queries.path_desk import PathFile, path_of, step_of
from training.queries.scale import may_see_scale, notes_on, scale_for


@desk
def one_path(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole of it, with the form for a new step."""
    person = resident_in_care_of(request.user, pk)
    file = path_of(person)
    form = StepForm(posted(request), path=file)
    if form.is_bound and form.is_valid():
        with told(request):
            path.take_step(person, by=request.user, move=form.move(), way_back=form.way_back(), told=form.told())
            return _now(request, person)
    return _shown(request, person, file, form)


def _now(request: HttpRequest, person: User) -> HttpResponse:
    """The same sentence whichever way they went."""
    where = ", ".join(path_of(person).now)
    said = {"name": person.get_short_name(), "place": where}
    sentence = _("%(name)s is now at: %(place)s.") % said if where else _("%(name)s is at no place now.") % said
    messages.success(request, sentence)
    return redirect("workbench:path", person.pk)


def _shown(request: HttpRequest, person: User, file: PathFile, form: StepForm) -> HttpResponse:
    journal.note_look([person], viewer=request.user, screen="path")
    shown: dict[str, Any] = {"person": person, "file": file, "form": form, "keys": keys_wanted(request.user)}
    if may_see_scale(request.user, person):
        steps, notes = scale_for(person.municipality_id), notes_on(request.user, person)
        shown |= {"notes": notes, "scale_form": ScaleForm(steps=steps, auto_id="id_scale_%s")}
    return render(request, "workbench/path.html", shown)


def _step(request: HttpRequest, pk: int, row: int) -> tuple[User, Step]:
    person = resident_in_care_of(request.user, pk)
    step = step_of(person, row)
    if step is None:
        raise Http404
    return person, step


@button("workbench:path")
def back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    person, step = _step(request, pk, row)
    with told(request):
        if path.return_to_fall_back(step, by=request.user):
            return _now(request, person)
        messages.success(request, _("The time to go back is over. A call stands on the list."))
    return redirect("workbench:path", pk)


@desk
def correct(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Another day or place, or it never happened."""
    person, step = _step(request, pk, row)
    sent, never = posted(request), request.POST.get("do") == "never"
    form = MoveForm(sent, path=path_of(person), initial=MoveForm.filled_with(step))
    if sent is not None and (never or form.is_valid()):
        with told(request, _("Put right. What stood there can still be read.")):
            path.correct_step(step, by=request.user, move=None if never else form.move())
            return redirect("workbench:path", pk)
    journal.note_look([person], viewer=request.user, screen="path")
    shown = {"person": person, "row": row, "form": form, "keys": keys_wanted(request.user)}
    return render(request, "workbench/path_right.html", shown)


@button("workbench:path")
def erase_words(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    _person, step = _step(request, pk, row)
    with told(request, _("The words are gone.")):
        path.erase_words(step, by=request.user)
    return redirect("workbench:path", pk)


@button("workbench:path")
def note_scale(request: HttpRequest, pk: int) -> HttpResponse:
    person = resident_in_care_of(request.user, pk)
    form = ScaleForm(request.POST, steps=scale_for(person.municipality_id))
    with told(request, _("Written down.")):
        chosen = form.chosen() if form.is_valid() else {"now": None, "aim": None}
        scale.note_scale(person, by=request.user, **chosen)
    return redirect("workbench:path", pk)
