"""/mijn/werkboekje/: choosing, seeing, sharing and printing one's own; /werkboekje/: what the link shows."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.actions.booklets import choose_contents, share_booklet, stop_sharing_booklet
from marketplace.forms.booklets import BookletForm
from marketplace.papers.booklet import address_of, print_booklet
from marketplace.queries import booklets
from neighbourhoods.web import posted, refusal_shown, too_often

TIMES, SECONDS = 30, 60  # looks from one address


@never_cache
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """As others see it; and the button that begins or stops sharing it."""
    if request.method == "POST":
        with refusal_shown(request):
            if request.POST.get("do") == "stop":
                stop_sharing_booklet(request.user, by=request.user)
                messages.success(request, _("Nobody sees it by this link any more."))
            else:
                share_booklet(request.user, by=request.user)
                messages.success(request, _("Your link is ready. You can copy it."))
        return redirect("marketplace:booklet")
    found = booklets.own_booklet(request.user)
    address = address_of(found.code) if found.code else ""
    return render(request, "marketplace/booklet/own.html", {"own": found, "address": address})


@never_cache
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    material, picked = booklets.material_of(request.user), booklets.picked_by(request.user)
    form = BookletForm(posted(request), material=material, picked=picked)
    if form.is_valid():
        with refusal_shown(request):
            choose_contents(request.user, by=request.user, chosen=form.picked())
            messages.success(request, _("This is your work booklet. Does it look right?"))
            return redirect("marketplace:booklet")
    return render(request, "marketplace/booklet/choose.html", {"form": form, "material": material})


@never_cache
@login_required
@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    return as_file(print_booklet(request.user))


def as_file(pdf: bytes) -> HttpResponse:
    """Its name says nothing of whose it is."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="werkboekje.pdf"'
    return response


@never_cache
@require_GET
def shared(request: HttpRequest, code: str) -> HttpResponse:
    """The same plain answer for what never was and what is no longer shared."""
    if too_often(request, "booklet", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    shown = booklets.booklet_by(code)
    return render(request, "marketplace/booklet/shared.html", {"shown": shown}, status=200 if shown else 404)
