"""Pupils whom schools send: the list, writing one down, the sheet to sign, stopping, going on, signing off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.pupil_forms import InternshipForm, SchoolForm
from cms.workbench.web import button, carry_out, desk, keys_wanted, told
from marketplace.actions import internships
from marketplace.queries import pupils
from neighbourhoods import journal
from neighbourhoods.actions import schools
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents
from neighbourhoods.web import posted

STEPS: dict[str, tuple[Callable[..., object], object]] = {
    "stop": (internships.stop_internship, gettext_lazy("The internship has stopped. You can take it up again.")),
    "verder": (internships.resume_internship, gettext_lazy("The internship goes on.")),
    "vraag-de-school": (internships.ask_to_sign_off, gettext_lazy("The teacher gets an e-mail with a button.")),
    "getekend": (internships.sign_off, gettext_lazy("Signed off. The pupil hears it.")),
}


@desk
def every_pupil(request: HttpRequest) -> HttpResponse:
    return _listed(request, SchoolForm())


def _listed(request: HttpRequest, form: SchoolForm) -> HttpResponse:
    rows = list(pupils.internships_of(request.user))
    journal.note_look([row.pupil_id for row in rows], viewer=request.user, screen="pupils")
    lines = [(row, pupils.hours_of(row)) for row in rows]
    shown = {"lines": lines, "form": form, "schools": pupils.schools_of(request.user)}
    return render(request, "workbench/pupils.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:pupils")
def add_school(request: HttpRequest) -> HttpResponse:
    form, places = SchoolForm(request.POST), pupils.municipalities_to_choose(request.user)
    if not form.is_valid():
        return _listed(request, form)
    with told(request, _("The school is added.")):
        answers = form.cleaned_data
        school = schools.add_school(places[0], by=request.user, name=answers.pop("school"))
        if answers["email"]:
            schools.add_teacher(school, by=request.user, **answers)
    return redirect("workbench:pupils")


@desk
def write_down(request: HttpRequest, pk: int) -> HttpResponse:
    pupil = residents.resident_in_care_of(request.user, pk)
    form = InternshipForm(posted(request), viewer=request.user, initial={"birth_date": pupil.birth_date})
    if form.is_valid():
        try:
            internships.register_internship(pupil, by=request.user, **form.written())
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. The pupil hears it."))
            return redirect("workbench:pupils")
    journal.note_look([pupil], viewer=request.user, screen="pupils")
    shown = {"person": pupil, "form": form, "keys": keys_wanted(request.user)}
    return render(request, "workbench/pupil_new.html", shown)


@desk
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement of pupil, parent, school and us, on paper."""
    internship = pupils.internship_in_care_of(request.user, pk)
    journal.note_look([internship.pupil_id], viewer=request.user, screen="pupils")
    is_child = pupils.is_child(internship)
    shown = {"internship": internship, "hours": pupils.hours_of(internship), "is_child": is_child}
    shown["rule"] = pupils.rule_of(internship) if is_child else None
    return render(request, "workbench/pupil_sheet.html", shown)


@button("workbench:pupils")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    internship = pupils.internship_in_care_of(request.user, pk)
    if name not in STEPS:
        raise Http404
    action, done = STEPS[name]
    return carry_out(request, action, internship, done=done, then="/cms/leerlingen/")
