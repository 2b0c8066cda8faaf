"""Somebody's work booklet at the desk: choosing together what stands in it, and printing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.web import desk, keys_wanted
from marketplace.actions.booklets import choose_contents
from marketplace.forms.booklets import BookletForm
from marketplace.papers.booklet import print_booklet
from marketplace.queries import booklets
from marketplace.views.booklets import as_file
from neighbourhoods import journal
from neighbourhoods.queries import residents
from neighbourhoods.web import posted


@desk
def booklet(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    material, picked = booklets.material_of(person), booklets.picked_by(person)
    form = BookletForm(posted(request), material=material, picked=picked)
    if form.is_valid():
        choose_contents(person, by=request.user, chosen=form.picked())
        messages.success(request, _("Kept. You can print it."))
        return redirect("workbench:booklet", pk)
    journal.note_look([person], viewer=request.user, screen="booklet")
    shown = {"person": person, "form": form, "own": booklets.own_booklet(person), "material": material}
    return render(request, "workbench/booklet.html", shown | {"keys": keys_wanted(request.user)})


@desk
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    journal.note_look([person], viewer=request.user, screen="booklet")
    return as_file(print_booklet(person))
