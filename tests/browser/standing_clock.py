"""The site on a Tuesday morning in June, for pictures that stay the same. Served by tests.browser.showing."""

import time_machine

MOMENT = "2026-06-09 07:30+00:00"
time_machine.travel(MOMENT, tick=True).start()

from cms.wsgi import application  # noqa: E402  the clock is set before anything reads it

__all__ = ["MOMENT", "application"]
