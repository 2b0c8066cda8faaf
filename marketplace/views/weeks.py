"""/mijn/werkplek/: whoever guides at a place says of a whole week who came; /mijn/weekbriefje/: one's own on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions.hours import enter_week
from marketplace.forms.hours import rows_of, typed_week
from marketplace.queries import weeks


@never_cache
@login_required
def workplace(request: HttpRequest) -> HttpResponse:
    sheet = weeks.week_of_guide(request.user, weeks.monday_in(request.GET.get("week", "")))
    wrong: dict[int, str] = {}
    if request.method == "POST":
        typed = typed_week(request.POST, [it.visit_id for it in sheet.lines if it.is_open], both_sides=False)
        wrong = typed.wrong | enter_week(typed.lines, by=request.user)
        if not wrong:
            messages.success(request, _("Thank you. The week is in."))
            return redirect(f"{reverse('marketplace:workplace')}?week={sheet.week}")
        sheet = weeks.week_of_guide(request.user, sheet.monday)
    rows = rows_of(sheet.lines, request.POST, wrong)
    return render(request, "marketplace/mine/workplace.html", {"sheet": sheet, "rows": rows, "wrong": wrong})


@never_cache
@login_required
@require_GET
def own_sheet(request: HttpRequest) -> HttpResponse:
    sheet = weeks.own_week(request.user, weeks.monday_in(request.GET.get("week", "")))
    return render(request, "marketplace/mine/week_sheet.html", {"sheet": sheet})
