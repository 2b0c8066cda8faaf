"""People: finding somebody, their card, and what a coordinator writes down for them."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.workbench import addresses, files
from cms.workbench.forms import AddressForm, ChannelForm, ShownAsForm
from cms.workbench.web import button, desk, go_on, keys_wanted, number, say_again, told
from marketplace.actions import pausing
from marketplace.queries import readiness_desk, trials_desk
from neighbourhoods import journal
from neighbourhoods.actions import people
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from neighbourhoods.web import note_shown

PAUSES = {"week": 7, "maand": 30}


@desk
def search(request: HttpRequest) -> HttpResponse:
    """Looking somebody up posts the words, so that no name stands in an address or a log."""
    words = request.POST.get("q", "")
    found = residents.looked_for(request.user, words) if words else None
    page = Paginator(found, residents.FOUND_AT_ONCE).get_page(request.POST.get("p")) if found is not None else None
    if page is not None:
        journal.note_look([person.pk for person in page.object_list], viewer=request.user, screen="search")
    shown = {"words": words, "page": page, "searched": page is not None, "too_short": bool(words) and found is None}
    return render(request, "workbench/people.html", shown | {"keys": keys_wanted(request.user)})


@desk
def card(request: HttpRequest, pk: int) -> HttpResponse:
    return show_card(request, residents.resident_in_care_of(request.user, pk))


def show_card(request: HttpRequest, person: User, address_form: AddressForm | None = None) -> HttpResponse:
    channel = ChannelForm(initial={"channel": person.channel})
    address = address_form or AddressForm(viewer=request.user)
    shown = files.person_card(request.user, person, channel, address)
    shown["readiness_words"] = readiness_desk.state_words_of(person)
    shown["trials"] = trials_desk.of_person(person)
    return render(request, "workbench/person.html", shown | {"keys": keys_wanted(request.user)})


@button("workbench:person")
def meet(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    with told(request, _("Now you know %(name)s.") % {"name": person.get_short_name()}):
        people.meet_person(person, by=request.user)
    return redirect("workbench:person", pk)


@button("workbench:person")
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """A week, a month, or until the person calls."""
    person = residents.resident_in_care_of(request.user, pk)
    days = PAUSES.get(request.POST.get("until", ""))
    until = timezone.localdate() + timedelta(days=days) if days else None
    with told(request, _("%(name)s takes a pause. Nobody asks them now.") % {"name": person.get_short_name()}):
        pausing.pause_helper(person, by=request.user, until=until)
    return redirect("workbench:person", pk)


@button("workbench:person")
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    with told(request, _("%(name)s is back.") % {"name": person.get_short_name()}):
        people.resume_person(person, by=request.user)
    return redirect("workbench:person", pk)


@button("workbench:person")
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = ChannelForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down.")):
        people.set_channel(person, by=request.user, **form.cleaned_data)
    return redirect("workbench:person", pk)


@button("workbench:person")
def shown_as(request: HttpRequest, pk: int) -> HttpResponse:
    person = residents.resident_in_care_of(request.user, pk)
    form = ShownAsForm(request.POST)
    if not form.is_valid():
        return say_again(request, form)
    with told(request, _("Written down.")):
        people.set_shown_as(person, by=request.user, **form.cleaned_data)
    return go_on(request, reverse("workbench:person", args=[pk]))


@button("workbench:person")
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Moved house. The place is found before anything is written."""
    person = residents.resident_in_care_of(request.user, pk)
    form = AddressForm(request.POST, viewer=request.user)
    place = addresses.place_of(form) if form.is_valid() else None
    if place is None:
        return show_card(request, person, form)
    with told(request, _("The address is changed.")):
        people.set_address(person, by=request.user, place=place, **addresses.written(form))
    note_shown(request, place)
    still_mine = residents.looks_after_place(request.user, place.neighbourhood)
    return redirect("workbench:person", pk) if still_mine else redirect("workbench:people")


def chosen(request: HttpRequest) -> User | None:
    """The person a form or link names, when this coordinator may see them."""
    pk = number(request.POST.get("person") or request.GET.get("persoon"))
    return residents.resident_in_care_of(request.user, pk) if pk else None
