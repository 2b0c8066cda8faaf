"""How much somebody takes part, on a scale that a municipality chooses: for the person and their own coordinator only.

No match, offer or proposal reads it (a test sees to that). Both where somebody is and what they aim for may stay empty.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Municipality
from neighbourhoods.models.two_languages import NamedInTwoLanguages

from .append_only import AppendOnly


class ScaleStep(NamedInTwoLanguages):
    """One step of the scale. Without a municipality: the standard. One with steps of its own has those."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("municipality"),
        help_text=_("Empty: for every municipality."),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("number"))
    name_nl = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    hint_nl = models.CharField(_("in a few words"), max_length=120, blank=True)
    hint_en = models.CharField(_("in a few words, in English"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("step of taking part")
        verbose_name_plural = _("steps of taking part")
        ordering = ("number", "id")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="one_own_scale_step_with_a_number"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(municipality=None), name="one_scale_step_for_all_with_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ScaleNote(AppendOnly):
    """What somebody and their coordinator saw together on a day. The last one counts; an empty one takes it back."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="scale_notes")
    now = models.ForeignKey(ScaleStep, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("now"))
    aim = models.ForeignKey(
        ScaleStep, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("in a year")
    )
    noted_on = models.DateField(_("seen on"), default=timezone.localdate)
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written down by")
    )

    class Meta:
        verbose_name = _("note on taking part")
        verbose_name_plural = _("notes on taking part")
        ordering = ("noted_on", "id")

    def __str__(self) -> str:
        return f"note on taking part #{self.pk}"
