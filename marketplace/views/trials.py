"""/mijn/proef/: the resident reads the agreement and signs it, takes time, says no, looks back, goes back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.actions import trials, trials_ending, trials_looking_back, trials_signing
from marketplace.forms.trials import AnswerTrialForm
from marketplace.models import TrialAgreement
from marketplace.models.trials import Role
from marketplace.queries import trials as found
from neighbourhoods.models import User
from neighbourhoods.web import posted, refusal_shown


@never_cache
@login_required
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The page, and each button on it."""
    trial = found.own_trial(request.user, pk)
    if request.method == "POST":
        with refusal_shown(request):
            messages.success(request, _do(trial, request.user, request))
        return redirect("marketplace:my_trial", pk)
    return _shown(request, trial, AnswerTrialForm())


def _do(trial: TrialAgreement, person: User, request: HttpRequest) -> str:
    match request.POST.get("do", ""):
        case "sign":
            trials_signing.sign(trial, role=Role.RESIDENT, number=number_in(request), by=person)
            return _("You signed. Thank you.")
        case "talk":
            trials.ask_to_talk(trial, by=person)
            return _("We call you within 1 working day.")
        case "no":
            trials.call_off_trial(trial, by=person)
            return _("That is fine. You lose nothing.")
        case "back":
            trials_ending.go_back(trial, by=person)
            return _("That is just fine. You keep everything.")
    return _("Choose what you want to do.")


def number_in(request: HttpRequest) -> int:
    """Which text stood on the page that was signed; 0 when it says nothing of the kind."""
    said = request.POST.get("number", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0


@never_cache
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    trial = found.own_trial(request.user, pk)
    form = AnswerTrialForm(posted(request))
    if form.is_valid():
        with refusal_shown(request):
            trials_looking_back.answer_assessment(trial, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you for telling us."))
        return redirect("marketplace:my_trial", pk)
    return _shown(request, trial, form) if request.method == "POST" else redirect("marketplace:my_trial", pk)


@never_cache
@login_required
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    return as_pdf(found.paper_of(found.own_trial(request.user, pk)))


def as_pdf(data: bytes) -> HttpResponse:
    disposition = 'inline; filename="proefplaatsing.pdf"'
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _shown(request: HttpRequest, trial: TrialAgreement, form: AnswerTrialForm) -> HttpResponse:
    shown = {"it": found.shown_to(trial, Role.RESIDENT), "form": form}
    return render(request, "marketplace/trials/mine.html", shown)
