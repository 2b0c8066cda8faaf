"""Dated rules: amounts, ages and terms of the law or of a municipality, each with the day it begins and its source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RuleKey(models.TextChoices):
    VOLUNTEER_ALLOWANCE = "volunteer_allowance", _("Allowance for volunteers")
    ALLOWANCE_BESIDE_ASSISTANCE = "allowance_beside_assistance", _("Allowance beside social assistance")
    CHILD_WORK_HOURS = "child_work_hours", _("Hours of work under the age of 16")
    HOME_SERVICE_DAYS = "home_service_days", _("Days a week of paid help in one household")
    MINIMUM_WAGE = "minimum_wage", _("Minimum wage for an hour")
    INTRODUCTION = "introduction", _("Getting to know an employer")
    EMPLOYER_CONTACTS = "employer_contacts", _("People a company may ask to meet in four weeks")
    TRIAL_PLACEMENT = "trial_placement", _("Trial placement at an employer")


class SchoolHoliday(models.Model):
    """Weeks without school in a municipality. They decide how many hours pupils under 16 may work."""

    municipality = models.ForeignKey("neighbourhoods.Municipality", models.CASCADE, related_name="school_holidays")
    name = models.CharField(_("name"), max_length=60)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("school holiday")
        verbose_name_plural = _("school holidays")
        ordering = ("first_day", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="holiday_ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=["municipality", "first_day"], name="one_holiday_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day.year}"


class Regulation(models.Model):
    """What holds for one key from a day on, until the next row of that key. An empty value ends it.

    Without a municipality it holds everywhere; a municipality's own row goes before that. Who checked it stands in the
    journal.
    """

    municipality = models.ForeignKey(
        "neighbourhoods.Municipality", models.CASCADE, null=True, blank=True, related_name="regulations",
        verbose_name=_("municipality"),
    )  # fmt: skip
    key = models.CharField(_("rule"), max_length=40, choices=RuleKey)
    valid_from = models.DateField(_("from"))
    value = models.JSONField(_("what holds"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    checked_on = models.DateField(_("checked on"))

    class Meta:
        verbose_name = _("rule with a date")
        verbose_name_plural = _("rules with a date")
        ordering = ("key", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "valid_from"], name="one_own_rule_from_a_day"),
            models.UniqueConstraint(
                fields=["key", "valid_from"], condition=Q(municipality=None), name="one_rule_for_all_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"
