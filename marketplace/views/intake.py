"""The intake from the dream: three short pages after joining. Every question may be skipped."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace import telling
from marketplace.actions.telling import write_down
from marketplace.forms.intake import AnswerForm, DreamForm, HelpsForm
from marketplace.queries.first_things import first_things
from marketplace.queries.my_wishes import wishes_of
from neighbourhoods.web import posted, refusal_shown
from training.actions import intake
from training.queries.intake import own_advice, told_so_far


@never_cache
def dream(request: HttpRequest) -> HttpResponse:
    """Also before we know who it is: this device keeps the answer until then."""
    do = request.POST.get("do", "")
    if do in {"skip", "tell"}:
        telling.note_wish_to_tell(request, wants=do == "tell")
        return redirect(telling.after_dream(request.user))
    form = DreamForm(posted(request))
    if form.is_valid():
        telling.keep_dream(request, form.told())
        return redirect(telling.after_dream(request.user))
    return render(request, "marketplace/intake/dream.html", {"form": form})


@never_cache
@login_required
def helps(request: HttpRequest) -> HttpResponse:
    person = request.user
    skipped = request.POST.get("do") == "skip"
    form = HelpsForm(None if skipped else posted(request), wishes=wishes_of(person), can=told_so_far(person).can)
    if not (skipped or form.is_valid()):
        return render(request, "marketplace/intake/helps.html", {"form": form})
    with refusal_shown(request):
        if not skipped:
            write_down(person, by=person, told=telling.told_in(form.cleaned_data))
        telling.finish(request, found=first_things(person).is_found)
    return redirect("marketplace:join_welcome")


@never_cache
@login_required
def told(request: HttpRequest) -> HttpResponse:
    """All that was told and advised, for the person to read and to answer."""
    shown = {"told": told_so_far(request.user), "form": AnswerForm()}
    return render(request, "marketplace/intake/told.html", shown)


@never_cache
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    note, form = own_advice(request.user, pk), AnswerForm(posted(request))
    if form.is_valid():
        with refusal_shown(request):
            intake.answer_advice(note, by=request.user, words=form.cleaned_data["words"])
            messages.success(request, _("We wrote it down beside it."))
        return redirect("marketplace:told")
    return render(request, "marketplace/intake/answer.html", {"note": note, "form": form})
