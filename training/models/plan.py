"""The shared plan: the dream, goals and small steps. The person it is about may read every word of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from training.states import GoalState, SmallStepState


class Dream(models.Model):
    """What somebody dreams of, in their own words. A new version is a new row; the latest counts."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="dreams")
    words = models.TextField(_("the dream"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("dream")
        verbose_name_plural = _("dreams")
        ordering = ("-at", "-id")
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_dream_has_words")]

    def __str__(self) -> str:
        return f"dream #{self.pk}"


class Goal(models.Model):
    """Something on the way to the dream. Put away and taken up again as often as somebody likes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="goals")
    words = models.CharField(_("goal"), max_length=160)
    state = models.CharField(_("state"), max_length=8, choices=GoalState, default=GoalState.OPEN)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made on"), default=timezone.now)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("id",)
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_goal_has_words")]

    def __str__(self) -> str:
        return f"goal #{self.pk}"


class SmallStep(models.Model):
    """A step small enough for a week, chosen together. It has no date, and no step must come before another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="small_steps")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="steps")
    words = models.CharField(_("small step"), max_length=160)
    state = models.CharField(_("state"), max_length=8, choices=SmallStepState, default=SmallStepState.OPEN)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made on"), default=timezone.now)
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(_("done on"), null=True, blank=True)

    class Meta:
        verbose_name = _("small step")
        verbose_name_plural = _("small steps")
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_small_step_has_words"),
            models.CheckConstraint(
                condition=Q(state=SmallStepState.DONE, done_at__isnull=False)
                | ~Q(state=SmallStepState.DONE) & Q(done_at=None),
                name="a_done_step_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="small_steps_of_person")]

    def __str__(self) -> str:
        return f"small step #{self.pk}"


class NotNow(models.Model):
    """ "Nu niet": a suggestion that somebody put away for some weeks. It comes back by itself."""

    class Source(models.TextChoices):
        COURSE = "course", _("a course")
        TASTER = "taster", _("a place to look at")
        READINESS = "readiness", _("paid work")
        TALK = "talk", _("a talk")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="not_now")
    source = models.CharField(_("what"), max_length=10, choices=Source)
    thing = models.SlugField(_("which"), max_length=60, blank=True)
    until = models.DateField(_("until"))  # the last day it stays away

    class Meta:
        verbose_name = _("suggestion put away")
        verbose_name_plural = _("suggestions put away")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "thing"], name="a_suggestion_is_put_away_once")
        ]

    def __str__(self) -> str:
        return f"not now #{self.pk}"
