"""The circle of support: who of the team helps this person, from when until when. It opens the person's file."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Supporter(models.Model):
    """A colleague who supports one person. Past the last day the file is closed to them, by the date alone."""

    class End(models.TextChoices):
        HANDED_OVER = "handed_over", _("somebody else goes on")
        NOT_NEEDED = "not_needed", _("no longer needed")
        OTHER_WORK = "other_work", _("does other work now")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="supporters", verbose_name=_("resident")
    )
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="supports", verbose_name=_("who helps")
    )
    role = models.CharField(_("helps with"), max_length=60, blank=True)
    is_lead = models.BooleanField(_("first to call"), default=False)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)  # the last day
    end = models.CharField(_("why it ends"), max_length=12, choices=End, blank=True)
    last_contact_on = models.DateField(_("last contact"), null=True, blank=True)

    class Meta:
        verbose_name = _("who supports somebody")
        verbose_name_plural = _("who supports somebody")
        ordering = ("-is_lead", "since", "id")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(is_lead=True), name="one_lead_of_a_person"),
            models.UniqueConstraint(
                fields=["person", "who"], condition=Q(until=None), name="supports_a_person_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(person=models.F("who")), name="nobody_supports_themselves"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="support_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(until=None, end="") | Q(until__isnull=False) & ~Q(end=""),
                                   name="support_that_ends_says_why"),
            models.CheckConstraint(condition=Q(is_lead=False) | Q(until=None), name="a_lead_goes_on"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"support #{self.pk}"
