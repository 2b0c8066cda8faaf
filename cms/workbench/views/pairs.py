"""What comes back, written down by the coordinator who has them on the phone: the days, other days, the last day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.workbench.views.requests import card_of
from cms.workbench.web import button, go_on, say_again
from marketplace.actions import rhythms
from marketplace.forms.pairs import DeskRhythmForm, LastDayForm, TellsRefusals
from marketplace.models import Agreement
from marketplace.queries import cases, pairs
from neighbourhoods.errors import NotAllowedNow


@button("workbench:today")
def rhythm(request: HttpRequest, pk: int) -> HttpResponse:
    """It begins; or, when the two have days already, it is different from the first day filled in."""
    agreement = cases.agreement_in_care_of(request.user, pk)
    form = DeskRhythmForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    try:
        _write_down(request, agreement, form)
    except NotAllowedNow as refusal:
        return _refused(request, form, refusal)
    messages.success(request, _("Written down. Both hear it."))
    return go_on(request, card_of(agreement.opportunity))


def _write_down(request: HttpRequest, agreement: Agreement, form: DeskRhythmForm) -> None:
    begins, terms = form.cleaned_data["starts_on"], form.terms()
    if pairs.rhythm_of(agreement) is None:
        rhythms.begin_rhythm(agreement, by=request.user, starts_on=begins, **terms)
    else:
        rhythms.change_from(agreement, by=request.user, on=begins, **terms)


@button("workbench:today")
def last_day(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = cases.agreement_in_care_of(request.user, pk)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    try:
        rhythms.finish_agreement(agreement, by=request.user, **form.cleaned_data)
    except NotAllowedNow as refusal:
        return _refused(request, form, refusal)
    messages.success(request, _("Written down. Both hear it."))
    return redirect(card_of(agreement.opportunity))


def _refused(request: HttpRequest, form: TellsRefusals, refusal: NotAllowedNow) -> HttpResponse:
    form.refuse(refusal)
    return say_again(request, form)
