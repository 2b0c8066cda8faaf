"""Introductions: an employer asks to meet somebody, who says yes or no; and then the employer says what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import IntroductionState
from neighbourhoods.models import Consent

from .employers import Employer


class Introduction(models.Model):
    """One employer and one person. The name opens with their yes, for this employer only and until a day."""

    class Outcome(models.TextChoices):
        TALK = "talk", _("we made an appointment")
        TRIAL = "trial", _("we begin with a trial placement")
        JOB = "job", _("there is a job")
        NOT_NOW = "not_now", _("not now")

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="introductions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="introductions")
    state = models.CharField(_("state"), max_length=10, choices=IntroductionState, default=IntroductionState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    message = models.CharField(_("message"), max_length=400, blank=True)
    yes = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    open_until = models.DateField(_("the name is open until"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=8, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ("-asked_at", "-id")
        indexes = [
            models.Index(fields=["employer", "asked_at"], name="introductions_of_employer"),
            models.Index(fields=["state", "answered_at"], name="introductions_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "person"],
                condition=Q(state__in=[IntroductionState.ASKED, IntroductionState.OPEN]),
                name="one_introduction_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.OPEN) | Q(answered_at__isnull=False, open_until__isnull=False),
                name="a_name_opens_with_a_yes_and_until_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"introduction #{self.pk}"
