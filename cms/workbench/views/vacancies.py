"""Vacancies at the desk: for which employer, and writing one down or changing it by phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.vacancy_files import Screens
from cms.workbench.web import button, carry_out, desk, keys_wanted, told
from marketplace.actions.introducing_interest import introduce_interested
from marketplace.models import Employer, Vacancy
from marketplace.queries import job_desk
from marketplace.queries import vacancies as queries
from neighbourhoods.web import posted


@desk
def choose(request: HttpRequest) -> HttpResponse:
    scene = {"employers": queries.employers_for(request.user), "keys": keys_wanted(request.user)}
    return render(request, "workbench/vacancy_for.html", scene)


@desk
def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _write(request, queries.employer_for(request.user, pk), None)


@desk
def change(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = queries.vacancy_on(job_desk.job_in_care_of(request.user, pk))
    return _write(request, vacancy.employer, vacancy)


@button("workbench:jobs")
def introduce(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who wants to know more said yes on the phone."""
    offer = job_desk.offer_on_job(request.user, pk)
    then = reverse("workbench:job", args=[offer.opportunity_id])
    done = _("Introduced. The employer sees the name and the phone number now, and calls.")
    return carry_out(request, introduce_interested, offer, done=done, then=then)


def _write(request: HttpRequest, employer: Employer, vacancy: Vacancy | None) -> HttpResponse:
    screens = Screens.of(posted(request), employer, vacancy)
    if request.method == "POST":
        done = _("The vacancy is written down. Look at it once more, and put it in the neighbourhood.")
        with told(request):
            sent = screens.send(by=request.user)
            if sent is not None:
                with told(request, done):
                    return redirect("workbench:job", sent.opportunity_id)
    scene = {"screens": screens, "employer": employer, "vacancy": vacancy, "keys": keys_wanted(request.user)}
    return render(request, "workbench/vacancy_form.html", scene)
