"""Django's card for this package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NeighbourhoodsConfig(AppConfig):
    name = "neighbourhoods"
    verbose_name = _("People and places")

    def ready(self) -> None:
        from . import background, personal, schedules  # noqa: F401 - the first two register what is theirs
        from .texting import replies, together  # noqa: F401 - so do these

        post_migrate.connect(schedules.set_schedules, sender=self)
