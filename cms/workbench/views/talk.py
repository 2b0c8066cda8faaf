"""The intake of one person at the desk: from the dream to something that fits now, on one screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.workbench.files import talk_screen
from cms.workbench.talk_forms import AdviceForm, TalkForm
from cms.workbench.web import button, desk, keys_wanted, told
from marketplace.actions.telling import write_down
from marketplace.queries.my_wishes import wishes_of
from marketplace.queries.next_thing import next_thing_for
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from neighbourhoods.web import posted
from training.actions import intake
from training.queries.intake import ToldSoFar, told_so_far


@desk
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Save and go on, or save and finish: then something stands, or somebody thinks along."""
    person = residents.resident_in_care_of(request.user, pk)
    so_far = told_so_far(person)
    form = TalkForm(posted(request), wishes=wishes_of(person), told=so_far)
    if not form.is_valid():
        return _screen(request, person, so_far, form)
    with told(request, _("Written down.")):
        write_down(person, by=request.user, told=form.answers())
        if request.POST.get("do") == "finish":
            stands = not next_thing_for(person).is_open_end
            intake.finish_intake(person, by=request.user, found=stands)
    return redirect("workbench:talk", pk)


@button("workbench:talk")
def advise(request: HttpRequest, pk: int) -> HttpResponse:
    """Two lenses, as advice. What was left as it was is not written again."""
    person = residents.resident_in_care_of(request.user, pk)
    so_far = told_so_far(person)
    form = AdviceForm(request.POST, told=so_far)
    if not form.is_valid():
        return _screen(request, person, so_far, advice=form)
    with told(request, _("Written down.")):
        for lens, words in form.cleaned_data.items():
            if words:
                intake.advise(person, by=request.user, lens=lens, words=words)
    return redirect("workbench:talk", pk)


def _screen(
    request: HttpRequest,
    person: User,
    so_far: ToldSoFar,
    form: TalkForm | None = None,
    advice: AdviceForm | None = None,
) -> HttpResponse:
    shown = talk_screen(request.user, person, so_far)
    refused = {"form": form, "advice": advice}
    shown |= {name: it for name, it in refused.items() if it is not None}
    return render(request, "workbench/talk.html", shown | {"keys": keys_wanted(request.user)})
