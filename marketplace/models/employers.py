"""Employers: a company that asked to take part, and that a coordinator knows by phone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import EmployerState
from neighbourhoods.models import Neighbourhood, Organisation


class Employer(models.Model):
    """What a company has beside its organisation. Its point is where the work is; who acts for it are the members."""

    class Size(models.TextChoices):
        SMALL = "small", _("fewer than 10 people")
        MIDDLE = "middle", _("10 to 49 people")
        LARGE = "large", _("50 people or more")

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="employer", verbose_name=_("organisation")
    )
    state = models.CharField(_("state"), max_length=12, choices=EmployerState, default=EmployerState.APPLIED)
    changed_at = models.DateTimeField(default=timezone.now)
    kvk_number = models.CharField(_("number of the chamber of commerce"), max_length=8)
    size = models.CharField(_("how many people work there"), max_length=6, choices=Size, default=Size.SMALL)
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="employers", verbose_name=_("neighbourhood")
    )
    street = models.CharField(_("street"), max_length=120, blank=True)
    house_number = models.CharField(_("house number"), max_length=16, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    latitude = models.FloatField(null=True, blank=True, editable=False)
    longitude = models.FloatField(null=True, blank=True, editable=False)
    # Who applied, until somebody has spoken to them: then they have an account, and this is empty.
    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    applied_at = models.DateTimeField(_("asked to take part on"), default=timezone.now)
    # While it waits for a call, and while it does not take part yet: who calls, and before the end of which day.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who calls")
    )
    call_by = models.DateField(_("call before the end of"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("spoken by")
    )
    verified_at = models.DateTimeField(_("spoken on"), null=True, blank=True)
    why = models.CharField(_("why not now"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("employer")
        verbose_name_plural = _("employers")
        indexes = [models.Index(fields=["neighbourhood", "state"], name="employer_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=EmployerState.VERIFIED) | Q(verified_at__isnull=False),
                name="a_verified_employer_was_spoken_to",
            ),
            models.UniqueConstraint(
                fields=["kvk_number", "postcode", "house_number"],
                condition=~Q(house_number=""),
                name="a_company_stands_at_an_address_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[EmployerState.APPLIED, EmployerState.DECLINED]) | Q(call_by__isnull=False),
                name="who_waits_for_a_call_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[EmployerState.OUT_OF_SIGHT, EmployerState.DECLINED]) | ~Q(why=""),
                name="out_of_sight_and_not_yet_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"employer #{self.pk}"

    @property
    def name(self) -> str:
        """Read it with `select_related("organisation")` where there are many."""
        return self.organisation.name


class ColleagueRequest(models.Model):
    """Somebody would like to act for a company too. A coordinator who knows the company says yes, or why not yet."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="colleague_requests")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("asked on"), default=timezone.now)
    due = models.DateField(_("answer before the end of"))
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    why_not = models.CharField(_("why not yet"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("request for a colleague")
        verbose_name_plural = _("requests for a colleague")
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "email"], condition=Q(answered_at=None), name="a_colleague_is_asked_for_once"
            )
        ]

    def __str__(self) -> str:
        return f"request for a colleague #{self.pk}"
