"""/meedoen/: a name, a code, a place. Three screens, and then a coordinator calls."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from marketplace import codes_by_text, joining, telling
from marketplace.actions import helpers
from marketplace.queries.kinds import kinds_among
from neighbourhoods import rules
from neighbourhoods.forms import JoinCodeForm, NameForm
from neighbourhoods.web import note_shown, posted


@never_cache
def name(request: HttpRequest) -> HttpResponse:
    joining.remember_return(request)
    if request.user.is_authenticated:
        return redirect("marketplace:join_where")
    form = NameForm(posted(request))
    if form.is_valid() and joining.may_try(request, form):
        if form.cleaned_data["email"]:
            joining.CodeProcess.start(request, form.cleaned_data)
            return redirect("marketplace:join_code")
        return codes_by_text.join(request, form.cleaned_data)
    return render(request, "marketplace/joining/name.html", {"form": form})


@never_cache
def code(request: HttpRequest, *, by: type[joining.CodeProcess] = joining.CodeProcess) -> HttpResponse:
    process = by.resume(request)
    if process is None:
        return redirect(by.pages[0])
    form = JoinCodeForm(posted(request), expected=process.code)
    if form.is_valid():
        request.session[joining.REMEMBER] = form.cleaned_data["remember"]
        return process.finish()
    if form.is_bound and not process.record_invalid_attempt():
        messages.error(request, _("That went wrong a few times. Start once more, or call us."))
        return redirect(by.pages[0])
    return render(request, "marketplace/joining/code.html", {"form": form, "process": process})


@never_cache
@require_POST
def code_again(request: HttpRequest, *, by: type[joining.CodeProcess] = joining.CodeProcess) -> HttpResponse:
    process = by.resume(request)
    if process is not None and not process.resend():
        messages.error(request, _("That went too fast. Wait a moment and try again."))
    return redirect(by.pages[1])


@login_required
def where(request: HttpRequest) -> HttpResponse:
    person = request.user
    form = joining.where_form(person, posted(request))
    if form.is_valid() and (place := form.find_place()):
        note_shown(request, place)
        answers = form.cleaned_data
        likes, channel = kinds_among(answers["likes"]), answers.get("channel", "")
        helpers.settle_in(person, by=person, place=place, postcode=answers["postcode"], likes=likes, channel=channel)
        telling.bring_along(request)
        return redirect(telling.after_where(request))
    return render(request, "marketplace/joining/where.html", {"form": form})


@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    page = {
        "coordinator": rules.lead_of(request.user.neighbourhood_id) if request.user.neighbourhood_id else None,
        "return_to": request.session.get(joining.RETURN_TO, ""),
        **telling.what_follows(request.user),
    }
    return render(request, "marketplace/joining/welcome.html", page)
