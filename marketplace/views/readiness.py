"""/mijn/werkgevers/: may employers see me, why (not), what they would see, and a person who looks again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from marketplace.actions import candidate_cards, confirming, counting_hours, looking_again, readiness
from marketplace.forms.readiness import AgainForm, CardForm, HoursForm
from marketplace.queries.hours_to_count import hours_to_count
from marketplace.queries.my_introductions import mine_of
from marketplace.queries.my_readiness import my_readiness, profile_of
from neighbourhoods.web import posted, refusal_shown

STEPS = {
    "wish": (readiness.say_wish, gettext_lazy("Good to hear. Below you see what is needed.")),
    "yes": (readiness.agree, gettext_lazy("Thank you. One of us still looks along.")),
    "not-now": (readiness.not_now, gettext_lazy("That is fine. Nobody sees you.")),
    "pause": (readiness.pause, gettext_lazy("Employers do not see you from now on.")),
    "stop": (readiness.withdraw, gettext_lazy("You stopped. You can always come back.")),
    "back": (readiness.come_back, gettext_lazy("Welcome back.")),
    "renew": (readiness.renew, gettext_lazy("Fine. It goes on for 6 months.")),
    "confirm": (confirming.confirm_card, gettext_lazy("Thank you. Employers see your card.")),
    "talk": (readiness.ask_to_talk, gettext_lazy("We call you within 1 working day.")),
}


@never_cache
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """The whole of it; and each button on it."""
    step = STEPS.get(request.POST.get("do", ""))
    if step is not None:
        act, done = step
        with refusal_shown(request):
            act(request.user, by=request.user)
            messages.success(request, str(done))
        return redirect("marketplace:employers_see")
    return _shown(request, AgainForm())


@never_cache
@login_required
def look_again(request: HttpRequest) -> HttpResponse:
    form = AgainForm(posted(request))
    if not form.is_valid():
        return _shown(request, form) if request.method == "POST" else redirect("marketplace:employers_see")
    with refusal_shown(request):
        looking_again.ask_to_look_again(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("A person looks again. You read the answer here."))
    return redirect("marketplace:employers_see")


def _shown(request: HttpRequest, form: AgainForm) -> HttpResponse:
    shown = {"mine": my_readiness(request.user), "met": mine_of(request.user), "form": form}
    return render(request, "marketplace/readiness/page.html", shown)


@never_cache
@login_required
def hours(request: HttpRequest) -> HttpResponse:
    groups = hours_to_count(request.user)
    form = HoursForm(posted(request), groups=groups)
    if form.is_valid():
        with refusal_shown(request):
            counting_hours.choose_hours(request.user, by=request.user, visits=form.visits())
            messages.success(request, _("Your choice is kept."))
            return redirect("marketplace:employers_see")
    return render(request, "marketplace/readiness/hours.html", {"form": form, "groups": groups})


@never_cache
@login_required
def card(request: HttpRequest) -> HttpResponse:
    form = CardForm(posted(request), card=profile_of(request.user))
    if form.is_valid():
        with refusal_shown(request):
            candidate_cards.choose_card(request.user, by=request.user, **form.chosen())
            messages.success(request, _("This is your card now. Does it look right?"))
            return redirect("/mijn/werkgevers/#kaart")
    return render(request, "marketplace/readiness/card.html", {"form": form})
