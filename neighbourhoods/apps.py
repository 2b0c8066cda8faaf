"""Django's card for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NeighbourhoodsConfig(AppConfig):
    name = "neighbourhoods"
    verbose_name = _("People and places")

    def ready(self) -> None:
        from . import background  # noqa: F401, PLC0415 - registers its kinds of message
