"""/certificaat/: is a certificate genuine? By its number, by its file, and for programs. Nothing looked at is kept."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from neighbourhoods.web import too_often
from training import checking, issuer, status_lists
from training.credentials.keys import did_document
from training.forms import CheckForm
from training.queries.certificates import look_by

TIMES, SECONDS = 30, 60  # looks from one address


@never_cache
@csrf_exempt  # nothing changes here; to find a token, a file of 20 MB would be read before it is refused
def verify(request: HttpRequest) -> HttpResponse:
    if too_often(request, "certificate", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    if CheckForm.is_too_large(request):
        return render(request, "training/check.html", {"form": CheckForm(), "verdict": checking.TOO_LARGE}, status=413)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    shown = {"form": form}
    if form.is_bound and form.is_valid():
        if number := form.number():
            return redirect("training:certificate", number)
        shown["verdict"] = checking.judge(form.data_given())
    return render(request, "training/check.html", shown)


@never_cache
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    if too_often(request, "certificate", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    look = look_by(code)
    return render(request, "training/look.html", {"look": look}, status=404 if look.status == "unknown" else 200)


@cache_control(public=True, max_age=300)
@require_safe
def status_list(_request: HttpRequest, number: int) -> HttpResponse:
    signed = status_lists.signed_list(number)
    if signed is None:
        raise Http404
    return JsonResponse(signed, content_type="application/vc+ld+json")


@cache_control(public=True, max_age=300)
@require_safe
def keys(_request: HttpRequest) -> HttpResponse:
    document = did_document(issuer.own_did(), issuer.published())
    return JsonResponse(document, content_type="application/did+ld+json")
