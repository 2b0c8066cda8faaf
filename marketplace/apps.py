"""Django's card for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MarketplaceConfig(AppConfig):
    name = "marketplace"
    verbose_name = _("Work")

    def ready(self) -> None:
        # Each registers what is its own.
        from . import (  # noqa: F401
            background,
            introduction_runs,
            messages,
            outcomes,
            personal,
            texted,
            texted_introductions,
            texted_readiness,
            thinking_along,
            trial_links,
            trial_personal,
            trial_runs,
        )
