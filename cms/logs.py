"""What stands in the log: a line for a request that was refused, a stack trace only where our own code broke."""

import logging


class NoTraceOfNonsense(logging.Filter):
    """A wrong host, a form that is too big, somebody else's page: one line. Anybody can send a thousand of them."""

    def filter(self, record: logging.LogRecord) -> bool:
        refused = record.name == "django.request" and record.levelno < logging.ERROR
        if refused or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = record.stack_info = None
        return True
