"""The page behind a button in a message."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from neighbourhoods import links
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.languages import spoken_by
from neighbourhoods.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what will happen, POST does it; the redirect after it shows the result, now and later."""
    try:
        found = links.read(token)
        person = links.person_of(found)
    except links.LinkInvalid as refusal:
        return _dead_end(request, expired=isinstance(refusal, links.LinkExpired))
    with translation.override(spoken_by(person)):
        return _act(request, found, person) if request.method == "POST" else _show(request, found, person)


def _show(request: HttpRequest, found: links.Link, person: User) -> HttpResponse:
    step = links.purposes[found.purpose].describe(found.thing_id, person)
    return render(request, "neighbourhoods/link.html", {"step": step}) if step else _dead_end(request, expired=True)


def _act(request: HttpRequest, found: links.Link, person: User) -> HttpResponse:
    purpose, choice = links.purposes[found.purpose], request.POST.get("choice", "")
    step = purpose.describe(found.thing_id, person)
    if step and choice in dict(step.choices):  # done before, or no longer possible: the page says how it stands
        try:
            purpose.act(found.thing_id, person, choice)
        except NotAllowedNow as refusal:
            messages.warning(request, str(refusal))
        except NotYours:
            messages.warning(request, _("This can no longer be done with this link."))
    return redirect(request.path)


def _dead_end(request: HttpRequest, *, expired: bool) -> HttpResponse:
    return render(request, "neighbourhoods/link_dead.html", {"expired": expired}, status=410 if expired else 404)
