"""A course: what you learn there, how it is looked at, and its modules with a proof of their own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.two_languages import InTwoLanguages, NamedInTwoLanguages, Palette


class Course(NamedInTwoLanguages):
    """A short course. Edited in the workbench; an editor's page may add a longer text."""

    class Assessment(models.TextChoices):
        """How it is looked at whether somebody can do it (EU micro-credentials: type of assessment)."""

        PRACTICE = "practice", _("you show it while working")
        TALK = "talk", _("we talk about it")
        PORTFOLIO = "portfolio", _("you show what you made")
        PRESENCE = "presence", _("you were there")

    class Participation(models.TextChoices):
        ONSITE = "onsite", _("together, in a place")
        ONLINE = "online", _("online")
        BLENDED = "blended", _("together and online")
        WORK = "work", _("while working along")

    slug = models.SlugField(_("word in the address"), unique=True)
    name_nl = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    hint_nl = models.CharField(_("in a few words"), max_length=120, blank=True)
    hint_en = models.CharField(_("in a few words, in English"), max_length=120, blank=True)
    outcomes_nl = models.TextField(_("what you can do afterwards"), blank=True, help_text=_("A line for each: Kan ..."))
    outcomes_en = models.TextField(_("what you can do afterwards, in English"), blank=True)
    icon = models.CharField(_("icon"), max_length=40, default="graduation-cap")
    palette = models.CharField(_("colour"), max_length=12, choices=Palette, default=Palette.PURPLE)
    minutes = models.PositiveSmallIntegerField(_("minutes of course"), default=540)
    practice_minutes = models.PositiveSmallIntegerField(_("minutes of practice"), default=0)
    assessment = models.CharField(_("how it is looked at"), max_length=10, choices=Assessment, default="practice")
    participation = models.CharField(_("how it is done"), max_length=10, choices=Participation, default="onsite")
    given_in = models.CharField(_("given in the language"), max_length=8, default="nl")
    valid_months = models.PositiveSmallIntegerField(_("the certificate counts for (months)"), null=True, blank=True)
    reviewed_by = models.CharField(_("the course was looked at by"), max_length=80, blank=True)
    reviewed_on = models.DateField(_("the course was looked at on"), null=True, blank=True)
    nlqf_registration = models.CharField(_("NLQF register number"), max_length=40, blank=True)
    nlqf_level = models.PositiveSmallIntegerField(_("NLQF level"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_active = models.BooleanField(_("is given"), default=True)
    counts_as: models.ManyToManyField = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="is_covered_by", verbose_name=_("also counts as")
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ("position", "name_nl")
        constraints = [
            models.CheckConstraint(
                condition=Q(nlqf_level__isnull=True) | ~Q(nlqf_registration=""), name="a_level_has_its_register_number"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def outcomes(self) -> list[str]:
        return self.lines("outcomes")


class Module(InTwoLanguages):
    """A part of a course that somebody can show on its own."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField(_("number"))
    name_nl = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    outcome_nl = models.CharField(_("what you can do afterwards"), max_length=160, blank=True)
    outcome_en = models.CharField(_("what you can do afterwards, in English"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ("course", "number")
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="one_module_with_a_number")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.words("name")


class Alignment(models.Model):
    """A description of the same skill elsewhere: a work process of mbo, CompetentNL or ESCO."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="alignments")
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("address"))

    class Meta:
        verbose_name = _("description elsewhere")
        verbose_name_plural = _("descriptions elsewhere")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
