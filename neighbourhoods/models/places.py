"""Places: municipality, district, neighbourhood, postcode, house number. All coordinates are WGS84 degrees."""

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


class Municipality(models.Model):
    code = models.CharField(_("code"), max_length=6, unique=True, help_text="CBS: GM + 4")
    name = models.CharField(_("name"), max_length=80)
    service_name = models.CharField(_("name of the service team"), max_length=80, default="Wonen Zorg Service")
    service_phone = models.CharField(_("phone of the service team"), max_length=20, blank=True)
    geometry = models.JSONField(_("outline"), null=True, blank=True, help_text="GeoJSON Polygon or MultiPolygon")

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    code = models.CharField(_("code"), max_length=8, unique=True, help_text="CBS: WK + 6")
    name = models.CharField(_("name"), max_length=80)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="districts")

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Neighbourhood(models.Model):
    """Codes may hold letters (BU0363MK03) and names repeat: never look one up by its name."""

    code = models.CharField(_("code"), max_length=10, unique=True, help_text="CBS: BU + 8")
    name = models.CharField(_("name"), max_length=80)
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="neighbourhoods")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="neighbourhoods")
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text="of a point inside, WGS84")
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    geometry = models.JSONField(_("outline"), null=True, blank=True, help_text="GeoJSON Polygon or MultiPolygon")
    # The outline's box, so that finding a point's neighbourhood opens few outlines.
    south = models.FloatField(null=True, blank=True, editable=False)
    west = models.FloatField(null=True, blank=True, editable=False)
    north = models.FloatField(null=True, blank=True, editable=False)
    east = models.FloatField(null=True, blank=True, editable=False)
    inhabitants = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year of the code"), null=True, blank=True)

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")
        ordering = ("name", "code")
        indexes = [models.Index(fields=["south", "north", "west", "east"], name="neighbourhood_box")]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return f"{self.code.lower()}-{slugify(self.name)}"


class PostcodeArea(models.Model):
    """Four digits (PC4) and the neighbourhoods they may lie in."""

    digits = models.CharField(max_length=4, unique=True)
    place_name = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    neighbourhood = models.ForeignKey(Neighbourhood, models.SET_NULL, null=True, related_name="+")
    candidates: models.ManyToManyField = models.ManyToManyField(
        Neighbourhood, through="PostcodeShare", related_name="postcode_areas"
    )

    def __str__(self) -> str:
        return self.digits


class PostcodeShare(models.Model):
    """How much of a PC4 lies in a neighbourhood: of its land (0 to 1), and of its addresses if they were counted."""

    area = models.ForeignKey(PostcodeArea, models.CASCADE, related_name="shares")
    neighbourhood = models.ForeignKey(Neighbourhood, models.CASCADE, related_name="+")
    share = models.FloatField(default=0)
    addresses = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "neighbourhood"], name="one_share_per_pc4_neighbourhood"),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="a_share_lies_between_0_and_1"),
        ]
        ordering = ("-addresses", "-share", "neighbourhood")

    def __str__(self) -> str:
        return f"{self.area}: {self.neighbourhood}"


class Postcode(models.Model):
    """Four digits and two letters (PC6), written without a space."""

    code = models.CharField(max_length=6, unique=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    neighbourhood = models.ForeignKey(Neighbourhood, models.CASCADE, related_name="postcodes")
    street = models.CharField(max_length=120, blank=True)
    place_name = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.code


class HouseNumber(models.Model):
    """One front door: postcode, number, letter and addition."""

    postcode = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    suffix = models.CharField(max_length=10, blank=True, help_text="letter and addition, upper case, no spaces")
    street = models.CharField(max_length=120, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    neighbourhood = models.ForeignKey(Neighbourhood, models.CASCADE, related_name="house_numbers")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["postcode", "number", "suffix"], name="one_row_per_house_number")
        ]

    def __str__(self) -> str:
        return f"{self.postcode} {self.number}{self.suffix}"
