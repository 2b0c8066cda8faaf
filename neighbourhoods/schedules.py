"""What the worker does by the clock. Each app registers its own; `migrate` writes them down, again without change."""

from dataclasses import dataclass

from django.db import connection, transaction
from django_q.models import Schedule


@dataclass(frozen=True)
class Turn:
    func: str
    minutes: int


turns: dict[str, Turn] = {}
_PREFIX = "dichtbij:"


def every(minutes: int, func: str) -> None:
    """Run a function (by its dotted name, without arguments) every so many minutes. It must be safe to run twice."""
    turns[_PREFIX + func] = Turn(func, minutes)


def set_schedules(**_signal: object) -> None:
    """Make the worker's table say what is registered here, and nothing of ours that is not.

    The turn's own moment goes along: two workers that take the same turn find one row (neighbourhoods.runs).
    """
    if Schedule._meta.db_table not in connection.introspection.table_names():  # half-way through migrating
        return
    with transaction.atomic():
        Schedule.objects.filter(name__startswith=_PREFIX).exclude(name__in=turns).delete()
        for name, turn in turns.items():
            Schedule.objects.update_or_create(
                name=name,
                defaults={
                    "func": "neighbourhoods.runs.run",
                    "args": repr((turn.func,)),
                    "kwargs": "{'q_options': {'save': False}}",  # the row of the run tells how it went
                    "intended_date_kwarg": "due",
                    "schedule_type": Schedule.MINUTES,
                    "minutes": turn.minutes,
                    "repeats": -1,
                },
            )
