"""The outbox: every message to a person, whatever its channel. Rows hold ids; the words are made when it leaves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    TEXT = "text", _("a text message")
    CALL = "call", _("a phone call")
    LETTER = "letter", _("a letter")


BY_HAND = (Channel.CALL, Channel.LETTER)  # a person does it, from the call list


class Group(models.TextChoices):
    """What messages are about, as far as somebody may want to hear of it in a way of its own."""

    AGREEMENTS = "agreements", _("agreements and reminders")
    INVITATIONS = "invitations", _("questions whether you can help")
    THANKS = "thanks", _("thank-yous")


class QuietReason(models.TextChoices):
    """Why staff let somebody rest from messages. Never a word about why somebody needs that."""

    ASKED = "asked", _("asked for rest")
    AWAY = "away", _("is away for a while")
    MANY = "many", _("got many messages")
    CALLS = "calls", _("we call ourselves")


class MessageState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CANCELLED = "cancelled", _("cancelled")
    UNCERTAIN = "uncertain", _("perhaps sent")
    FAILED = "failed", _("not delivered")


class Message(models.Model):
    """One message to one person. `key` makes the same announcement twice one message.

    A call is a message too: it waits on the coordinators' call list until somebody says how it went.
    """

    thing: models.Model | None = None  # what it is about, read again by neighbourhoods.outreach before it is rendered

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="messages")
    kind = models.CharField(_("kind"), max_length=40)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    state = models.CharField(_("state"), max_length=10, choices=MessageState, default=MessageState.WAITING)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    key = models.CharField(max_length=120, unique=True)
    bundle = models.ForeignKey("self", models.SET_NULL, null=True, related_name="parts")  # it leaves as a part of that
    urgent = models.BooleanField(_("also in quiet hours"), default=False)
    send_after = models.DateTimeField(_("not before"), default=timezone.now)
    due_on = models.DateField(_("call before the end of"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)  # what a text gateway reports afterwards
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("send_after", "id")
        indexes = [
            models.Index(fields=["state", "send_after"], name="message_to_send"),
            models.Index(fields=["about_type", "about_id"], name="message_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(settled_at__isnull=False), name="sent_message_has_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class MessageBudget(models.Model):
    """How many messages a week a person gets at most, from a day on. Only the newest row that has begun holds."""

    municipality = models.ForeignKey(
        "neighbourhoods.Municipality", models.CASCADE, related_name="budgets", verbose_name=_("municipality")
    )
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    per_week = models.PositiveSmallIntegerField(
        _("messages a week"), null=True, blank=True, help_text=_("empty: as many as there are")
    )
    source = models.CharField(_("who decided this"), max_length=120)

    class Meta:
        verbose_name = _("most messages a week")
        verbose_name_plural = _("most messages a week")
        ordering = ("municipality", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "valid_from"], name="one_budget_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.per_week or '–'}"
