"""People: anyone known to the municipality's service, with or without a way to log in."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .outreach import Channel, QuietReason
from .places import Municipality, Neighbourhood


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email) or None, **fields)
        user.set_password(password)  # None makes it unusable: people log in by code
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class Salutation(models.TextChoices):
    """How others may hear of a person before an agreement. Never more than this."""

    NEIGHBOUR = "neighbour", _("a neighbour")
    WOMAN = "woman", _("a woman next door")
    MAN = "man", _("a man next door")
    FAMILY = "family", _("a family")


class Precision(models.TextChoices):
    """How exactly the point of an address is known."""

    HOUSE = "house", _("house number")
    POSTCODE = "postcode", _("postcode")
    AREA = "area", _("four digits")
    CHOSEN = "chosen", _("chosen neighbourhood")


class User(AbstractBaseUser, PermissionsMixin):
    """Any known person. E-mail and phone are both optional; a phone may be shared, a verified one is unique."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, help_text="E.164, +31...")
    phone_verified = models.BooleanField(_("phone verified"), default=False)
    first_name = models.CharField(_("first name"), max_length=60, blank=True)
    last_name = models.CharField(_("surname"), max_length=80, blank=True)
    call_name = models.CharField(_("how the other may call you"), max_length=60, blank=True)
    salutation = models.CharField(_("shown as"), max_length=10, choices=Salutation, default=Salutation.NEIGHBOUR)
    language = models.CharField(_("language"), max_length=8, default="nl")
    channel = models.CharField(_("hears from us by"), max_length=10, choices=Channel, default=Channel.CALL)
    channels = models.JSONField(_("other ways for some messages"), default=dict, blank=True)  # group -> channel
    quiet_until = models.DateField(_("no messages until"), null=True, blank=True)  # the last day of it
    quiet_reason = models.CharField(_("why no messages"), max_length=10, choices=QuietReason, blank=True)
    email_failed_on = models.DateField(_("e-mail came back on"), null=True, blank=True)
    phone_wrong_on = models.DateField(_("wrong number since"), null=True, blank=True)

    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="residents")
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, blank=True, related_name="residents")
    street = models.CharField(_("street"), max_length=120, blank=True)
    house_number = models.CharField(_("house number"), max_length=16, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    place_name = models.CharField(_("place"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True, editable=False)
    longitude = models.FloatField(null=True, blank=True, editable=False)
    precision = models.CharField(max_length=10, choices=Precision, blank=True, editable=False)

    birth_date = models.DateField(_("date of birth"), null=True, blank=True, help_text=_("only where a rule asks it"))
    met_at = models.DateTimeField(_("met on"), null=True, blank=True)
    met_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    paused_until = models.DateField(_("pause until"), null=True, blank=True)
    paused = models.BooleanField(_("not now"), default=False)

    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may see the technical side"), default=False)
    date_joined = models.DateTimeField(_("known since"), default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="email_once_whatever_its_capitals"),
            models.UniqueConstraint(
                fields=["phone"], condition=Q(phone_verified=True), name="verified_phone_is_unique"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="no_email_is_null"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="a_home_has_both_coordinates",
            ),
            models.CheckConstraint(
                condition=Q(paused=True) | Q(paused_until__isnull=True), name="only_a_pause_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(quiet_until__isnull=True, quiet_reason="")
                | Q(quiet_until__isnull=False) & ~Q(quiet_reason=""),
                name="rest_from_messages_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["phone"], name="person_by_phone")]

    def __str__(self) -> str:
        return self.get_full_name() or f"#{self.pk}"

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.last_name or f"#{self.pk}"

    @property
    def is_met(self) -> bool:
        """A coordinator has spoken to this person."""
        return self.met_at is not None

    @property
    def is_pausing(self) -> bool:
        """ "Even niet": nobody asks this person anything now."""
        return self.pauses_on(timezone.localdate())

    def pauses_on(self, day: date) -> bool:
        """Until the day they named, that day too; or until they say so."""
        return self.paused and (self.paused_until is None or self.paused_until >= day)

    @property
    def hears_nothing_now(self) -> bool:
        """Staff let this person rest from messages that leave by themselves. It ends by itself."""
        return self.quiet_until is not None and timezone.localdate() <= self.quiet_until

    @property
    def email_works(self) -> bool:
        return bool(self.email) and self.email_failed_on is None

    @property
    def address_line(self) -> str:
        return f"{self.street} {self.house_number}".strip()

    @property
    def whole_address(self) -> str:
        """ "Lindelaan 12, 7200 AB Lindedaal"."""
        town = f"{self.postcode[:4]} {self.postcode[4:]} {self.place_name}".strip()
        return ", ".join(part for part in (self.address_line, town) if part)


class CoordinatorPost(models.Model):
    """Who looks after which neighbourhood, from when until when. Rights follow from this row and nothing else."""

    user = models.ForeignKey(User, models.CASCADE, related_name="posts", verbose_name=_("coordinator"))
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.CASCADE, related_name="posts", verbose_name=_("neighbourhood")
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("last day; empty: goes on"))
    is_lead = models.BooleanField(_("first to call"), default=False)

    class Meta:
        verbose_name = _("coordinator post")
        verbose_name_plural = _("coordinator posts")
        ordering = ("-is_lead", "since", "id")
        constraints = [
            models.UniqueConstraint(fields=["user", "neighbourhood", "since"], name="one_post_per_start"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="post_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.neighbourhood}"


class Organisation(models.Model):
    """A partner or employer: a company, a foundation, a school."""

    class Kind(models.TextChoices):
        PARTNER = "partner", _("partner")
        EMPLOYER = "employer", _("employer")
        SCHOOL = "school", _("school")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="organisations")
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    members: models.ManyToManyField = models.ManyToManyField(User, through="Membership", related_name="organisations")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ConductCheck(models.Model):
    """A certificate of conduct was seen: which screening profiles, when, by whom. Never a copy, never what it says."""

    person = models.ForeignKey(User, models.CASCADE, related_name="conduct_checks")
    profiles = models.CharField(_("screening profiles"), max_length=60)
    issued_on = models.DateField(_("date on it"))
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    seen_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("certificate of conduct seen")
        verbose_name_plural = _("certificates of conduct seen")
        ordering = ("-issued_on", "-id")

    def __str__(self) -> str:
        return f"conduct check #{self.pk}"


class Membership(models.Model):
    """A person acts for an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    since = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_per_person")]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class Consent(models.Model):
    """A yes, and how it was given. Withdrawn with a moment, never deleted while the person is known."""

    class Medium(models.TextChoices):
        WEB = "web", _("on the website")
        TEXT = "text", _("by text message")
        PHONE = "phone", _("by phone")
        PAPER = "paper", _("on paper")

    person = models.ForeignKey(User, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("for what"), max_length=40)
    wording = models.TextField(_("the sentence that was read or shown"))
    language = models.CharField(max_length=8, default="nl")
    medium = models.CharField(_("how"), max_length=10, choices=Medium)
    given_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-given_at",)
        constraints = [models.CheckConstraint(condition=~Q(wording=""), name="a_consent_keeps_its_sentence")]

    def __str__(self) -> str:
        return f"{self.purpose} #{self.pk}"
