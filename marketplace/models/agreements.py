"""From a yes to a thank-you: offer, agreement, visit, thanks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import AgreementState, OfferState, VisitState
from neighbourhoods.models import User

from .work import Opportunity


class Offer(models.Model):
    """ "I would like to": of a helper whom no coordinator has met yet. Many may stand, nothing is held."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="offers")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="offers")
    state = models.CharField(_("state"), max_length=10, choices=OfferState, default=OfferState.STANDING)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("made_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "helper"],
                condition=Q(state__in=[OfferState.STANDING, OfferState.PASSED]),
                name="one_offer_per_helper",
            )
        ]

    def __str__(self) -> str:
        return f"offer #{self.pk}"


class Agreement(models.Model):
    """A helper and a neighbour agreed. At most one holds for each place: the database says so too."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="agreements")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="agreements")
    state = models.CharField(_("state"), max_length=10, choices=AgreementState, default=AgreementState.AGREED)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    seat = models.PositiveSmallIntegerField(_("place"), default=1, help_text=_("which of the places of a job"))
    goes_on = models.BooleanField(_("comes back"), default=False, help_text=_("until somebody ends it"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="substitutes_in",
        verbose_name=_("who comes instead"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("-made_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "seat"],
                condition=Q(state=AgreementState.AGREED),
                name="one_agreement_holds",
            )
        ]

    def __str__(self) -> str:
        return f"agreement #{self.pk}"


class HowItWent(models.TextChoices):
    GOOD = "good", _("Good")
    OKAY = "okay", _("OK")
    NOT_GOOD = "not_good", _("Not good")


MINUTES_APART = 15  # more than this between what the two say, and a coordinator asks


class Visit(models.Model):
    """One time of helping. Done when both sides said so, or when a coordinator settled it.

    `minutes` is what was planned, then what the helper says, then what counts.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="visits")
    state = models.CharField(_("state"), max_length=10, choices=VisitState, default=VisitState.PLANNED)
    on_date = models.DateField(_("date"), null=True, blank=True, help_text=_("empty: the two agree on a day"))
    at_time = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    rhythm = models.ForeignKey("marketplace.Rhythm", models.CASCADE, null=True, blank=True, related_name="visits")
    occurrence_on = models.DateField(null=True, editable=False, help_text="the day of the rule, also when it is moved")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="stands_in_at",
        verbose_name=_("comes instead"),
    )  # fmt: skip
    needs_company = models.BooleanField(_("somebody comes along"), default=False)
    company = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="accompanies",
        verbose_name=_("who comes along"),
    )  # fmt: skip
    requester_minutes = models.PositiveSmallIntegerField(_("minutes, says the neighbour"), null=True, blank=True)
    helper_said = models.CharField(_("the helper says"), max_length=10, choices=HowItWent, blank=True)
    helper_said_at = models.DateTimeField(null=True, blank=True)
    requester_said_done = models.BooleanField(_("the neighbour says it is done"), null=True, blank=True)
    requester_said_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ("on_date", "at_time", "id")
        indexes = [models.Index(fields=["state", "on_date"], name="visit_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["rhythm", "occurrence_on"], name="one_visit_for_a_day_of_the_rhythm"),
            models.CheckConstraint(
                condition=Q(rhythm__isnull=True) | Q(occurrence_on__isnull=False), name="rhythm_visit_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"visit #{self.pk}"

    @property
    def comes(self) -> User:
        """Who comes this time: somebody who stands in, or the helper of the agreement."""
        return self.stand_in or self.agreement.helper

    @property
    def comes_back(self) -> bool:
        """One of several: this one time can be somebody else's."""
        return self.agreement.goes_on or self.rhythm_id is not None

    @property
    def waits_for_company(self) -> bool:
        """Somebody must come along, and nobody is named yet."""
        still_to_come = self.state in {VisitState.PLANNED, VisitState.SEEKING}
        return self.needs_company and self.company_id is None and still_to_come

    @property
    def is_far_apart(self) -> bool:
        """Do the two say different lengths?"""
        return self.requester_minutes is not None and abs(self.minutes - self.requester_minutes) > MINUTES_APART


class Thanks(models.Model):
    """A neighbour's thank-you to who came: one of three ready sentences, or own words, said or written.

    One card for each visit; for what has no visits, and of before cards were given for a visit, one for an agreement.
    """

    class Sentence(models.TextChoices):
        NICE = "nice", _("Thank you. It was nice that you came.")
        WELL_DONE = "well_done", _("Thank you. You did it very well.")
        RELIEVED = "relieved", _("Thank you. It helps me a lot.")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="thanks")
    visit = models.OneToOneField(Visit, models.CASCADE, null=True, related_name="thanks", verbose_name=_("visit"))
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="thanked_as_stand_in",
        verbose_name=_("who came instead"),
    )  # fmt: skip
    sentence = models.CharField(max_length=10, choices=Sentence, blank=True)
    own_words = models.CharField(_("in own words"), max_length=200, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("thank-you")
        verbose_name_plural = _("thank-yous")
        ordering = ("-given_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(sentence="", own_words=""), name="thanks_say_something"),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(visit__isnull=True), name="one_thank_you_without_a_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"thanks #{self.pk}"

    @property
    def to(self) -> User:
        return self.stand_in or self.agreement.helper

    @property
    def text(self) -> str:
        return self.own_words or str(self.Sentence(self.sentence).label)
