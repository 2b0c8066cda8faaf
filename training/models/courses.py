"""A course, and the certificate that shows somebody did it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Course(models.Model):
    """A short course. Edited in the workbench."""

    slug = models.SlugField(_("word in the address"), unique=True)
    name_nl = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    is_active = models.BooleanField(_("is given"), default=True)

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ("name_nl",)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        english = (get_language() or "nl").startswith("en")
        return (english and self.name_en) or self.name_nl


class Certificate(models.Model):
    """Somebody finished a course. Taken back with a moment, never deleted while the person is known."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="certificates")
    course = models.ForeignKey(Course, models.PROTECT, related_name="certificates", verbose_name=_("course"))
    awarded_on = models.DateField(_("awarded on"), default=timezone.localdate)
    awarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    valid_until = models.DateField(_("counts until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-awarded_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"], condition=Q(withdrawn_at=None), name="one_certificate_for_a_course"
            )
        ]

    def __str__(self) -> str:
        return f"certificate #{self.pk}"
