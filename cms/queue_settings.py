"""The settings of the worker's queue: how long one task may take, and when it is handed out again."""

import environ
from django.core.exceptions import ImproperlyConfigured


def read(env: environ.Env) -> dict[str, object]:
    """What django-q2 reads. A task that waits its turn must not be handed out twice.

    So `retry` is more than timeout + (queue_limit + 1) x slowest task / workers.
    """
    timeout = env.int("TASK_SECONDS", default=120)
    retry = env.int("TASK_RETRY_SECONDS", default=600)
    if timeout < 1 or retry < 3 * timeout:
        raise ImproperlyConfigured("TASK_RETRY_SECONDS must be at least three times TASK_SECONDS.")
    return {
        "name": "dichtbij",
        "orm": "default",
        "workers": 2,
        "queue_limit": 2,
        "bulk": 1,
        "poll": 1,
        "timeout": timeout,
        "retry": retry,
        "max_attempts": 3,
        "ack_failures": False,
        "catch_up": False,
        "save_limit": -1,  # only what failed: rows of our own tell the rest, and cleaning up locked 1000 rows each time
        "guard_cycle": 0.5,
        "label": "Queue",
    }
