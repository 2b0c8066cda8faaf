"""Nieuw telefoontje: one screen while the caller is on the line. Nothing a caller says stands in an address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench import files, intake
from cms.workbench.views.people import chosen
from cms.workbench.web import button, desk, keys_wanted
from marketplace.actions.intake import take_offer_of_help, take_request
from marketplace.queries import cases
from marketplace.queries.kinds import active_kinds
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents
from neighbourhoods.web import note_shown

FORMS = {"hulp": intake.RequestCall, "helpen": intake.OfferCall}


@desk
def call(request: HttpRequest) -> HttpResponse:
    """GET: an empty form. POST: look the number up, fill in somebody we know, or write the call down."""
    tab = "helpen" if request.GET.get("tab") == "helpen" else "hulp"
    known = chosen(request)
    do = request.POST.get("do", "")
    if do in {"save", "next", "talk"}:
        form = FORMS[tab](request.POST, viewer=request.user, known=known)
        return save(request, tab, form) or screen(request, tab, form)
    if do == "look":
        return screen(request, tab, as_typed(request, tab))
    last = next(iter(cases.asked_by(known, limit=1)), None) if known and do == "same" else None
    form = FORMS[tab](initial=intake.filled_in(known, last), viewer=request.user, known=known)
    return screen(request, tab, form)


@button("workbench:call")
def lookup(request: HttpRequest) -> HttpResponse:
    """The panel with whom we know by this number, for the script beside the form."""
    return render(request, "workbench/_known.html", whom_we_know(request, request.POST.get("phone", "")))


def save(request: HttpRequest, tab: str, form: Any) -> HttpResponse | None:
    """All of it or nothing. None: show the form again, with what is missing."""
    wording = str(intake.CONSENT if tab == "hulp" else intake.CONSENT_OF_HELPER)
    caller = form.caller(wording) if form.is_valid() else None
    if caller is None:
        return None
    try:
        where = written_down(request, tab, form, caller)
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return None
    note_shown(request, caller.place)
    again = f"{reverse('workbench:call')}?tab={tab}"
    return redirect(again if request.POST["do"] == "next" else where)


def written_down(request: HttpRequest, tab: str, form: Any, caller: Any) -> str:
    if tab == "hulp":
        task = take_request(caller, by=request.user, request=form.request())
        messages.success(request, _("The request is in the list."))
        return f"{reverse('workbench:today')}?klus={task.pk}#wacht"
    helper = take_offer_of_help(caller, by=request.user, likes=form.liked())
    messages.success(request, _("Written down. Getting acquainted is on the call list."))
    return reverse("workbench:talk" if request.POST["do"] == "talk" else "workbench:person", args=[helper.user_id])


def as_typed(request: HttpRequest, tab: str) -> Any:
    """The answers so far, without a word about what is still missing."""
    empty = FORMS[tab](viewer=request.user)
    many = {"parts", "likes"}
    typed = {name: request.POST.getlist(name) if name in many else request.POST.get(name) for name in empty.fields}
    return FORMS[tab](initial=typed, viewer=request.user)


def screen(request: HttpRequest, tab: str, form: Any) -> HttpResponse:
    typed = form["phone"].value() or ""
    shown = whom_we_know(request, typed, form.known)
    kinds = active_kinds()
    said = intake.CONSENT if tab == "hulp" else intake.CONSENT_OF_HELPER
    words = {"tab": tab, "form": form, "kinds": kinds, "say_consent": said, "keys": keys_wanted(request.user)}
    return render(request, "workbench/call.html", shown | words)


def whom_we_know(request: HttpRequest, phone: str, known: Any = None) -> dict[str, Any]:
    people = [known] if known else residents.known_by_phone(request.user, phone)
    journal.note_look([person.pk for person in people], viewer=request.user, screen="call")
    return {"people": [files.known_caller(person) for person in people], "person": known}
