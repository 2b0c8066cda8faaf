"""Text messages that came in: what was understood, and only for as long as somebody must read them, their words."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IncomingText(models.Model):
    """One text. The gateway's own reference makes the same text twice one row."""

    class Outcome(models.TextChoices):
        NEW = "new", _("not looked at yet")
        DONE = "done", _("done as they asked")
        ASKED_BACK = "asked_back", _("asked back which job")
        UNCLEAR = "unclear", _("nothing to answer now")
        TO_READ = "to_read", _("to be read")
        NOT_KEPT = "not_kept", _("words that may not be kept")
        STOPPED = "stopped", _("no more texts")
        STRANGER = "stranger", _("a number nobody knows")

    reference = models.CharField(max_length=80, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="incoming_texts"
    )
    number = models.CharField(max_length=20, blank=True, help_text="of a stranger, until our one answer has left")
    said = models.CharField(_("understood"), max_length=60, blank=True, help_text="NEE, 1, 2 ...: never free words")
    words = models.TextField(_("words to read"), blank=True, help_text="until a coordinator has read them")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.NEW)
    reply = models.CharField(max_length=20, blank=True, help_text="which answer of ours belongs to it")
    choices = models.JSONField(default=list, blank=True, help_text="what A, B and C stood for in our question")
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("incoming text message")
        verbose_name_plural = _("incoming text messages")
        ordering = ("-received_at", "-id")
        indexes = [models.Index(fields=["person", "-received_at"], name="texts_of_person")]

    def __str__(self) -> str:
        return f"text #{self.pk}"
