"""What somebody told at the start besides the dream, and how two colleagues look at it: as advice, never as a gate."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Intake(models.Model):
    """The first talk, online, by phone or at a table. Every question may stay open."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="intake")
    can = models.TextField(_("what somebody can do, in own words"), blank=True)
    begun_at = models.DateTimeField(_("begun on"), default=timezone.now)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    finished_at = models.DateTimeField(_("finished on"), null=True, blank=True)

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")

    def __str__(self) -> str:
        return f"intake #{self.pk}"


class LensNote(models.Model):
    """An advice of a colleague, through one of two lenses. A new one is a new row. The person reads it and may answer.

    Nothing that matches or decides reads this table: tests/test_funding_blind.py.
    """

    class Lens(models.TextChoices):
        TAKING_PART = "taking_part", _("what helps to take part")
        WORK = "work", _("what can grow towards work")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lens_notes")
    lens = models.CharField(_("looked at"), max_length=12, choices=Lens)
    words = models.TextField(_("advice"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)
    answer = models.TextField(_("what the person says to it"), blank=True)
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("pieces of advice")
        ordering = ("-at", "-id")
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="an_advice_has_words")]

    def __str__(self) -> str:
        return f"advice #{self.pk}"
