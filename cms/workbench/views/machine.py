"""The operator's page: how the machine does, and what to do about a task that failed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from cms import doctor
from cms.disk import disk
from cms.workbench.machine import failed_lines, lines
from cms.workbench.web import keys_wanted, told
from neighbourhoods import rules
from neighbourhoods.actions.machine import dismiss_failure, retry_failure
from neighbourhoods.errors import NotYours
from neighbourhoods.queries.machine import machine

Screen = Callable[..., HttpResponse]


def operator(screen: Screen) -> Screen:
    """For who runs the machine; to anybody else it does not exist."""

    @wraps(screen)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.runs_the_machine(request.user):
            raise NotYours
        return screen(request, *args, **kwargs)

    return require_admin_access(answer)


@operator
def overview(request: HttpRequest) -> HttpResponse:
    """What must be mended stands on top."""
    how, findings = machine(), sorted(doctor.examine(), key=lambda it: (not it.problem, it.is_worry))
    shown = {
        "findings": findings,
        "to_mend": sum(1 for it in findings if it.problem and not it.is_worry),
        "failures": failed_lines(how.failures),
        "turns": lines(how.turns),
    }
    shown |= {"how": how, "disk": disk(), "now": timezone.now(), "keys": keys_wanted(request.user)}
    return render(request, "workbench/machine.html", shown)


@operator
@require_POST
def retry(request: HttpRequest, failure_id: str) -> HttpResponse:
    with told(request, _("The task stands in the queue again.")):
        retry_failure(failure_id, by=request.user)
    return redirect("workbench:machine")


@operator
@require_POST
def dismiss(request: HttpRequest, failure_id: str) -> HttpResponse:
    with told(request, _("Put away.")):
        dismiss_failure(failure_id, by=request.user)
    return redirect("workbench:machine")
