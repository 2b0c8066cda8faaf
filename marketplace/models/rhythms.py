"""What comes back: the rhythm of an agreement, and who comes instead when somebody cannot."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import StandInState

from .agreements import Agreement, Visit


class Rhythm(models.Model):
    """When the visits of an agreement are, as an iCalendar rule (RFC 5545, without a start). "From now on" ends it.

    Visits exist for every day of the rule from `starts_on` up to and including `made_until`.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="rhythms")
    rule = models.CharField(_("rule"), max_length=200, help_text="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    at_time = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    skips_holidays = models.BooleanField(_("not on public holidays"), default=True)
    made_until = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("rhythm")
        verbose_name_plural = _("rhythms")
        ordering = ("starts_on", "id")
        indexes = [models.Index(fields=["made_until"], name="rhythm_to_make")]

    def __str__(self) -> str:
        return f"rhythm #{self.pk}"


class StandInRequest(models.Model):
    """Somebody is asked to come instead, once. The first yes counts: the database says so too."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="stand_in_requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stand_in_requests")
    state = models.CharField(_("state"), max_length=10, choices=StandInState, default=StandInState.ASKED)
    wave = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question to stand in")
        verbose_name_plural = _("questions to stand in")
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["visit", "person"], name="asked_to_stand_in_once"),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(state=StandInState.YES), name="one_stand_in_for_a_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"stand-in request #{self.pk}"
