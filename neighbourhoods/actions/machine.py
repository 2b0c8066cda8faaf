"""What an operator does with a task that failed: let it run again, or put it away."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.models import Failure
from django_q.tasks import async_task

from neighbourhoods import journal, rules, runs
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import BackgroundRun, User

RUN = "run-"  # how a turn of the clock is told from another task


@transaction.atomic
def retry_failure(failure_id: str, *, by: User) -> None:
    """Queue the task again, with what it was given then. Every task of ours may run twice."""
    failure = _taken_off_the_list(failure_id, by)
    if isinstance(failure, BackgroundRun):
        runs.try_again(failure.name)
    else:
        async_task(failure.func, *(failure.args or ()), **(failure.kwargs or {}))
    journal.record(resident=by, actor=by, verb="task.retried")


@transaction.atomic
def dismiss_failure(failure_id: str, *, by: User) -> None:
    """Somebody looked at it and it needs nothing more."""
    _taken_off_the_list(failure_id, by)
    journal.record(resident=by, actor=by, verb="task.dismissed")


def _taken_off_the_list(failure_id: str, by: User) -> Failure | BackgroundRun:
    if not rules.runs_the_machine(by):
        raise NotYours
    run_id = failure_id.removeprefix(RUN) if failure_id.startswith(RUN) else ""
    failure: Failure | BackgroundRun | None
    if run_id.isdecimal():
        failure = BackgroundRun.objects.select_for_update().filter(pk=int(run_id), put_away=False).first()
    else:
        failure = Failure.objects.select_for_update().filter(pk=failure_id).first()
    if failure is None:
        raise NotAllowedNow(_("Somebody already did something about this task."), code="settled")
    if isinstance(failure, BackgroundRun):
        BackgroundRun.objects.filter(pk=failure.pk).update(put_away=True)  # it still tells that it should rest
    else:
        Failure.objects.filter(pk=failure_id).delete()
    return failure
