"""/vergoeding/: may I get this, and what do I tell about my benefit? Nothing of it is kept, not even in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from marketplace.allowance import judge
from marketplace.forms.allowance import AllowanceForm
from neighbourhoods.queries.places import home_of
from neighbourhoods.web import posted


@never_cache
@sensitive_post_parameters()
def allowance(request: HttpRequest) -> HttpResponse:
    form, today = AllowanceForm(posted(request)), timezone.localdate()
    shown = {"form": form, "year": today.year}
    if form.is_bound and form.is_valid():
        home = home_of(request.user) if request.user.is_authenticated else None
        answers = form.answers()
        verdict = judge(answers, on=today, municipality_id=home and home.municipality_id)
        shown |= {"answers": answers, "verdict": verdict}
    return render(request, "marketplace/allowance.html", shown)
