"""/werkgevers/werk/: the vacancies of a company, and four screens to write one down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marketplace.actions import new_people, vacancies
from marketplace.forms.vacancies import Screen, WhatForm, WhenForm
from marketplace.forms.vacancy_where import WhereForm, address_of, place_of
from marketplace.models import Employer, Vacancy
from marketplace.queries import vacancies as queries
from marketplace.queries.kinds import active_kinds
from marketplace.vacancy_sheet import CHECK, WHAT, WHEN, WHERE
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import posted, refusal_shown

from .for_employers import for_employers

BACK = {WHAT: "", WHEN: WHAT, WHERE: WHEN, CHECK: WHERE}


@for_employers
def every_vacancy(request: HttpRequest, employer: Employer) -> HttpResponse:
    shown = {
        "vacancies": queries.vacancies_of(employer),
        "hears": queries.hears_of_new_people(request.user, employer),
    }
    return render(request, "marketplace/vacancies/list.html", shown)


# ---------------------------------------------------------------- the screens
@for_employers
def what(request: HttpRequest, employer: Employer, pk: int | None = None) -> HttpResponse:
    """The first screen. A sheet is made when it is answered."""
    vacancy = queries.vacancy_of(employer, pk) if pk else None
    form = WhatForm(posted(request), kinds=active_kinds(), **_filled(employer, vacancy))
    return _screen(request, form, vacancy)


@for_employers
def when(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    vacancy = queries.vacancy_of(employer, pk)
    return _screen(request, WhenForm(posted(request), **_filled(employer, vacancy)), vacancy)


@for_employers
def where(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    vacancy = queries.vacancy_of(employer, pk)
    conditions = queries.conditions_to_choose()
    form = WhereForm(posted(request), conditions=conditions, **_filled(employer, vacancy))
    return _screen(request, form, vacancy)


def _filled(employer: Employer, vacancy: Vacancy | None) -> dict[str, object]:
    sheet = queries.sheet_of(vacancy)
    return {"employer": employer, "sheet": sheet, "is_begun": queries.is_begun(vacancy, sheet)}


def _screen(request: HttpRequest, form: Screen, vacancy: Vacancy | None) -> HttpResponse:
    """Kept as soon as it is right; then the first screen that has no answer yet."""
    if form.is_valid() and (form.screen != WHERE or form.find_place()):  # type: ignore[attr-defined]
        with refusal_shown(request):
            kept = vacancies.keep_answers(
                form.employer, by=request.user, part=form.screen, answers=form.kept(), vacancy=vacancy
            )
            return redirect(f"marketplace:vacancy_{queries.sheet_of(kept).first_missing}", kept.pk)
    page = {"form": form, "vacancy": vacancy, "back": BACK[form.screen]}
    return render(request, f"marketplace/vacancies/{form.screen}.html", page)


@for_employers
def check(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    """Everything read back. Sending is a button."""
    vacancy = queries.vacancy_of(employer, pk)
    sheet = queries.sheet_of(vacancy)
    if not sheet.is_complete:
        return redirect(f"marketplace:vacancy_{sheet.first_missing}", pk)
    if request.method == "POST":
        with refusal_shown(request):
            place = place_of(sheet, employer)
            vacancies.send_vacancy(vacancy, by=request.user, place=place, address=address_of(sheet, place))
            messages.success(request, _("Sent. We look at it, and you hear from us."))
            return redirect("marketplace:vacancies")
    page = {"vacancy": vacancy, "read": queries.read_back(vacancy)}
    return render(request, "marketplace/vacancies/check.html", page)


# ---------------------------------------------------------------- what follows
@require_POST
@for_employers
def close(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    with refusal_shown(request):
        left = vacancies.close_vacancy(queries.vacancy_of(employer, pk), by=request.user)
        said = _("It is off the website.") if left else _("It is thrown away.")
        messages.success(request, said)
    return redirect("marketplace:vacancies")


@require_POST
@for_employers
def keep(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    with refusal_shown(request):
        vacancies.keep_vacancy(queries.vacancy_of(employer, pk), by=request.user)
        messages.success(request, _("Good to know. We go on looking."))
    return redirect("marketplace:vacancies")


@require_POST
@for_employers
def again(request: HttpRequest, employer: Employer, pk: int) -> HttpResponse:
    try:
        copy = vacancies.write_again(queries.vacancy_of(employer, pk), by=request.user)
    except NotAllowedNow as refusal:
        messages.error(request, str(refusal))
        return redirect("marketplace:vacancies")
    return redirect("marketplace:vacancy_check", copy.pk)


@require_POST
@for_employers
def new_people_mail(request: HttpRequest, employer: Employer) -> HttpResponse:
    """The tick of the weekly mail. It says only that there are new people."""
    new_people.ask_for_mail(employer, by=request.user, wants=request.POST.get("choice") == "yes")
    messages.success(request, _("We wrote it down."))
    return redirect("marketplace:vacancies")
