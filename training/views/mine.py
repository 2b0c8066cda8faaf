"""/mijn/certificaten/: one's own certificates, on paper and as a file, and who may look at them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from neighbourhoods.web import refusal_shown
from training.actions import sharing
from training.contents import address_of
from training.printing import print_certificates
from training.queries import certificates, modules


@never_cache
@login_required
@require_GET
def every(request: HttpRequest) -> HttpResponse:
    shown = {
        "certificates": certificates.certificates_of(request.user),
        "modules": modules.modules_of(request.user),
        "proofs": certificates.proofs_of(request.user),
        "start": address_of("x").removesuffix("x/"),
    }
    return render(request, "training/mine.html", shown)


@never_cache
@login_required
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = certificates.own_certificate(request.user, pk)
    response = HttpResponse(print_certificates([certificate]), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="certificaat-{certificate.number}.pdf"'
    return response


@never_cache
@login_required
@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = certificates.own_certificate(request.user, pk)
    signed = JsonResponse(certificate.document, json_dumps_params={"indent": 2, "ensure_ascii": False})
    signed["Content-Disposition"] = f'attachment; filename="certificaat-{certificate.number}.json"'
    return signed


@login_required
@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = certificates.own_certificate(request.user, pk)
    with refusal_shown(request):
        sharing.share_certificate(certificate, by=request.user, shows_name=request.POST.get("do") == "named")
        messages.success(request, _("Your link is ready. You can copy it."))
    return redirect("training:my_certificates")


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """A link, or the number on the paper; that one can begin again."""
    link, begin = certificates.own_link(request.user, pk), request.POST.get("do") == "begin"
    (sharing.share_again if begin else sharing.stop_sharing)(link, by=request.user)
    messages.success(request, _("You share it again.") if begin else _("Nobody sees it by this link any more."))
    return redirect("training:my_certificates")
