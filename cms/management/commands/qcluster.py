"""django-q2's command to run the worker, with our worker: see cms.worker."""

import os
import sys

from django_q.management.commands.qcluster import Command as QCluster

from cms import worker


class Command(QCluster):
    help = "Run the worker: it sends messages and does what is due by the clock."

    def handle(self, *args: object, run_once: bool = False, **options: object) -> None:
        if run_once:
            super().handle(*args, run_once=run_once, **options)
            return
        code = worker.run()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # taking everything apart first would cost seconds in which no message leaves
