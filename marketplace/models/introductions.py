"""Introductions: an employer asks to meet somebody, who says yes or no; and then the employer says what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.introducing import new_code
from marketplace.states import IntroductionState
from neighbourhoods.models import Consent

from .employers import Employer
from .work import WorkKind


class Introduction(models.Model):
    """One employer and one person. The name opens with their yes, for this employer only and until a day."""

    class Outcome(models.TextChoices):
        TALK = "talk", _("we made an appointment")
        TRIAL = "trial", _("we begin with a trial placement")
        JOB = "job", _("there is a job")
        NOT_NOW = "not_now", _("not now")
        # What the employer did not tell.
        CANNOT = "cannot", _("the resident could not")
        NO_ANSWER = "no_answer", _("the resident gave no answer")
        TAKEN_BACK = "taken_back", _("the company no longer asked")
        STOPPED = "stopped", _("the company no longer takes part")

    class Reason(models.TextChoices):
        """Why not now. None of them is about who somebody is."""

        FILLED = "filled", _("somebody else does the work now")
        HOURS = "hours", _("the hours or days do not fit together")
        WORK = "work", _("the work is other than we thought")
        SKILL = "skill", _("a course or certificate is needed first")
        LATER = "later", _("we have no work now, later perhaps")

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="introductions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="introductions")
    code = models.CharField(max_length=24, unique=True, default=new_code, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=IntroductionState, default=IntroductionState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    answer_by = models.DateField(_("waits until"), default=timezone.localdate)
    work_kind = models.ForeignKey(
        WorkKind, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("kind of work")
    )
    message = models.CharField(_("message"), max_length=400, blank=True)
    # The resident's answer.
    yes = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    answered_how = models.CharField(_("answered"), max_length=5, choices=Consent.Medium, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    open_until = models.DateField(_("the name is open until"), null=True, blank=True)
    # What follows a yes.
    moments = models.JSONField(_("moments that suit"), default=list, blank=True)
    meets_at = models.DateTimeField(_("appointment"), null=True, blank=True)
    meets_where = models.CharField(_("where"), max_length=120, blank=True)
    tell_since = models.DateField(_("the company tells from"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    silent_since = models.DateField(_("gave no answer until"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=10, choices=Outcome, blank=True)
    reason = models.CharField(_("why not now"), max_length=8, choices=Reason, blank=True)
    words = models.CharField(_("what the company wrote about it"), max_length=400, blank=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    forgotten_on = models.DateField(null=True, blank=True, editable=False)  # its words; the row still counts

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ("-asked_at", "-id")
        indexes = [
            models.Index(fields=["employer", "asked_at"], name="introductions_of_employer"),
            models.Index(fields=["state", "answered_at"], name="introductions_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "person"],
                condition=~Q(state=IntroductionState.ENDED),
                name="one_introduction_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.OPEN) | Q(answered_at__isnull=False, open_until__isnull=False),
                name="a_name_opens_with_a_yes_and_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=IntroductionState.ENDED) | Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="what_is_over_has_an_outcome",
            ),
            models.CheckConstraint(condition=~Q(outcome="not_now") | ~Q(reason=""), name="not_now_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"introduction #{self.pk}"
