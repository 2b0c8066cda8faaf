"""One visit: who comes instead when somebody cannot, and who comes along the first time."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.web import button, desk, go_on, keys_wanted, number, told
from marketplace.actions import company, standing_in
from marketplace.models import Visit
from marketplace.queries import instead
from neighbourhoods import journal
from neighbourhoods.models import User
from neighbourhoods.queries import residents

Step = Callable[[HttpRequest, Visit], object]


@desk
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    found = instead.whole(request.user, instead.visit_in_care_of(request.user, pk))
    journal.note_look(found.people, viewer=request.user, screen="visit")
    return render(request, "workbench/visit.html", {"visit": found, "keys": keys_wanted(request.user)})


def cannot_come(request: HttpRequest, found: Visit) -> object:
    return standing_in.cannot_come(found, by=request.user)


def comes_after_all(request: HttpRequest, found: Visit) -> object:
    return standing_in.come_after_all(found, by=request.user)


def not_this_time(request: HttpRequest, found: Visit) -> object:
    return standing_in.not_this_time(found, by=request.user)


def ask(request: HttpRequest, found: Visit) -> object:
    return standing_in.ask_somebody(found, by=request.user, person=_person(request))


def answer(request: HttpRequest, found: Visit) -> object:
    asked = instead.request_about(found, number(request.POST.get("request")) or 0)
    return standing_in.answer(asked, by=request.user, yes=request.POST.get("answer") == "ja")


def substitute(request: HttpRequest, found: Visit) -> object:
    person = _person(request) if request.POST.get("person") else None
    return standing_in.name_substitute(found.agreement, by=request.user, person=person)


def go_along(request: HttpRequest, found: Visit) -> object:
    return company.go_along(found, by=request.user, person=_person(request))


def stay_home(request: HttpRequest, found: Visit) -> object:
    return company.go_along(found, by=request.user, person=None)


STEPS: dict[str, Step] = {
    "kan-niet": cannot_come,
    "komt-toch": comes_after_all,
    "deze-keer-niet": not_this_time,
    "vraag": ask,
    "antwoord": answer,
    "vervanger": substitute,
    "gaat-mee": go_along,
    "gaat-niet-mee": stay_home,
}


@button("workbench:visit")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = instead.visit_in_care_of(request.user, pk)
    if name not in STEPS:
        raise Http404
    with told(request, _("Written down.")):
        STEPS[name](request, found)
    return go_on(request, reverse("workbench:visit", args=[pk]))


def _person(request: HttpRequest) -> User:
    """Somebody the coordinator looks after, or the coordinator."""
    pk = number(request.POST.get("person")) or 0
    return request.user if pk == request.user.pk else residents.resident_in_care_of(request.user, pk)
