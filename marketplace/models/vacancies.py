"""Vacancies: work that an employer offers, written down in four screens. What residents find of it is a job."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .employers import Employer
from .work import Opportunity


class Vacancy(models.Model):
    """What an employer writes, kept after each screen in `answers`; a colleague may go on with it.

    Once it is sent it has an opportunity of kind job: the place, the days, the wage and where it stands are there.
    The other columns are what that page shows beside it. They change only when the vacancy is sent again.
    """

    class Contract(models.TextChoices):
        FIXED = "fixed", _("contract for a fixed time")
        PERMANENT = "permanent", _("permanent contract")
        ON_CALL = "on_call", _("contract for whenever there is work")
        TOGETHER = "together", _("we agree on it together")

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="vacancies", verbose_name=_("employer"))
    opportunity = models.OneToOneField(
        Opportunity, models.SET_NULL, null=True, blank=True, related_name="vacancy", verbose_name=_("work")
    )
    answers = models.JSONField(_("what was written on the screens"), default=dict, encoder=DjangoJSONEncoder)
    sent = models.JSONField(_("what was sent"), default=dict, encoder=DjangoJSONEncoder)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    duties = models.TextField(_("small duties"), blank=True)
    adaptations = models.TextField(_("adaptations in own words"), blank=True)
    adaptation_count = models.PositiveSmallIntegerField(default=0)  # those from the list too
    buddy = models.CharField(_("first name of the buddy"), max_length=30, blank=True)
    weekdays = models.PositiveSmallIntegerField(_("days of the week"), default=0)  # bit 0 is Monday; 0: together
    contract = models.CharField(_("contract"), max_length=10, choices=Contract, blank=True)

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ("-changed_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(opportunity__isnull=True) | ~Q(duties="") & ~Q(buddy="") & Q(adaptation_count__gt=0),
                name="a_sent_vacancy_is_complete",  # its hours stand with the job, which cannot be without
            ),
            models.CheckConstraint(condition=Q(weekdays__lt=128), name="a_week_has_seven_days"),
        ]

    def __str__(self) -> str:
        return f"vacancy #{self.pk}"

    @property
    def duty_lines(self) -> list[str]:
        return _lines(self.duties)

    @property
    def adaptation_lines(self) -> list[str]:
        return _lines(self.adaptations)

    @property
    def days(self) -> list[int]:
        """Monday is 0."""
        return [day for day in range(7) if self.weekdays >> day & 1]


class NewPeopleMail(models.Model):
    """Somebody of an employer asked to hear once a week that there are new people. Taken back, the row goes."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="new_people_mails")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="new_people_mails")
    asked_at = models.DateTimeField(default=timezone.now)
    counted_until = models.DateTimeField(default=timezone.now)  # who was there before is no news
    people = models.PositiveSmallIntegerField(default=0)  # how many were new the last time

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employer", "user"], name="one_new_people_mail_each")]

    def __str__(self) -> str:
        return f"new people mail #{self.pk}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
