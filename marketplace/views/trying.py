"""/mijn/proberen/: a place that somebody tries, calling it off, how it was; and what they find beside their tasks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.actions import tasters
from marketplace.forms.hours import OwnWordsForm
from marketplace.queries import trying
from marketplace.tasters import ANSWERS
from neighbourhoods.web import acts_by_post, posted, refusal_shown


@never_cache
@login_required
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found = trying.trying(request.user, pk)
    if found is None:
        raise Http404
    form = OwnWordsForm(posted(request))
    if form.is_valid():
        taster = trying.taster_of(request.user, pk)
        with refusal_shown(request):
            said = {"outcome": request.POST.get("outcome", ""), **form.cleaned_data}
            tasters.say_how_it_was(taster, by=request.user, **said)
        return redirect("marketplace:trying", pk)
    return render(request, "marketplace/mine/trying.html", {"it": found, "form": form, "answers": ANSWERS})


@never_cache
@login_required
@acts_by_post("marketplace:trying")
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    taster = trying.taster_of(request.user, pk)
    if taster is None:
        raise Http404
    with refusal_shown(request):
        tasters.call_off_taster(taster, by=request.user)
        messages.success(request, _("All right. Thank you for telling us."))
    return redirect("marketplace:trying", pk)
