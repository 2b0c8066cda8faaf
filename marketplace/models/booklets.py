"""The work booklet: what somebody wants to show of what they did and can do, and the link by which they show it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from training.models import Course

from .agreements import Thanks
from .work import WorkKind


class Booklet(models.Model):
    """Of one person. `code` is the secret part of the address; empty: nobody can look. Sharing anew makes a new one."""

    class Name(models.TextChoices):
        WHOLE = "whole", _("My whole name")
        FIRST = "first", _("Only my first name")
        NONE = "none", _("No name")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="booklet")
    name = models.CharField(_("name in it"), max_length=5, choices=Name, default=Name.FIRST)
    own_words = models.CharField(_("in own words"), max_length=400, blank=True)
    shows_other_work = models.BooleanField(_("hours of other work"), default=False)
    code = models.CharField(max_length=40, unique=True, null=True, editable=False)
    shared_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("work booklet")
        verbose_name_plural = _("work booklets")
        constraints = [
            models.CheckConstraint(
                condition=Q(code=None, shared_at=None) | Q(code__isnull=False, shared_at__isnull=False),
                name="a_shared_booklet_says_since_when",
            )
        ]

    def __str__(self) -> str:
        return f"booklet #{self.pk}"


class BookletPart(models.Model):
    """One thing that was chosen for it: the hours of a kind of work, the certificate of a course, or a thank-you.

    A course, not one certificate: when that is corrected or renewed, its newer one stands there.
    """

    booklet = models.ForeignKey(Booklet, models.CASCADE, related_name="parts")
    work_kind = models.ForeignKey(WorkKind, models.CASCADE, null=True, related_name="+")
    course = models.ForeignKey(Course, models.CASCADE, null=True, related_name="+")
    thanks = models.ForeignKey(Thanks, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = _("part of a work booklet")
        verbose_name_plural = _("parts of work booklets")
        constraints = [
            models.CheckConstraint(
                condition=Q(work_kind__isnull=False, course=None, thanks=None)
                | Q(work_kind=None, course__isnull=False, thanks=None)
                | Q(work_kind=None, course=None, thanks__isnull=False),
                name="a_part_is_one_thing",
            ),
            models.UniqueConstraint(fields=["booklet", "work_kind"], name="a_kind_of_work_once_in_a_booklet"),
            models.UniqueConstraint(fields=["booklet", "course"], name="a_course_once_in_a_booklet"),
            models.UniqueConstraint(fields=["booklet", "thanks"], name="a_thank_you_once_in_a_booklet"),
        ]

    def __str__(self) -> str:
        return f"part #{self.pk} of a booklet"
