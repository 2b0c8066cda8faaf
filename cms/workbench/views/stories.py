"""One tap beside a story: its person said no, or yes again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from cms import withdrawing


@require_admin_access
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    withdrawing.withdraw_story(withdrawing.story_in_care_of(request.user, pk), by=request.user)
    messages.success(request, _("The story is off the website."))
    return redirect("wagtailadmin_pages:edit", pk)


@require_admin_access
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    withdrawing.ask_again(withdrawing.story_in_care_of(request.user, pk), by=request.user)
    messages.success(request, _("Fill in when and how this person said yes. Then publish."))
    return redirect("wagtailadmin_pages:edit", pk)
