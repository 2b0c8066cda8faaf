"""Trial placements: what was agreed, who signed which text, the sealed paper, and how the employer and the resident
look back on it.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import TrialState
from marketplace.work_forms import WorkForm
from training.models import Place, Step
from training.models.append_only import AppendOnly

from .employers import Employer
from .introductions import Introduction

HOLDS_THE_PERSON = [TrialState.TO_SIGN, TrialState.SIGNED, TrialState.RUNNING]


class Role(models.TextChoices):
    RESIDENT = "resident", _("resident")
    EMPLOYER = "employer", _("employer")
    COORDINATOR = "coordinator", _("coordinator")


def _person(name: object, **options: object) -> models.ForeignKey:
    on_delete = options.pop("on_delete", models.SET_NULL)
    null = on_delete is models.SET_NULL
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete, null=null, blank=null, verbose_name=name,  # type: ignore[arg-type]
        **{"related_name": "+"} | options,  # type: ignore[arg-type]
    )  # fmt: skip


class TrialAgreement(models.Model):
    """One person at one employer for some time, unpaid. What is signed is a revision of its text, never this row.

    `contact`: who of the employer wrote it. `follows`: the trial that this one makes longer. `step`: on the path.
    """

    class Companion(models.TextChoices):
        NOBODY = "nobody", _("Nobody comes along")
        WELCOME = "welcome", _("Somebody may come along")
        NAMED = "named", _("Somebody comes along, with a name")

    class Payer(models.TextChoices):
        NOBODY = "nobody", _("there are no costs")
        EMPLOYER = "employer", _("the employer")
        MUNICIPALITY = "municipality", _("the municipality")

    class Outcome(models.TextChoices):
        JOB = "job", _("a job")
        AGAIN = "again", _("the trial goes on longer")
        BACK = "back", _("back to the place of before")

    class Contract(models.TextChoices):
        PERMANENT = "permanent", _("a permanent contract")
        FIXED = "fixed", _("a contract until a date")
        ON_CALL = "on_call", _("a contract on call")
        AGENCY = "agency", _("through an agency")

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="trials")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="trials", verbose_name=_("employer"))
    person = _person(_("resident"), on_delete=models.CASCADE, related_name="trials")
    contact = _person(_("for the employer"))
    owner = _person(_("coordinator"))
    state = models.CharField(_("state"), max_length=10, choices=TrialState, default=TrialState.DRAFT)
    changed_at = models.DateTimeField(default=timezone.now)
    follows = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    work_form = models.CharField(_("form of work"), max_length=20, choices=WorkForm, default=WorkForm.TRIAL_PLACEMENT)

    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    weekdays = models.CharField(_("on which days"), max_length=7, blank=True, help_text="ISO: 135 = Mo, We, Fr")
    hours_a_week = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    place_address = models.CharField(_("where"), max_length=160, blank=True)
    goals = models.TextField(_("what is learned or tried"), max_length=600, blank=True)
    guide_name = models.CharField(_("who guides at the employer"), max_length=80, blank=True)
    companion = models.CharField(_("who comes along"), max_length=8, choices=Companion, default=Companion.WELCOME)
    companion_name = models.CharField(_("name of who comes along"), max_length=80, blank=True)
    costs_paid_by = models.CharField(_("who pays the costs"), max_length=12, choices=Payer, blank=True)
    costs = models.CharField(_("which costs"), max_length=200, blank=True)
    is_insured = models.BooleanField(_("the employer insures"), default=False)
    insured_with = models.CharField(_("how that is insured"), max_length=160, blank=True)
    not_worked_before = models.BooleanField(_("did not work there before"), default=False)
    intends_months = models.PositiveSmallIntegerField(_("means to give a contract of so many months"), null=True)
    intends_hours = models.PositiveSmallIntegerField(_("for so many hours a week"), null=True)
    longer_why = models.CharField(_("why longer than usual"), max_length=200, blank=True)

    back_place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place to go back to")
    )
    back_contact = _person(_("whom to ask for"))
    back_until = models.DateField(_("can go back until"), null=True, blank=True)
    step = models.ForeignKey(Step, models.SET_NULL, null=True, editable=False, related_name="+")
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    outcome = models.CharField(_("what came of it"), max_length=5, choices=Outcome, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = _person(_("written down by"))
    job_hours = models.PositiveSmallIntegerField(_("hours a week in the job"), null=True, blank=True)
    job_days = models.PositiveSmallIntegerField(_("days a week in the job"), null=True, blank=True)
    job_contract = models.CharField(_("contract"), max_length=9, choices=Contract, blank=True)
    job_from = models.DateField(_("in the job from"), null=True, blank=True)

    class Meta:
        verbose_name = _("trial placement")
        verbose_name_plural = _("trial placements")
        ordering = ("-changed_at", "-id")
        indexes = [models.Index(fields=["state", "last_day"], name="trials_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=HOLDS_THE_PERSON), name="one_trial_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["introduction"], condition=Q(state=TrialState.DRAFT), name="one_draft_of_an_introduction"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="a_trial_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[TrialState.DRAFT, TrialState.CALLED_OFF])
                | Q(first_day__isnull=False, last_day__isnull=False, is_insured=True, not_worked_before=True),
                name="a_trial_to_sign_is_whole_and_insured",
            ),
            models.CheckConstraint(
                condition=Q(work_form=WorkForm.TRIAL_PLACEMENT), name="a_trial_is_of_one_form_of_work"
            ),
            models.CheckConstraint(
                condition=Q(state=TrialState.DONE) & ~Q(outcome="") & Q(outcome_at__isnull=False)
                | ~Q(state=TrialState.DONE) & Q(outcome="", outcome_at=None),
                name="a_trial_is_done_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="job")
                | Q(job_hours__gt=0, job_from__isnull=False) & ~Q(job_contract=""),
                name="a_job_says_hours_contract_and_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"trial #{self.pk}"


class TrialRevision(AppendOnly):
    """The text as it was shown to be signed. Another text is another row; the one with the highest number counts."""

    trial = models.ForeignKey(TrialAgreement, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField(_("revision"))
    document = models.JSONField(_("the text"))
    digest = models.CharField(max_length=64, editable=False)
    written_by = _person(_("written by"))
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("text of a trial placement")
        verbose_name_plural = _("texts of trial placements")
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["trial", "number"], name="one_text_of_a_number")]

    def __str__(self) -> str:
        return f"trial text #{self.pk}"


class TrialSignature(AppendOnly):
    """Somebody signed one text, in one role. Of paper a coordinator who signed nothing is the witness."""

    class How(models.TextChoices):
        SITE = "site", _("on the website, logged in")
        LINK = "link", _("by a link that we sent")
        CODE = "code", _("with a code that we sent")
        PAPER = "paper", _("on paper")

    revision = models.ForeignKey(TrialRevision, models.CASCADE, related_name="signatures")
    role = models.CharField(_("as"), max_length=11, choices=Role)
    signer = _person(_("who signed"))
    signer_name = models.CharField(_("name"), max_length=150)
    how = models.CharField(_("how"), max_length=5, choices=How)
    signed_at = models.DateTimeField(_("signed on"), default=timezone.now)
    witness = _person(_("witness"))
    witness_name = models.CharField(_("name of the witness"), max_length=150, blank=True)
    written_by = _person(_("written down by"))

    class Meta:
        verbose_name = _("signature under a trial placement")
        verbose_name_plural = _("signatures under trial placements")
        ordering = ("signed_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["revision", "role"], name="one_signature_in_a_role"),
            models.UniqueConstraint(fields=["revision", "signer"], name="one_person_never_signs_in_two_roles"),
            models.CheckConstraint(
                condition=Q(how="paper") & ~Q(witness_name="") | ~Q(how="paper") & Q(witness=None, witness_name=""),
                name="paper_and_only_paper_has_a_witness",
            ),
            models.CheckConstraint(
                condition=Q(witness=None) | ~Q(witness=F("signer")), name="nobody_witnesses_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"signature #{self.pk}"


class TrialSeal(AppendOnly):
    """The paper with the three signatures, made once. `document`: all that stands on it; `digest`: of that."""

    trial = models.OneToOneField(TrialAgreement, models.CASCADE, related_name="seal")
    code = models.CharField(_("code"), max_length=14, unique=True)
    document = models.JSONField(_("what stands on it"))
    digest = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_digest = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sealed trial placement")
        verbose_name_plural = _("sealed trial placements")

    def __str__(self) -> str:
        return f"seal #{self.pk}"


class TrialCode(models.Model):
    """A code went to somebody to sign one text with. The code itself is kept nowhere: it follows from `seed`."""

    revision = models.ForeignKey(TrialRevision, models.CASCADE, related_name="codes")
    role = models.CharField(max_length=11, choices=Role)
    person = _person(_("to whom"), on_delete=models.CASCADE)
    seed = models.CharField(max_length=32, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("code to sign with")
        verbose_name_plural = _("codes to sign with")
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"signing code #{self.pk}"


class TrialAssessment(models.Model):
    """What the employer wrote in the end, and what the resident says of that. The two are never shown apart."""

    class Answer(models.TextChoices):
        AGREE = "agree", _("agrees")
        DISAGREE = "disagree", _("does not agree")

    class How(models.TextChoices):
        SITE = "site", _("on the website")
        LINK = "link", _("by a link")
        PHONE = "phone", _("by phone")

    trial = models.OneToOneField(TrialAgreement, models.CASCADE, related_name="assessment")
    words = models.TextField(_("in all"), max_length=1000)
    written_by = _person(_("written by"))
    written_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("the resident"), max_length=8, choices=Answer, blank=True)
    answer_words = models.TextField(_("in their own words"), max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_how = models.CharField(max_length=5, choices=How, blank=True)
    answered_by = _person(_("written down by"))

    class Meta:
        verbose_name = _("assessment of a trial placement")
        verbose_name_plural = _("assessments of trial placements")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answer_words="")
                | ~Q(answer="") & Q(answered_at__isnull=False),
                name="only_an_answer_has_a_moment",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="an_assessment_says_something"),
        ]

    def __str__(self) -> str:
        return f"assessment #{self.pk}"


class TrialGoal(models.Model):
    """What the employer wrote about one goal of the agreement."""

    assessment = models.ForeignKey(TrialAssessment, models.CASCADE, related_name="goals")
    position = models.PositiveSmallIntegerField()
    goal = models.CharField(_("goal"), max_length=200)
    words = models.CharField(_("how that went"), max_length=400)

    class Meta:
        verbose_name = _("goal that was looked back on")
        verbose_name_plural = _("goals that were looked back on")
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["assessment", "position"], name="one_line_for_a_goal")]

    def __str__(self) -> str:
        return f"goal #{self.pk}"
