"""Help that comes back, for the two of it: one visit on another day or not this time, from now on, the last day."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.actions import one_visit, rhythms
from marketplace.forms.pairs import LastDayForm, MoveForm, RhythmForm, TellsRefusals
from marketplace.models import Agreement, Rhythm
from marketplace.queries import pairs
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import posted, refusal_shown


@never_cache
@login_required
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done with one visit? Three doors, each a page of its own."""
    _visit, found = pairs.one_of_many(request.user, pk)
    return render(request, "marketplace/pairs/visit.html", {"visit": found})


@never_cache
@login_required
def move(request: HttpRequest, pk: int) -> HttpResponse:
    one, found = pairs.one_of_many(request.user, pk)
    form = MoveForm(posted(request), initial={"on_date": found.on_date, "at_time": found.at_time})
    if form.is_valid() and _done(form, lambda: one_visit.move_visit(one, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The visit is on another day now. We tell %(name)s.") % {"name": found.name})
        return redirect(found.back)
    return render(request, "marketplace/pairs/move.html", {"visit": found, "form": form})


@never_cache
@login_required
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Not this time: one question, one button, no reason; and the same page to take it back."""
    one, found = pairs.one_of_many(request.user, pk)
    if request.method != "POST":
        return render(request, "marketplace/pairs/skip.html", {"visit": found})
    back = request.POST.get("toch") == "wel"
    with refusal_shown(request):
        (one_visit.take_place_after_all if back else one_visit.skip_visit)(one, by=request.user)
        said = _("The visit takes place after all. We tell %(name)s.") if back else _("All right. We tell %(name)s.")
        messages.success(request, said % {"name": found.name})
    return redirect(found.back)


@never_cache
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    agreement, found = pairs.pair_in_hands(request.user, pk)
    now, today = pairs.rhythm_of(agreement), timezone.localdate()
    form = RhythmForm(
        posted(request), initial=RhythmForm.filled_with(now, starts_on=today), minutes=now.minutes if now else 60
    )
    if form.is_valid() and _done(form, lambda: _change(agreement, request, form, now)):
        messages.success(request, _("It is different from now on. We tell %(name)s.") % {"name": found.name})
        return redirect(found.back)
    stays = pairs.moved_from(agreement, today)
    return render(request, "marketplace/pairs/change.html", {"pair": found, "form": form, "stays": stays})


def _change(agreement: Agreement, request: HttpRequest, form: RhythmForm, now: Rhythm | None) -> object:
    begins = form.cleaned_data["starts_on"]
    return rhythms.change_from(agreement, by=request.user, on=begins, **form.terms(now))


@never_cache
@login_required
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    agreement, found = pairs.pair_in_hands(request.user, pk)
    form = LastDayForm(posted(request), initial={"last_day": agreement.ends_on})
    if form.is_valid() and _done(form, lambda: _stop(agreement, request, form)):
        messages.success(request, _("All right. We tell %(name)s.") % {"name": found.name})
        return redirect("marketplace:mine" if found.is_helper else "marketplace:own_requests")
    return render(request, "marketplace/pairs/stop.html", {"pair": found, "form": form})


def _stop(agreement: Agreement, request: HttpRequest, form: LastDayForm) -> object:
    return rhythms.finish_agreement(agreement, by=request.user, **form.cleaned_data)


def _done(form: TellsRefusals, act: Callable[[], object]) -> bool:
    """Did it work? If not, the sentence stands at the field it is about."""
    try:
        act()
    except NotAllowedNow as refusal:
        form.refuse(refusal)
        return False
    return True
