"""What a coordinator does with a waiting request. Each key of the queue is one of these."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.workbench.forms import TalkForm
from cms.workbench.web import desk, go_on, number, say_again, told
from marketplace.actions import helping, moderating
from marketplace.queries import moderation
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents


@desk
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Into the neighbourhood, and perhaps one helper is asked at the same time."""
    task = moderation.request_in_care_of(request.user, pk)
    helper = number(request.POST.get("ask"))
    ask = residents.resident_in_care_of(request.user, helper) if helper else None
    try:
        moderating.publish_opportunity(task, by=request.user, ask=ask)
    except NotAllowedNow as refusal:
        colleague = moderation.who_published(request.user, task) if refusal.code == "twice" else ""
        first = _("%(name)s has just approved this request.") % {"name": colleague}
        messages.error(request, first if colleague else str(refusal))
    return go_on(request, reverse("workbench:today"))


@desk
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    with told(request, _("Undone. Nobody has heard of it.")):
        moderating.undo_publication(task, by=request.user)
    return redirect(f"{reverse('workbench:today')}?klus={pk}#wacht")


@desk
@require_POST
def talk_over(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    form = TalkForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("It stands on the call list: talk it over together.")):
        moderating.talk_over(task, by=request.user, **form.cleaned_data)
    return go_on(request, reverse("workbench:today"))


@desk
@require_POST
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    with told(request, _("It waits in the list again.")):
        moderating.put_back(task, by=request.user)
    return go_on(request, f"{reverse('workbench:today')}?klus={pk}#wacht")


@desk
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    helper = residents.resident_in_care_of(request.user, number(request.POST.get("helper")) or 0)
    with told(request, _("%(name)s is asked.") % {"name": helper.get_short_name()}):
        moderating.invite_helper(task, by=request.user, helper=helper)
    return go_on(request, reverse("workbench:without_helper"))


@desk
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Ik heb gebeld: akkoord": the offer becomes the agreement."""
    offer = moderation.offer_in_care_of(request.user, pk)
    with told(request, _("It is agreed. Both hear it, with the address.")):
        helping.accept_offer(offer, by=request.user)
    return go_on(request, reverse("workbench:today"))


@desk
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """The helper said on the phone that it does not suit after all."""
    offer = moderation.offer_in_care_of(request.user, pk)
    with told(request, _("The offer is taken back.")):
        helping.withdraw_offer(offer, by=request.user)
    return go_on(request, reverse("workbench:today"))
