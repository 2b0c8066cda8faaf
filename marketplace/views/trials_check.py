"""/afspraak/: is a sealed agreement genuine? By its code or by its file, for anybody. Nothing looked at is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from marketplace.forms.trials import MOST_BYTES, CheckTrialForm
from marketplace.queries import trials_checked
from neighbourhoods.web import too_often

TIMES, SECONDS = 30, 60  # looks from one address


@never_cache
@csrf_exempt  # nothing changes here; to find a token, a large file would be read before it is refused
def check(request: HttpRequest) -> HttpResponse:
    if too_often(request, "trial", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    if CheckTrialForm.is_too_large(request):
        shown = {"form": CheckTrialForm(), "look": trials_checked.TOO_LARGE}
        return render(request, "marketplace/trials/check.html", shown, status=413)
    form = CheckTrialForm(request.POST, request.FILES) if request.method == "POST" else CheckTrialForm()
    shown = {"form": form}
    if form.is_bound and form.is_valid():
        if code := form.code_written():
            return redirect("marketplace:trial_paper", code)
        shown["look"] = trials_checked.look_at_file(form.cleaned_data["file"].read(MOST_BYTES + 1))
    return render(request, "marketplace/trials/check.html", shown)


@never_cache
@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    if too_often(request, "trial", times=TIMES, seconds=SECONDS):
        return render(request, "429.html", status=429)
    look = trials_checked.look_by(code)
    status = 404 if look.status == trials_checked.UNKNOWN else 200
    return render(request, "marketplace/trials/checked.html", {"look": look}, status=status)
