"""/mijn/gegevens/ and /mijn/over-mij/: what we keep, who looked, and changing it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace import about_me
from marketplace.queries import my_data
from neighbourhoods import registry
from neighbourhoods.queries.budgets import limits_of
from neighbourhoods.web import posted, refusal_shown


@never_cache
@login_required
@require_GET
def happened(request: HttpRequest) -> HttpResponse:
    lines = my_data.what_happened(request.user, request.GET.get("deel", 1))
    return render(request, "marketplace/mine/happened.html", {"lines": lines})


@never_cache
@login_required
@require_GET
def looked(request: HttpRequest) -> HttpResponse:
    lines = my_data.who_looked(request.user, request.GET.get("deel", 1))
    return render(request, "marketplace/mine/looked.html", {"lines": lines})


@never_cache
@login_required
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    copy = JsonResponse(registry.export_of(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    copy["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return copy


@never_cache
@login_required
def about(request: HttpRequest) -> HttpResponse:
    """Some small forms on one page; each has its own button."""
    forms: dict[str, Any] = about_me.forms_for(request.user, posted(request))
    part = request.POST.get("part", "")
    if part in forms and forms[part].is_valid():
        with refusal_shown(request):
            if told := about_me.save(request.user, part, forms[part]):
                messages.success(request, told)
                return redirect("marketplace:about_me")
    return render(
        request,
        "marketplace/mine/about.html",
        {**forms, "part": part, "form": forms.get(part), "limits": limits_of(request.user)},
    )
