"""The jobhunter's diary: companies, also those that do not take part yet, visits to them, and what was promised.

Only for who works for the municipality. Employers never see a word of it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Neighbourhood

from .employers import Employer


class DiaryCompany(models.Model):
    """A company in the diary. `employer` once it takes part here."""

    name = models.CharField(_("name"), max_length=120)
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="diary_companies", verbose_name=_("neighbourhood")
    )
    employer = models.OneToOneField(Employer, models.SET_NULL, null=True, blank=True, related_name="diary")
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    contact = models.CharField(_("whom to ask for"), max_length=120, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("company in the diary")
        verbose_name_plural = _("companies in the diary")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return f"company in the diary #{self.pk}"


class DiaryVisit(models.Model):
    """A visit: planned until somebody wrote down what happened, or let it go."""

    company = models.ForeignKey(DiaryCompany, models.CASCADE, related_name="visits")
    on_date = models.DateField(_("day"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who goes")
    )
    about = models.CharField(_("what about"), max_length=200, blank=True)
    happened = models.CharField(_("what happened"), max_length=1000, blank=True)
    agreed = models.CharField(_("what was agreed"), max_length=600, blank=True)
    told_at = models.DateTimeField(_("written down on"), null=True, blank=True)
    let_go_at = models.DateTimeField(_("let go on"), null=True, blank=True)

    class Meta:
        verbose_name = _("visit to a company")
        verbose_name_plural = _("visits to companies")
        ordering = ("-on_date", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(let_go_at=None), name="a_visit_took_place_or_was_let_go"
            ),
            models.CheckConstraint(condition=Q(told_at=None) | ~Q(happened=""), name="a_visit_says_what_happened"),
        ]

    def __str__(self) -> str:
        return f"visit to a company #{self.pk}"


class DiaryPromise(models.Model):
    """What was promised, by whom, before when. It asks for somebody until it is kept or let go."""

    class By(models.TextChoices):
        EMPLOYER = "employer", _("the company")
        ALDERMAN = "alderman", _("the alderman")
        COORDINATOR = "coordinator", _("our team")
        OTHER = "other", _("somebody else")

    class End(models.TextChoices):
        KEPT = "kept", _("done")
        LET_GO = "let_go", _("let go")

    company = models.ForeignKey(DiaryCompany, models.CASCADE, related_name="promises")
    by = models.CharField(_("who promised it"), max_length=12, choices=By)
    name = models.CharField(_("name"), max_length=120, blank=True)
    what = models.CharField(_("what was promised"), max_length=300)
    before = models.DateField(_("before the end of"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who sees to it")
    )
    made_at = models.DateTimeField(_("promised on"), default=timezone.now)
    touched_at = models.DateTimeField(_("looked at last on"), default=timezone.now)
    note = models.CharField(_("how it stands"), max_length=300, blank=True)
    end = models.CharField(_("what came of it"), max_length=6, choices=End, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("promise in the diary")
        verbose_name_plural = _("promises in the diary")
        ordering = ("before", "id")
        indexes = [models.Index(fields=["ended_at", "company"], name="promises_that_stand")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | ~Q(end="") & Q(ended_at__isnull=False),
                name="a_promise_that_ended_says_how",
            )
        ]

    def __str__(self) -> str:
        return f"promise #{self.pk}"
