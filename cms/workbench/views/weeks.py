"""Weekbriefje: the visits of a week on paper, and entering what came back, in one screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.workbench.web import desk, keys_wanted, number
from marketplace.actions.hours import NOT_DONE, enter_week
from marketplace.forms.hours import rows_of, typed_week
from marketplace.models.agreements import HowItWent
from marketplace.queries import weeks
from marketplace.queries.weeks import Sheet
from neighbourhoods import journal


@desk
def enter(request: HttpRequest) -> HttpResponse:
    sheet = _sheet(request)
    if sheet is None:
        shown = {"number": request.GET.get("nummer", ""), "keys": keys_wanted(request.user)}
        return render(request, "workbench/week.html", shown)
    wrong = _entered(request, sheet) if request.method == "POST" else {}
    if request.method == "POST" and not wrong:
        messages.success(request, _("The week is in."))
        return redirect(f"{reverse('workbench:week')}?nummer={sheet.number}")
    return _shown(request, _sheet(request) or sheet, wrong)


def _entered(request: HttpRequest, sheet: Sheet) -> dict[int, str]:
    """Keep what can be kept; a sentence beside each visit of which that cannot be."""
    typed = typed_week(request.POST, [it.visit_id for it in sheet.lines], both_sides=True)
    return typed.wrong | enter_week(typed.lines, by=request.user)


def _shown(request: HttpRequest, sheet: Sheet, wrong: dict[int, str]) -> HttpResponse:
    journal.note_look(sheet.people, viewer=request.user, screen="week")
    rows = rows_of(sheet.lines, request.POST, wrong)
    helper_says = [*HowItWent.choices, (NOT_DONE, _("was not there"))]
    shown = {"sheet": sheet, "rows": rows, "wrong": wrong, "helper_says": helper_says}
    return render(request, "workbench/week.html", shown | {"keys": keys_wanted(request.user)})


@desk
def on_paper(request: HttpRequest) -> HttpResponse:
    sheet = _sheet(request)
    if sheet is None:
        return redirect("workbench:week")
    journal.note_look(sheet.people, viewer=request.user, screen="week")
    return render(request, "workbench/week_on_paper.html", {"sheet": sheet})


def _sheet(request: HttpRequest) -> Sheet | None:
    """By the number on the paper, or by a person or a place and a week."""
    by_number = weeks.number_in(request.GET.get("nummer", ""))
    monday = by_number[2] if by_number else weeks.monday_in(request.GET.get("week", ""))
    helper, place = number(request.GET.get("wie")), number(request.GET.get("plek"))
    if by_number:
        is_place, pk, _monday = by_number
        helper, place = (None, pk) if is_place else (pk, None)
    if place:
        return weeks.sheet_of_place(request.user, place, monday)
    return weeks.sheet_of_helper(request.user, helper, monday) if helper else None
