"""What happened to whom, and who looked.

Rows hold ids and verbs; words about a person stand apart and can be erased.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JournalEntry(models.Model):
    """Append-only. `about_type` is a model label ("marketplace.opportunity"), so lower apps need not know it."""

    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="journal", verbose_name=_("resident")
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    verb = models.CharField(_("what happened"), max_length=40)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [
            models.Index(fields=["resident", "-at"], name="journal_of_resident"),
            models.Index(fields=["about_type", "about_id"], name="journal_about"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.pk}"


class JournalWords(models.Model):
    """Free words that belong to an entry. Erased with the person's data; the entry stays."""

    entry = models.OneToOneField(JournalEntry, models.CASCADE, related_name="words")
    text = models.TextField()

    def __str__(self) -> str:
        return f"words #{self.pk}"


class AccessEntry(models.Model):
    """A member of staff, or a company, looked at a person's data. The person can read this."""

    resident = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="looks")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    organisation = models.ForeignKey(
        "neighbourhoods.Organisation", models.SET_NULL, null=True, related_name="+", verbose_name=_("on behalf of")
    )
    screen = models.CharField(_("where"), max_length=60)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["resident", "-at"], name="looks_at_resident")]

    def __str__(self) -> str:
        return f"{self.screen} #{self.pk}"
