"""Located: what can be found nearest first (latitude bands in a plain B-tree, squared chord as distance)."""

from django.db import models
from django.db.models import Q

from neighbourhoods.places import EVERY_HOUR


class Located(models.Model):
    """A row with a place on the map. `nearby.place()` is the only writer of latitude to band.

    A concrete model with its own Meta inherits `Located.Meta`, and adds its indexes to `Located.Meta.indexes`.
    """

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    x = models.FloatField(null=True, editable=False)
    y = models.FloatField(null=True, editable=False)
    z = models.FloatField(null=True, editable=False)
    band = models.IntegerField(null=True, editable=False, help_text="floor(latitude / 0.01); empty: not to be found")
    # Filters as plain integers in the same row, so that one index covers the search.
    kind_bit = models.BigIntegerField(default=1, editable=False, help_text="one bit; at most bit 62")
    certificate_mask = models.BigIntegerField(default=0, editable=False, help_text="all of these must be held")
    # When it can be done: one of these hours must suit. A thing that says nothing can be done at any hour.
    hours_0 = models.BigIntegerField(default=EVERY_HOUR, editable=False, help_text="Monday 0 h to Wednesday 8 h")
    hours_1 = models.BigIntegerField(default=EVERY_HOUR, editable=False)
    hours_2 = models.BigIntegerField(default=EVERY_HOUR, editable=False)

    class Meta:
        abstract = True
        indexes = [
            # Everything the search reads is in the index; the id too, without which PostgreSQL visits the table.
            models.Index(
                fields=[
                    "band", "longitude", "kind_bit", "certificate_mask",
                    "hours_0", "hours_1", "hours_2", "x", "y", "z", "id",
                ],
                condition=Q(band__isnull=False),
                name="%(class)s_nearby",
            )
        ]  # fmt: skip
