"""A person's own calendar feed: the address holds a number that changes when they close it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """Open or closed. Every time it is closed the number goes on, so that no old address opens again."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    number = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(_("open"), default=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return f"calendar #{self.pk}"
