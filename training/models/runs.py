"""A course that is given: where and when, who takes part, who was there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Located, Neighbourhood
from training.states import EnrolmentState, RunState

from .courses import Course, Module


class CourseRun(Located):
    """One time that a course is given. Its days are its sessions; it can be found nearest first while it is open."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="runs", verbose_name=_("course"))
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="course_runs", verbose_name=_("neighbourhood")
    )
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.DRAFT)
    place_name = models.CharField(_("name of the place"), max_length=80)
    place_address = models.CharField(_("address of the place"), max_length=160, blank=True)
    capacity = models.PositiveSmallIntegerField(_("number of places"), default=8)
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="teaches",
        verbose_name=_("teacher"),
    )  # fmt: skip
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    first_day = models.DateField(_("first day"), null=True, editable=False)
    last_day = models.DateField(_("last day"), null=True, editable=False)

    class Meta(Located.Meta):
        verbose_name = _("course run")
        verbose_name_plural = _("course runs")
        ordering = ("first_day", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(band__isnull=True) | Q(state=RunState.OPEN), name="only_an_open_run_can_be_found"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="a_run_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.course} #{self.pk}"


class Session(models.Model):
    """One part of a day of a run. `place_name` only when it is elsewhere."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="sessions")
    on_date = models.DateField(_("date"))
    at_time = models.TimeField(_("time"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=180)
    place_name = models.CharField(_("name of the place"), max_length=80, blank=True)
    module = models.ForeignKey(Module, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("on_date", "at_time", "id")
        constraints = [models.UniqueConstraint(fields=["run", "on_date", "at_time"], name="one_session_at_a_time")]
        indexes = [models.Index(fields=["on_date"], name="session_by_day")]

    def __str__(self) -> str:
        return f"session #{self.pk}"


class Enrolment(models.Model):
    """Somebody takes part, or waits for a place. `seat`: which of the places; the database gives each out once."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=EnrolmentState, default=EnrolmentState.WAITING)
    seat = models.PositiveSmallIntegerField(null=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["run", "person"], name="enrolled_once"),
            models.UniqueConstraint(fields=["run", "seat"], name="one_person_on_a_seat"),
            models.CheckConstraint(
                condition=Q(seat__isnull=False, state__in=["enrolled", "finished", "again"])
                | Q(seat__isnull=True, state__in=["waiting", "withdrawn"]),
                name="who_takes_part_has_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"enrolment #{self.pk}"


class Attendance(models.Model):
    """Was somebody there? The last word counts."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendances")
    was_there = models.BooleanField(_("was there"))
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["session", "enrolment"], name="one_word_on_who_was_there")]

    def __str__(self) -> str:
        return f"attendance #{self.pk}"


class ModuleProof(models.Model):
    """Somebody showed that they can do one module."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="module_proofs")
    module = models.ForeignKey(Module, models.PROTECT, related_name="proofs")
    shown_on = models.DateField(_("shown on"), default=timezone.localdate)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("proof of a module")
        verbose_name_plural = _("proofs of modules")
        constraints = [models.UniqueConstraint(fields=["person", "module"], name="one_proof_of_a_module")]

    def __str__(self) -> str:
        return f"module proof #{self.pk}"
