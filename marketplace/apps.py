"""Django's card for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketplaceConfig(AppConfig):
    name = "marketplace"
    verbose_name = _("Work")

    def ready(self) -> None:
<<<<<<< HEAD
        from . import background, messages  # noqa: F401 - register schedules and renderers
=======
        from . import messages  # noqa: F401 - registers the renderers
>>>>>>> a4e3d15 (marketplace: Ask for help in four screens; see your own requests.)
