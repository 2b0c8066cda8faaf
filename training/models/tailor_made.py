"""Thinking along with somebody for whom nothing lies ready: who does what, before which day, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from training.states import TailorMadeState


class TailorMade(models.Model):
    """One thing to do for one person. While it is open it has an owner and a date; it ends with what came of it."""

    class Why(models.TextChoices):
        NOTHING_FITS = "nothing_fits", _("found nothing that fits near home")
        INTAKE = "intake", _("told us their wishes, nothing fits yet")
        ASKED = "asked", _("asked us to think along")
        NOTHING_STANDS = "nothing_stands", _("nothing has been agreed for some weeks")
        BACK = "back", _("called again")
        OTHER = "other", _("another reason")

    class Outcome(models.TextChoices):
        TASK = "task", _("a task for a neighbour, or work")
        COURSE = "course", _("a course")
        TASTER = "taster", _("a morning to try")
        STEP = "step", _("another place on the path")
        ELSEWHERE = "elsewhere", _("something at another organisation")
        NOT_NOW = "not_now", _("the person says: not now")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tailor_made", verbose_name=_("person")
    )
    state = models.CharField(_("state"), max_length=10, choices=TailorMadeState, default=TailorMadeState.OPEN)
    why = models.CharField(_("why"), max_length=14, choices=Why)
    plan = models.TextField(_("what will be done"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    due = models.DateField(_("before the end of"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("what came of it"), max_length=10, choices=Outcome, blank=True)
    outcome_words = models.TextField(_("what came of it, in words"), blank=True)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("tailor-made action")
        verbose_name_plural = _("tailor-made actions")
        ordering = ("due", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=TailorMadeState.OPEN), name="one_open_tailor_made_for_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(state=TailorMadeState.OPEN) | Q(owner__isnull=False, due__isnull=False),
                name="open_tailor_made_has_owner_and_date",
            ),
            models.CheckConstraint(
                condition=Q(state=TailorMadeState.OPEN, outcome="", closed_at__isnull=True)
                | Q(state=TailorMadeState.NOT_NOW, outcome="not_now", closed_at__isnull=False)
                | Q(state=TailorMadeState.SETTLED, closed_at__isnull=False) & ~Q(outcome__in=["", "not_now"]),
                name="tailor_made_ends_with_what_came_of_it",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="tailor_made_by_date")]

    def __str__(self) -> str:
        return f"tailor-made #{self.pk}"
