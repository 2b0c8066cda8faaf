"""Django's card for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Growing")

    def ready(self) -> None:
        from . import (  # noqa: F401 - each registers what is its own
            background,
            course_messages,
            messages,
            path_messages,
            personal,
            reminders,
        )
