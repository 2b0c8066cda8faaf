"""/werkgevers/: asking to take part, and /werkgevers/bedrijf/: who acts for a company."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from marketplace.actions import employers, staff
from marketplace.forms.employers import ApplyForm, ColleagueForm
from marketplace.models import Employer
from marketplace.queries import employers as queries
from marketplace.queries.acting import companies_of
from neighbourhoods.queries.places import contact_for
from neighbourhoods.web import note_shown, posted, refusal_shown, too_often

from .for_employers import CHOSEN, for_who_answers

APPLIED = "applied_in"  # in the session: of which neighbourhood the coordinator calls
MOST_AN_HOUR = 10


@never_cache
def apply(request: HttpRequest) -> HttpResponse:
    """One screen. The answer is the same whether we knew the company or not."""
    form = ApplyForm(posted(request))
    if form.is_valid() and (place := form.find_place()) and _may_send(request, form):
        note_shown(request, place)
        with refusal_shown(request):
            employer = employers.apply_to_take_part(form.told(place), form.applicant())
            request.session[APPLIED] = employer.neighbourhood_id
            return redirect("marketplace:applied")
    return render(request, "marketplace/employer/apply.html", {"form": form})


@never_cache
def applied(request: HttpRequest) -> HttpResponse:
    where = queries.where_it_was_sent(request.session.get(APPLIED))
    if where is None:  # nothing was sent from this device: promise no call
        return redirect("marketplace:apply_as_employer")
    return render(request, "marketplace/employer/applied.html", {"contact": contact_for(where)})


def _may_send(request: HttpRequest, form: ApplyForm) -> bool:
    if form.cleaned_data["website"]:
        form.add_error(None, _("Something went wrong. Call us, then we write it down for you."))
    elif too_often(request, "apply", times=MOST_AN_HOUR, seconds=3600):
        form.add_error(None, _("That went too fast. Wait a moment and try again, or call us."))
    return not form.errors


# ---------------------------------------------------------------- the company itself
@for_who_answers
def company(request: HttpRequest, employer: Employer) -> HttpResponse:
    return _company(request, employer, ColleagueForm())


@for_who_answers
def ask_for_colleague(request: HttpRequest, employer: Employer) -> HttpResponse:
    form = ColleagueForm(posted(request))
    if not form.is_valid():
        return _company(request, employer, form) if form.is_bound else redirect("marketplace:company")
    with refusal_shown(request):
        staff.ask_for_colleague(employer, form.applicant(), by=request.user)
        messages.success(request, _("We call first. Then your colleague can log in."))
    return redirect("marketplace:company")


@require_POST
@for_who_answers
def remove_colleague(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    with refusal_shown(request):
        staff.remove_staff(employer, queries.member_of(employer, pk), by=request.user)
        messages.success(request, _("Done. This person no longer acts for your company."))
    return redirect("marketplace:company")


@require_POST
@for_who_answers
def stop(request: HttpRequest, employer: Employer) -> HttpResponse:
    with refusal_shown(request):
        employers.stop_employer(employer, by=request.user)
    return redirect("marketplace:company")


@require_POST
@for_who_answers
def choose(request: HttpRequest, employer: Employer) -> HttpResponse:  # noqa: ARG001 (the one until now)
    """Who acts for more than one company: for which from now on, in this session."""
    wish = request.POST.get("choice", "")
    if wish in {str(it.pk) for it in companies_of(request.user)}:
        request.session[CHOSEN] = int(wish)
    return redirect("marketplace:company")


def _company(request: HttpRequest, employer: Employer, form: ColleagueForm) -> HttpResponse:
    shown = {
        "employer": employer,
        "form": form,
        "staff": queries.staff_of(employer, request.user),
        "asked": queries.asked_for(employer),
        "left": queries.contacts_left(employer),
        "others": [it for it in companies_of(request.user) if it.pk != employer.pk],
    }
    return render(request, "marketplace/employer/company.html", shown)
