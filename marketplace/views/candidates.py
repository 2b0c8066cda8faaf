"""/werkgevers/kandidaten/: people who want to work, and one of them. Every look is written down for the person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.candidate_filters import address_of, chips_for, wish_from
from marketplace.models import Employer
from marketplace.queries import shown_to_employers as shown
from marketplace.queries.candidates import card_of
from neighbourhoods import journal
from neighbourhoods.web import page_number

from .for_employers import for_employers


@require_safe
@for_employers
def every(request: HttpRequest, employer: Employer) -> HttpResponse:
    wish, number = wish_from(request.GET), page_number(request.GET.get("deel", ""))
    found = shown.people_for(employer, wish, number)
    company = employer.organisation
    journal.note_look_of_today(found.ids, viewer=request.user, screen="candidates", organisation=company)
    count, kinds = shown.on_cards(employer)
    courses = shown.courses_on_cards(employer) if wish.certificate else ()
    chips = chips_for(wish, count=count, kinds=kinds, courses=courses)
    more = address_of(wish, page=number + 1) if found.has_more else ""
    scene = {"people": found.people, "chips": chips, "more": more}
    return render(request, "marketplace/employer/candidates.html", scene)


@require_safe
@for_employers
def one(request: HttpRequest, employer: Employer, code: str) -> HttpResponse:
    """The same plain page for whoever stopped, is somewhere else, or never was."""
    person = shown.find_seen(employer, code)
    if person is None:
        return render(request, "marketplace/employer/candidate_gone.html", status=404)
    journal.note_look([person], viewer=request.user, screen="candidate", organisation=employer.organisation)
    scene = {"card": card_of(person), "checks": shown.checks_of(person), "code": code}
    return render(request, "marketplace/employer/candidate.html", scene)
