"""What a coordinator does with a waiting request. Each key of the queue is one of these."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.forms import TalkForm
from cms.workbench.web import button, carry_out, go_on, number, say_again
from marketplace.actions import helping, moderating
from marketplace.queries import moderation
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.queries import residents


@button("workbench:request")
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


@button("workbench:request")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    task, back = moderation.request_in_care_of(request.user, pk), f"{reverse('workbench:today')}?klus={pk}#wacht"
    return carry_out(request, moderating.undo_publication, task, done=_("Undone. Nobody has heard of it."), then=back)


@button("workbench:request")
def talk_over(request: HttpRequest, pk: int) -> HttpResponse:
    task, form = moderation.request_in_care_of(request.user, pk), TalkForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    done, then = _("It stands on the call list: talk it over together."), reverse("workbench:today")
    return carry_out(request, moderating.talk_over, task, done=done, then=then, **form.cleaned_data)


@button("workbench:request")
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    task, back = moderation.request_in_care_of(request.user, pk), f"{reverse('workbench:today')}?klus={pk}#wacht"
    return carry_out(request, moderating.put_back, task, done=_("It waits in the list again."), then=back)


@button("workbench:request")
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    task = moderation.request_in_care_of(request.user, pk)
    helper = residents.resident_in_care_of(request.user, number(request.POST.get("helper")) or 0)
    done, then = _("%(name)s is asked.") % {"name": helper.get_short_name()}, reverse("workbench:without_helper")
    return carry_out(request, moderating.invite_helper, task, done=done, then=then, helper=helper)


@button("workbench:today")
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Ik heb gebeld: akkoord": the offer becomes the agreement."""
    offer, then = moderation.offer_in_care_of(request.user, pk), reverse("workbench:today")
    done = _("It is agreed. Both hear it, with the address.")
    return carry_out(request, helping.accept_offer, offer, done=done, then=then)


@button("workbench:today")
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """The helper said on the phone that it does not suit after all."""
    offer, then = moderation.offer_in_care_of(request.user, pk), reverse("workbench:today")
    return carry_out(request, helping.withdraw_offer, offer, done=_("The offer is taken back."), then=then)
