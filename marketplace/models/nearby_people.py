"""People who may be seen, as a number only: groups of five or more who live near each other. No row is about one."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Municipality

from .work import WorkKind

SMALLEST = 5


class NearbyGroup(models.Model):
    """So many people around one point, who want this work (or, without a kind, any). It counts as a whole or not."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    work_kind = models.ForeignKey(WorkKind, models.CASCADE, null=True, related_name="+")
    people = models.PositiveIntegerField()
    hours_a_week = models.PositiveSmallIntegerField(default=0, help_text="the middle one of the group")
    x = models.FloatField()
    y = models.FloatField()
    z = models.FloatField()
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("group of people nearby")
        verbose_name_plural = _("groups of people nearby")
        indexes = [models.Index(fields=["work_kind", "hours_a_week"], name="nearby_groups_by_kind")]
        constraints = [
            models.CheckConstraint(condition=models.Q(people__gte=SMALLEST), name="a_group_is_never_small"),
        ]

    def __str__(self) -> str:
        return f"group #{self.pk}"
