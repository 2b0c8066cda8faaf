"""What a coordinator writes down about how somebody hears from us: ways, a rest, another number, another address."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.accounts import forget_former_addresses
from cms.workbench import words
from cms.workbench.forms import EmailForm, PhoneForm
from cms.workbench.web import button, carry_out, go_on, say_again, told
from marketplace.actions.profiles import allow_address_by_text
from neighbourhoods.actions import contact, people
from neighbourhoods.contact_forms import RestForm, WaysForm
from neighbourhoods.models import Consent
from neighbourhoods.queries import residents


def card_of(pk: int) -> str:
    return reverse("workbench:person", args=[pk])


@button("workbench:person")
def ways(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = WaysForm(request.POST, person=person)
    if not form.is_valid():
        return say_again(request, form)
    return carry_out(
        request, contact.choose_ways, person, done=_("Written down."), then=card_of(pk), ways=form.cleaned_data
    )


@button("workbench:person")
def address_by_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The sentence is read aloud on the phone, in the language of the desk."""
    person = residents.resident_in_care_of(request.user, pk)
    said = {"yes": "yes" in request.POST, "wording": str(words.ADDRESS_ALOUD), "medium": Consent.Medium.PHONE}
    said["language"] = get_language() or "nl"
    return carry_out(request, allow_address_by_text, person, done=_("Written down."), then=card_of(pk), **said)


@button("workbench:person")
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = RestForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    done = _("No message leaves by itself now. What cannot wait is on your call list.")
    return carry_out(request, contact.begin_rest, person, done=done, then=card_of(pk), **form.cleaned_data)


@button("workbench:person")
def rest_over(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    return carry_out(request, contact.end_rest, person, done=_("Messages leave again."), then=card_of(pk))


@button("workbench:person")
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    return carry_out(request, people.set_phone, person, done=_("Written down."), then=card_of(pk), **form.cleaned_data)


@button("workbench:person")
def email(request: HttpRequest, pk: int) -> HttpResponse:
    """Only while mail comes back, or when there is no address yet: the one before lets nobody in any more."""
    person = residents.resident_in_care_of(request.user, pk)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down.")):
        forget_former_addresses(people.set_email(person, by=request.user, **form.cleaned_data))
    return go_on(request, card_of(pk))
