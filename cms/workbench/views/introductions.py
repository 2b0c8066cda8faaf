"""One introduction at the desk: the answer noted for somebody, moments, an appointment, what the company told."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.introduction_forms import MeetForm, MomentsForm, TellForm
from cms.workbench.web import desk, keys_wanted, told
from marketplace.actions import introducing, introducing_outcome
from marketplace.queries.introductions_desk import OnDesk, on_desk
from neighbourhoods import journal
from neighbourhoods.models import Consent

Act = Callable[..., object]
FORMS: dict[str, tuple[type[Any], Act]] = {
    "moments": (MomentsForm, introducing_outcome.propose_moments),
    "meet": (MeetForm, introducing_outcome.note_appointment),
    "tell": (TellForm, introducing_outcome.tell_outcome),
}


@desk
def introduction(request: HttpRequest, pk: int) -> HttpResponse:
    found, do = on_desk(request.user, pk), request.POST.get("do", "")
    forms = {
        name: form_class(request.POST if name == do else None, auto_id=f"id_{name}_%s")
        for name, (form_class, _act) in FORMS.items()
    }
    if request.method == "POST" and _step(request, do, found, forms):
        return redirect("workbench:introduction", pk)
    journal.note_look([found.row.person_id], viewer=request.user, screen="introductions")
    wrong = next((form for form in forms.values() if form.errors), None)
    shown = {"it": found, "form": wrong, **forms, "keys": keys_wanted(request.user)}
    return render(request, "workbench/introduction.html", shown)


def _step(request: HttpRequest, do: str, found: OnDesk, forms: dict[str, Any]) -> bool:
    """Do what was pressed. False: something is wrong in a form, which keeps what was typed."""
    if do in forms and not forms[do].is_valid():
        return False
    with told(request, _("Written down.")):
        if do in forms:
            FORMS[do][1](found.row, by=request.user, **forms[do].chosen())
        elif do in {"yes", "no"}:
            how = _how(request.POST.get("how", ""))
            introducing.answer_introduction(found.row, by=request.user, yes=do == "yes", how=how)
        elif do == "stop":
            introducing.withdraw_introduction(found.row, by=request.user)
        elif do == "take-back":
            introducing.take_back_question(found.row, by=request.user)
    return True


def _how(said: str) -> str:
    return said if said in {Consent.Medium.PHONE, Consent.Medium.PAPER} else Consent.Medium.PHONE
