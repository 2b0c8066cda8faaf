"""Two editors press at the same moment: who comes second is asked again, and then hears that the page is there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.create import CreateView

Screen = Callable[..., HttpResponse]


def once_more(screen: Screen) -> Screen:
    """What refused it was not there yet when the form looked. The second time the form sees it, and says so."""

    @wraps(screen)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return screen(request, *args, **kwargs)
        except (IntegrityError, ValidationError):
            return screen(request, *args, **kwargs)

    return answer


new_page = require_admin_access(once_more(CreateView.as_view()))
