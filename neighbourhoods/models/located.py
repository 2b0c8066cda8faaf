"""Located: what can be found nearest first (design: latitude bands in a plain B-tree, squared chord as distance)."""

from django.db import models


class Located(models.Model):
    """A row with a place on the map. `nearby.place()` is the only writer of band, x, y and z."""

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    x = models.FloatField(null=True, editable=False)
    y = models.FloatField(null=True, editable=False)
    z = models.FloatField(null=True, editable=False)
    band = models.IntegerField(null=True, editable=False, help_text="floor(latitude / 0.01); empty: not to be found")
    # Filters as plain integers in the same row, so that one index covers the search.
    kind_bit = models.BigIntegerField(default=1, editable=False)
    certificate_mask = models.BigIntegerField(default=0, editable=False)
    hours_0 = models.BigIntegerField(default=0, editable=False, help_text="Monday 0 h to Wednesday 8 h, a bit an hour")
    hours_1 = models.BigIntegerField(default=0, editable=False)
    hours_2 = models.BigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
