"""Learning lines: stones in an order, from a first course to work. A path to look at; nobody has to walk it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models.two_languages import NamedInTwoLanguages, Palette
from training.models import Course, Module

from .work import WorkKind


class LearningLine(NamedInTwoLanguages):
    """One path, kept by editors."""

    name_nl = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    hint_nl = models.CharField(_("in a few words"), max_length=120, blank=True)
    hint_en = models.CharField(_("in a few words, in English"), max_length=120, blank=True)
    icon = models.CharField(_("icon"), max_length=40, default="route")
    palette = models.CharField(_("colour"), max_length=12, choices=Palette, default=Palette.TEAL)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_active = models.BooleanField(_("is shown"), default=True)

    class Meta:
        verbose_name = _("learning line")
        verbose_name_plural = _("learning lines")
        ordering = ("position", "name_nl")

    def __str__(self) -> str:
        return self.name


class Stone(models.Model):
    """One step of a line: a course, a part of one, or a kind of work to try, to help with or to do every week."""

    class Sort(models.TextChoices):
        COURSE = "course", _("do the course")
        MODULE = "module", _("show a part of a course")
        TRY = "try", _("try the work")
        TASK = "task", _("help once")
        JOB = "job", _("work every week")

    line = models.ForeignKey(LearningLine, models.CASCADE, related_name="stones")
    number = models.PositiveSmallIntegerField(_("number"))
    sort = models.CharField(_("sort"), max_length=8, choices=Sort)
    course = models.ForeignKey(Course, models.PROTECT, null=True, blank=True, related_name="+")
    module = models.ForeignKey(Module, models.PROTECT, null=True, blank=True, related_name="+")
    work_kind = models.ForeignKey(WorkKind, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("stone of a learning line")
        verbose_name_plural = _("stones of learning lines")
        ordering = ("line", "number")
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="one_stone_with_a_number"),
            models.CheckConstraint(
                condition=Q(sort="course", course__isnull=False, module=None, work_kind=None)
                | Q(sort="module", course=None, module__isnull=False, work_kind=None)
                | Q(sort__in=["try", "task", "job"], course=None, module=None, work_kind__isnull=False),
                name="a_stone_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"stone #{self.pk}"
