"""A neighbour's own requests: what happens with them, confirming, thanking, asking again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from marketplace.actions import asking, visiting
from marketplace.forms.asking import ThankForm
from marketplace.forms.helper import ConfirmForm
from marketplace.queries import pairs
from marketplace.queries import requests as queries
from neighbourhoods.web import acts_by_post, page_number, posted, refusal_shown


@login_required
def own_requests(request: HttpRequest) -> HttpResponse:
    page = page_number(request.GET.get("blad", ""))
    rows, more = queries.requests_of(request.user, page=page)
    return render(
        request,
        "marketplace/requests/list.html",
        {"rows": rows, "next_page": page + 1 if more else None, "tab": "mine"},
    )


@login_required
def own_request(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.own_request(request.user, pk)
    pair = pairs.pair_about(request.user, pk, is_helper=False)
    form = ConfirmForm(planned=row.minutes, name=row.helper.first_name) if row.may_confirm and row.helper else None
    shown = {"row": row, "pair": pair, "form": form, "tab": "mine"}
    return render(request, "marketplace/requests/detail.html", shown)


@login_required
@acts_by_post("marketplace:own_request")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = queries.opportunity_of(request.user, pk)
    with refusal_shown(request):
        asking.withdraw_request(opportunity, by=request.user)
        messages.success(request, _("Your request has been taken back. That is no problem."))
    return redirect("marketplace:own_request", pk)


@login_required
@acts_by_post("marketplace:own_request")
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    opportunity = queries.opportunity_of(request.user, pk)
    with refusal_shown(request):
        asking.keep_request(opportunity, by=request.user)
        messages.success(request, _("Good. We keep looking for you."))
    return redirect("marketplace:own_request", pk)


@login_required
@acts_by_post("marketplace:own_request")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    visit = queries.visit_of_requester(request.user, pk)
    form = ConfirmForm(request.POST, planned=visit.minutes, name=visit.comes.get_short_name())
    with refusal_shown(request):
        done = request.POST.get("gelukt") == "ja"
        visiting.confirm_visit(visit, by=request.user, done=done, minutes=form.told())
        messages.success(request, _("Thank you for telling us.") if done else _("Thank you. We call you today."))
    return redirect("marketplace:own_request", pk)


@login_required
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = queries.agreement_of_requester(request.user, pk)
    form = ThankForm(posted(request))
    if form.is_valid():
        with refusal_shown(request):
            visiting.thank_helper(agreement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your card is on its way."))
        return redirect("marketplace:own_request", pk)
    row = queries.own_request(request.user, pk)
    if row.to_thank is None:
        return redirect("marketplace:own_request", pk)
    return render(request, "marketplace/requests/thank.html", {"form": form, "row": row, "tab": "mine"})


@login_required
@acts_by_post("marketplace:own_request")
def again(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = queries.agreement_of_requester(request.user, pk)
    with refusal_shown(request):
        new = asking.ask_again(agreement, by=request.user)
        messages.success(request, _("Your new request is in. We ask the same helper first."))
        pk = new.pk
    return redirect("marketplace:own_request", pk)
