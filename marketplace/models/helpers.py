"""What a helper likes, when, and how far on foot."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .jobs import Condition
from .work import WorkKind

ALL_HOURS = (1 << 56) - 1


class HelperProfile(models.Model):
    """Wishes of somebody who offers help. Made at sign-up, changed by the person or for them by a coordinator."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="helper")
    likes: models.ManyToManyField = models.ManyToManyField(
        WorkKind, blank=True, related_name="+", verbose_name=_("likes to do")
    )
    reach_minutes = models.PositiveSmallIntegerField(_("how far, in minutes on foot"), default=20)
    hours_0 = models.BigIntegerField(default=ALL_HOURS, editable=False)
    hours_1 = models.BigIntegerField(default=ALL_HOURS, editable=False)
    hours_2 = models.BigIntegerField(default=ALL_HOURS, editable=False)
    most_minutes_a_week = models.PositiveSmallIntegerField(_("most minutes a week"), null=True, blank=True)
    nothing_heavy = models.BooleanField(_("nothing heavy"), default=False)
    works_best: models.ManyToManyField = models.ManyToManyField(
        Condition, blank=True, related_name="+", verbose_name=_("works best in such a place")
    )

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")

    def __str__(self) -> str:
        return str(self.user)
