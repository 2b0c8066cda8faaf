"""Certificates, the keys that signed them, the links that show them, and proofs that others gave."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .courses import Course
from .runs import CourseRun


class SigningKey(models.Model):
    """The public half of a key that signed. It stays published, so that what it signed can be checked for ever."""

    public = models.CharField(max_length=60, unique=True, help_text="multibase, z6Mk...")
    first_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        ordering = ("first_used_at", "id")

    def __str__(self) -> str:
        return self.public


class ListPlace(models.Model):
    """A place in the list of what was withdrawn: given out once for ever, also when its holder is forgotten."""

    number = models.PositiveIntegerField(unique=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("place in the list of withdrawals")
        verbose_name_plural = _("places in the list of withdrawals")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"list place #{self.number}"


class Certificate(models.Model):
    """Somebody did a course. Withdrawn with a moment and a reason, never deleted while the person is known.

    `number` stands on the paper; `place_in_list`: its bit in the list of what was withdrawn; `document`: what
    was signed. Without these it was noted from a paper of before.
    """

    class Why(models.TextChoices):
        CORRECTED = "corrected", _("something on it was not right; there is a new one")
        RENEWED = "renewed", _("there is a newer one")
        MISTAKE = "mistake", _("it was given by mistake")
        ASKED = "asked", _("the holder asked for it")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="certificates")
    course = models.ForeignKey(Course, models.PROTECT, related_name="certificates", verbose_name=_("course"))
    run = models.ForeignKey(CourseRun, models.SET_NULL, null=True, blank=True, related_name="certificates")
    number = models.CharField(_("number"), max_length=14, unique=True, null=True, editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, editable=False, related_name="replaced_by")
    holder_name = models.CharField(_("name on it"), max_length=120, blank=True)
    awarded_on = models.DateField(_("awarded on"), default=timezone.localdate)
    awarded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    valid_until = models.DateField(_("counts until"), null=True, blank=True)
    place_in_list = models.PositiveIntegerField(unique=True, null=True, editable=False)
    document = models.JSONField(null=True, editable=False)
    key = models.ForeignKey(SigningKey, models.PROTECT, null=True, editable=False, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(_("why it was withdrawn"), max_length=10, choices=Why, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-awarded_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"], condition=Q(withdrawn_at=None), name="one_certificate_for_a_course"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="") | Q(withdrawn_at__isnull=False),
                name="only_what_was_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"certificate #{self.pk}"


class CertificateLink(models.Model):
    """A way to look at one certificate, with or without the name. The holder stops it when they want."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="links")
    code = models.CharField(max_length=20, unique=True)
    shows_name = models.BooleanField(_("shows the name"), default=True)
    made_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link to a certificate")
        verbose_name_plural = _("links to certificates")
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return f"link #{self.pk}"


class ExternalProof(models.Model):
    """Something a school or an office gave: we write down that it was seen. Never a copy, never issued by us."""

    class Kind(models.TextChoices):
        PRACTICE_STATEMENT = "practice", _("praktijkverklaring")
        MBO_CERTIFICATE = "mbo_certificate", _("mbo certificate")
        MBO_STATEMENT = "mbo_statement", _("mbo statement")
        OTHER = "other", _("another proof")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="external_proofs")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    name = models.CharField(_("what it is about"), max_length=120)
    given_by = models.CharField(_("given by"), max_length=120)
    given_on = models.DateField(_("date on it"))
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("proof from elsewhere")
        verbose_name_plural = _("proofs from elsewhere")
        ordering = ("-given_on", "-id")

    def __str__(self) -> str:
        return f"external proof #{self.pk}"


class IssueRound(models.Model):
    """Certificates for all of a run who did the course, made by the worker; how far it is follows from the rows."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="issue_rounds")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("round of certificates")
        verbose_name_plural = _("rounds of certificates")
        ordering = ("-asked_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["run"], condition=Q(finished_at=None), name="one_round_at_a_time")
        ]

    def __str__(self) -> str:
        return f"issue round #{self.pk}"


class IssueFault(models.Model):
    """A certificate of a round that could not be made; the others went on. A next round tries it again."""

    class Why(models.TextChoices):
        NO_KEY = "no_key", _("there was no key for certificates")
        WORDS = "words", _("something on it cannot be signed")
        OTHER = "other", _("the machine could not do it; see Technical")

    round = models.ForeignKey(IssueRound, models.CASCADE, related_name="faults")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    why = models.CharField(_("why"), max_length=8, choices=Why)

    class Meta:
        verbose_name = _("certificate that could not be made")
        verbose_name_plural = _("certificates that could not be made")
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_fault_of_a_person_in_a_round")]

    def __str__(self) -> str:
        return f"fault #{self.pk}"
