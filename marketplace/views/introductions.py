"""/werkgevers/afspraken/ and the button *Kennismaken*; and the resident's own yes, no and stop."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.actions import introducing, introducing_outcome
from marketplace.forms.introductions import TELLS, AskForm
from marketplace.models import Employer, Introduction
from marketplace.queries import introductions as shown
from marketplace.queries.candidates import card_of
from marketplace.queries.my_introductions import mine_by_code
from marketplace.queries.shown_to_employers import find_seen
from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import posted, refusal_shown

from .for_employers import for_employers, for_who_answers


# ---------------------------------------------------------------- the employer
@for_employers
def introduce(request: HttpRequest, employer: Employer, code: str) -> HttpResponse:
    """One tap, with a message or without. Who was asked already: the page of that."""
    person = find_seen(employer, code)
    if person is None:
        return render(request, "marketplace/employer/candidate_gone.html", status=404)
    standing = shown.standing_with(employer, person)
    if standing is not None:
        return redirect("marketplace:introduction", standing.code)
    form = AskForm(posted(request))
    if form.is_valid():
        with refusal_shown(request):
            row = introducing.ask_introduction(employer, person, by=request.user, **form.cleaned_data)
            return redirect("marketplace:introduction", row.code)
    scene = {"form": form, "name": card_of(person).name, "code": code, "who": shown.who_asks(employer)}
    return render(request, "marketplace/employer/introduce.html", scene)


@require_safe
@for_who_answers
def every(request: HttpRequest, employer: Employer) -> HttpResponse:
    found = shown.introductions_of(employer)
    people = {it.person_id for it in found}
    company = employer.organisation
    journal.note_look_of_today(people, viewer=request.user, screen="introductions", organisation=company)
    return render(request, "marketplace/employer/introductions.html", {"groups": shown.in_groups(found)})


@for_who_answers
def one(request: HttpRequest, employer: Employer, code: str) -> HttpResponse:
    """What is next. The same plain page for a code of another company, and for none at all."""
    page = shown.introduction_page(request.user, employer, code)
    if page is None:
        return _gone(request)
    row = shown.row_of(employer, code)
    if request.method == "POST" and row is not None:
        _press(request, row)
        return redirect("marketplace:introduction", code)
    people, company = [page.shown.person_id], employer.organisation
    if page.identity:
        journal.note_look(people, viewer=request.user, screen="introduction", organisation=company)
    else:
        journal.note_look_of_today(people, viewer=request.user, screen="introductions", organisation=company)
    return render(request, "marketplace/employer/introduction.html", {"it": page})


def _press(request: HttpRequest, row: Introduction) -> None:
    with refusal_shown(request):
        if request.POST.get("do") == "take-back":
            introducing.take_back_question(row, by=request.user)
            messages.success(request, _("Fine. We tell that you no longer ask."))
        elif moment := request.POST.get("moment"):
            introducing_outcome.choose_moment(row, by=request.user, moment=moment)
            messages.success(request, _("The appointment is made. We tell it."))


@for_who_answers
def tell(request: HttpRequest, employer: Employer, code: str, what: str) -> HttpResponse:
    """One answer on a screen of its own."""
    page, row = shown.introduction_page(request.user, employer, code), shown.row_of(employer, code)
    if page is None or row is None or what not in TELLS:
        return _gone(request)
    if not page.may_tell:
        return redirect("marketplace:introduction", code)
    heading, form_class, outcome = TELLS[what]
    form = form_class(posted(request))
    if form.is_valid() and _told(request, row, form, outcome):
        return redirect("marketplace:introduction", code)
    return render(request, "marketplace/employer/tell.html", {"it": page, "form": form, "heading": heading})


def _told(request: HttpRequest, row: Introduction, form: Any, outcome: str) -> bool:
    act: Callable[..., object] = introducing_outcome.note_appointment
    said = form.chosen()
    if outcome != Introduction.Outcome.TALK:
        act, said = introducing_outcome.tell_outcome, said | {"outcome": outcome}
    try:
        act(row, by=request.user, **said)
    except NotAllowedNow as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Thank you. The resident hears it from us."))
    return True


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "marketplace/employer/introduction_gone.html", status=404)


# ---------------------------------------------------------------- the resident
STEPS: dict[str, tuple[Callable[..., object], dict[str, bool], object]] = {
    "yes": (introducing.answer_introduction, {"yes": True}, gettext_lazy("Good. They see your name now.")),
    "no": (introducing.answer_introduction, {"yes": False}, gettext_lazy("That is fine. Nothing changes.")),
    "stop": (introducing.withdraw_introduction, {}, gettext_lazy("It is closed. They no longer see your name.")),
}


@never_cache
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """A button on /mijn/werkgevers/. Of somebody else's introduction nothing happens, and nothing is said."""
    row, step = mine_by_code(request.user, code), STEPS.get(request.POST.get("do", ""))
    if row is not None and step is not None:
        act, how, done = step
        with refusal_shown(request):
            act(row, by=request.user, **how)
            messages.success(request, str(done))
    return redirect("/mijn/werkgevers/#kennismaken")
