"""The path: the houses of the street, the places in them, and the steps of people between those, both ways."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Municipality, Neighbourhood
from neighbourhoods.models.two_languages import NamedInTwoLanguages

from .append_only import AppendOnly


class OfTheStreet(NamedInTwoLanguages):
    """A row without a municipality is for all of them. A municipality's own row with the same word goes before it."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("municipality"),
        help_text=_("Empty: for every municipality."),
    )  # fmt: skip
    slug = models.SlugField(_("word in the address"))
    name_nl = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    hint_nl = models.CharField(_("in a few words"), max_length=80, blank=True)
    hint_en = models.CharField(_("in a few words, in English"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_active = models.BooleanField(_("is shown"), default=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="one_own_%(class)s_with_a_word"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(municipality=None), name="one_%(class)s_for_all_with_a_word"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class House(OfTheStreet):
    """A house of the street, in the words of residents: Meedoen, Helpen, Samen werken ..."""

    class Drawing(models.TextChoices):
        BELL = "bell", _("pink, a bell gable")
        NECK = "neck", _("ochre, a neck gable")
        POINT = "point", _("green, a pointed gable")
        STEP = "step", _("blue, a stepped gable")
        ROUND = "round", _("cream, a round gable")
        CUT = "cut", _("brick, a straight roof")

    drawing = models.CharField(_("drawing"), max_length=8, choices=Drawing, default=Drawing.BELL)

    class Meta(OfTheStreet.Meta):
        verbose_name = _("house of the street")
        verbose_name_plural = _("houses of the street")


class Place(OfTheStreet):
    """Somewhere people can be on the path. Without a house it is no part of the street: being at home."""

    house = models.ForeignKey(
        House, models.PROTECT, null=True, blank=True, related_name="places", verbose_name=_("house of the street")
    )

    class Meta(OfTheStreet.Meta):
        verbose_name = _("place of the path")
        verbose_name_plural = _("places of the path")


class Step(AppendOnly):
    """Somebody goes from one place to any other. Without `start` they begin there too and keep what they had.

    `neighbourhood`: where they lived then, for the report. `corrects`: this row stands instead of that one.
    `returns`: the step that this one takes back.
    """

    class Way(models.TextChoices):
        BEGINS = "begins", _("begins")
        ON = "on", _("goes on")
        BESIDE = "beside", _("goes to another place of the same house")
        BACK = "back", _("goes back")
        STOPS = "stops", _("stops there")
        NONE = "none", _("was written down by mistake")

    class Why(models.TextChoices):
        NEW = "new", _("wants something new")
        MORE = "more", _("wants to do more")
        LESS = "less", _("wants to do less")
        FITS = "fits", _("another place fits better")
        ENDED = "ended", _("the place ended")
        LIFE = "life", _("something changed at home")

    class Idea(models.TextChoices):
        PERSON = "person", _("the person")
        COORDINATOR = "coordinator", _("the coordinator")
        EMPLOYER = "employer", _("the employer")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="steps")
    start = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+", verbose_name=_("from"))
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+", verbose_name=_("to"))
    way = models.CharField(_("which way"), max_length=8, choices=Way)
    taken_on = models.DateField(_("from which day"), default=timezone.localdate)
    ends_on = models.DateField(_("expected last day"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=8, choices=Why, blank=True)
    idea_of = models.CharField(_("whose idea it was"), max_length=12, choices=Idea, default=Idea.PERSON)
    guide = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("guide")
    )
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+")
    fall_back_place = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("place to go back to")
    )
    fall_back_contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("whom to ask for")
    )
    fall_back_name = models.CharField(_("name to ask for"), max_length=120, blank=True)  # as it was promised
    fall_back_until = models.DateField(_("can go back until"), null=True, blank=True)
    corrects = models.OneToOneField("self", models.CASCADE, null=True, related_name="corrected_by")
    returns = models.OneToOneField("self", models.CASCADE, null=True, related_name="returned_by")
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written down by")
    )

    class Meta:
        verbose_name = _("step on the path")
        verbose_name_plural = _("steps on the path")
        ordering = ("taken_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(way="none", start=None, place=None, corrects__isnull=False)
                | Q(way="begins", start=None, place__isnull=False)
                | Q(way="stops", start__isnull=False, place=None)
                | Q(way="on", place__isnull=False) & ~Q(start=F("place"))
                | Q(way__in=["beside", "back"], start__isnull=False, place__isnull=False) & ~Q(start=F("place")),
                name="a_step_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(fall_back_place__isnull=False, fall_back_until__isnull=False) & ~Q(fall_back_name="")
                | ~Q(way="on") & Q(fall_back_place=None, fall_back_until=None, fall_back_name=""),
                name="a_step_on_has_a_way_back",
            ),
            models.CheckConstraint(
                condition=Q(fall_back_until=None) | Q(fall_back_until__gt=F("taken_on")),
                name="a_way_back_lasts_longer_than_the_step",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("taken_on")), name="a_placement_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["neighbourhood", "taken_on"], name="steps_of_neighbourhood")]

    def __str__(self) -> str:
        return f"step #{self.pk}"


class StepWords(models.Model):
    """Why, in somebody's own words. Can be erased; the step stays."""

    step = models.OneToOneField(Step, models.CASCADE, related_name="words")
    text = models.TextField(_("in own words"))

    class Meta:
        verbose_name = _("words with a step")
        verbose_name_plural = _("words with steps")

    def __str__(self) -> str:
        return f"words with step #{self.step_id}"
