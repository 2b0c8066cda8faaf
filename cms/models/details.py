"""What a municipality fills in about itself: its name, how to reach it, when the phone is answered."""

from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.look import facts
from cms.look.hours import DAYS, Opening
from neighbourhoods import phones

NINE, FIVE = time(9), time(17)


def _from(default: time | None = NINE) -> models.TimeField:
    return models.TimeField(_("from"), null=True, blank=True, default=default)


def _until(default: time | None = FIVE) -> models.TimeField:
    return models.TimeField(_("until"), null=True, blank=True, default=default)


@register_setting(icon="site", order=90)
class SiteDetails(BaseSiteSetting):
    name = models.CharField(
        _("name of the municipality or organisation"),
        max_length=80,
        blank=True,
        help_text=_("As in a sentence: gemeente Lindedaal."),
    )
    phone = models.CharField(
        _("phone number"), max_length=20, blank=True, help_text=_("For everybody whose neighbourhood we do not know.")
    )
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Only if somebody reads it each day."))
    monday_from, monday_until = _from(), _until()
    tuesday_from, tuesday_until = _from(), _until()
    wednesday_from, wednesday_until = _from(), _until()
    thursday_from, thursday_until = _from(), _until()
    friday_from, friday_until = _from(), _until()
    saturday_from, saturday_until = _from(None), _until(None)
    sunday_from, sunday_until = _from(None), _until(None)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel(f"{day}_from", heading=format_lazy("{} {}", WEEKDAYS[number], _("from"))),
                        FieldPanel(f"{day}_until", heading=format_lazy("{} {}", WEEKDAYS[number], _("until"))),
                    ]
                )
                for number, day in enumerate(DAYS)
            ],
            heading=_("When is the phone answered?"),
            help_text=_("Leave both empty for a day on which nobody answers."),
        ),
    ]

    class Meta:
        verbose_name = _("details of the municipality")

    def __str__(self) -> str:
        return str(self.name or self._meta.verbose_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        transaction.on_commit(facts.forget)

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, Any] = {}
        if self.phone and phones.normalise(self.phone) is None:
            wrong["phone"] = _("This is not a phone number. For example: 088 000 12 34.")
        for day in DAYS:
            opens, closes = getattr(self, f"{day}_from"), getattr(self, f"{day}_until")
            if (opens is None) != (closes is None):
                wrong[f"{day}_until" if closes is None else f"{day}_from"] = _("Fill in both times, or none.")
            elif opens and opens >= closes:
                wrong[f"{day}_until"] = _("This is not later than the time before it.")
        if wrong:
            raise ValidationError(wrong)

    def week(self) -> tuple[Opening | None, ...]:
        """Monday to Sunday; None is closed."""
        times = ((getattr(self, f"{day}_from"), getattr(self, f"{day}_until")) for day in DAYS)
        return tuple(Opening(opens, closes) if opens and closes else None for opens, closes in times)
