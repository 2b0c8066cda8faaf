"""A page that was handed in may no longer hold when somebody lets it through: a sentence, not an error page."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class TellWhatIsMissing:
    """Wagtail has undone the approval by then: the page still waits, and its form shows what to mend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if not isinstance(exception, ValidationError) or match is None or "page_id" not in match.kwargs:
            return None
        if match.namespace != "wagtailadmin_pages":
            return None
        reasons = " ".join(dict.fromkeys(exception.messages))
        messages.error(request, _("This page cannot be published yet. %(reasons)s") % {"reasons": reasons})
        return redirect("wagtailadmin_pages:edit", match.kwargs["page_id"])
