"""Signing and answering by a link from a message, without logging in: as the person it was sent to, and nobody else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.actions import trials_looking_back, trials_signing
from marketplace.forms.trials import AnswerTrialForm
from marketplace.models import TrialAssessment, TrialSignature
from marketplace.queries.trials_linked import Answering, Signing, answering_by, signing_by
from neighbourhoods import links
from neighbourhoods.errors import NotYours
from neighbourhoods.languages import spoken_by
from neighbourhoods.web import posted, refusal_shown

from .trials import number_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the whole text, POST signs it; after that the page says that it is signed."""
    try:
        it = signing_by(token)
    except links.LinkInvalid as refusal:
        return dead_end(request, expired=isinstance(refusal, links.LinkExpired))
    with translation.override(spoken_by(it.person)):
        if request.method == "POST":
            with refusal_shown(request):
                _sign(request, it)
            return redirect(request.path)
        return render(request, "marketplace/trials/sign.html", {"it": it.shown, "signs": it})


def _sign(request: HttpRequest, it: Signing) -> None:
    try:
        number, how = number_in(request), TrialSignature.How.LINK
        trials_signing.sign(it.trial, role=it.shown.role, number=number, by=it.person, how=how)
    except NotYours:
        messages.warning(request, _("This can no longer be done with this link."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The employer's words, and under them the resident's."""
    try:
        it = answering_by(token)
    except links.LinkInvalid as refusal:
        return dead_end(request, expired=isinstance(refusal, links.LinkExpired))
    with translation.override(spoken_by(it.person)):
        form = AnswerTrialForm(posted(request))
        if form.is_valid():
            with refusal_shown(request):
                _answer(it, form)
            return redirect(request.path)
        return render(request, "marketplace/trials/answer.html", {"it": it.shown, "form": form})


def _answer(it: Answering, form: AnswerTrialForm) -> None:
    how = TrialAssessment.How.LINK
    trials_looking_back.answer_assessment(it.trial, by=it.person, how=how, **form.cleaned_data)


def dead_end(request: HttpRequest, *, expired: bool) -> HttpResponse:
    return render(request, "neighbourhoods/link_dead.html", {"expired": expired}, status=410 if expired else 404)
