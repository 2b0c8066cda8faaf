""" "Geef het voor mij door": one tap for who is logged in and has a phone; everybody else sees the ways."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.actions import calling_back
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.web import page_of_this_site


@never_cache
def pass_on(request: HttpRequest) -> HttpResponse:
    page = page_of_this_site(request, reverse("marketplace:tasks"))
    if request.method != "POST" or not request.user.is_authenticated:
        return render(request, "marketplace/pass_on.html", {"next": page})
    try:
        calling_back.ask_to_be_called_back(request.user, by=request.user)
    except NotAllowedNow as refusal:
        messages.error(request, str(refusal))
        return redirect("marketplace:pass_on")
    messages.success(request, _("We call you back within 1 working day."))
    return redirect(page)
