"""What a kind of work asks of who does it, decided by a municipality from a day on; and pupils on an internship."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import InternshipState
from neighbourhoods.models import Municipality, Organisation
from training.models import Course

from .work import WorkKind


class WorkPolicy(models.Model):
    """What holds for one kind of work from a day on, until the next row. Who decided it stands in the journal."""

    class FirstVisit(models.TextChoices):
        NONE = "none", _("nobody comes along")
        NEW_HELPER = "new_helper", _("somebody comes along with a new helper")
        NEW_PAIR = "new_pair", _("somebody comes along to every new address")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="work_policies")
    work_kind = models.ForeignKey(WorkKind, models.CASCADE, related_name="policies", verbose_name=_("kind of work"))
    valid_from = models.DateField(_("from"))
    conduct_check = models.BooleanField(_("asks a certificate of conduct"), default=False)
    conduct_profile = models.CharField(_("screening profile"), max_length=40, blank=True)
    conduct_months = models.PositiveSmallIntegerField(_("a certificate of conduct counts for (months)"), default=36)
    renewal_weeks = models.PositiveSmallIntegerField(_("ask for a new one (weeks ahead)"), default=8)
    course = models.ForeignKey(Course, models.PROTECT, null=True, blank=True, verbose_name=_("course"))
    youngest = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    first_visit = models.CharField(_("the first time"), max_length=12, choices=FirstVisit, default=FirstVisit.NONE)

    class Meta:
        verbose_name = _("what the work asks")
        verbose_name_plural = _("what the work asks")
        ordering = ("work_kind", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "work_kind", "valid_from"], name="one_policy_from_a_day")
        ]

    def __str__(self) -> str:
        return f"policy #{self.pk}"


class Exemption(models.Model):
    """One requirement need not be met yet by one person, until a day. Given by a coordinator, and it always ends."""

    class Requirement(models.TextChoices):
        CONDUCT_CHECK = "conduct_check", _("certificate of conduct")
        COURSE = "course", _("course")
        FIRST_VISIT = "first_visit", _("somebody who comes along")

    class Why(models.TextChoices):
        UNDER_WAY = "under_way", _("it is under way")
        GUIDED = "guided", _("somebody is always there")
        EXPERIENCED = "experienced", _("has done this work for long")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exemptions")
    work_kind = models.ForeignKey(WorkKind, models.CASCADE, related_name="+", verbose_name=_("kind of work"))
    requirement = models.CharField(_("what need not be met yet"), max_length=14, choices=Requirement)
    why = models.CharField(_("why"), max_length=12, choices=Why)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("last day"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ("until", "id")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="exemption_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"exemption #{self.pk}"


class Internship(models.Model):
    """A pupil of a school helps for a number of hours; the school signs them off at the end."""

    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="internships")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="internships", verbose_name=_("school"))
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("contact at the school"),
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=10, choices=InternshipState, default=InternshipState.RUNNING)
    minutes_to_do = models.PositiveSmallIntegerField(_("minutes to do"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"))
    parent_agreed_on = models.DateField(_("a parent said yes on"), null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("internship")
        verbose_name_plural = _("internships")
        ordering = ("-starts_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(state=InternshipState.RUNNING), name="one_internship_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="internship_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"internship #{self.pk}"
