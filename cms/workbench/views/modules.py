"""The modules of a course at the desk: who of a class showed one, by name; taking one back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.web import button, desk, keys_wanted, numbers, told
from neighbourhoods import journal
from training.actions.modules import mark_module, take_back_proof
from training.queries import modules


@desk
def one_module(request: HttpRequest, pk: int, module: int) -> HttpResponse:
    """As with who was there. A name that was ticked when the page came, and no longer is, is taken back."""
    if request.method == "POST":
        run, found = modules.module_in_care_of(request.user, pk, module)
        shown, was = numbers(request.POST.getlist("shown")), numbers(request.POST.get("was", "").split(","))
        with told(request, _("Written down.")):
            mark_module(run, found, by=request.user, shown=shown, taken_back=was - shown)
        return redirect("workbench:run", pk)
    sheet = modules.sheet_of(request.user, pk, module)
    journal.note_look([it.person_id for it in sheet.people], viewer=request.user, screen="course")
    return render(request, "workbench/module.html", {"sheet": sheet, "keys": keys_wanted(request.user)})


@button("workbench:courses")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    proof = modules.proof_in_care_of(request.user, pk)
    with told(request, _("Taken back.")):
        take_back_proof(proof, by=request.user)
    return redirect("workbench:person", proof.person_id)
