"""Readiness for paid work: the rules with a date, what was judged on which day, where somebody stands, and their card.

No row here holds a number about a person beside the hours they chose to count themselves.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.readiness_words import WITHOUT_ANSWER
from marketplace.states import ReadinessState
from neighbourhoods.models import Consent, Municipality
from neighbourhoods.models.two_languages import InTwoLanguages
from training.models import Course

from .agreements import Visit
from .work import WorkKind


class ReadinessRule(InTwoLanguages):
    """One rule of a municipality from a day on, until the next row with its key. Without a kind: the rule ends.

    Nothing is rewritten once its day has come. Who decided it stands in the journal.
    """

    class Kind(models.TextChoices):
        WISH = "wish", _("the person said that they want paid work")
        CERTIFICATE = "certificate", _("the person has a certificate")
        HOURS = "hours", _("the person did a number of hours, counted as they chose")
        TALK = "talk", _("a coordinator talked with the person about work")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="readiness_rules")
    key = models.CharField(_("which rule"), max_length=40)
    valid_from = models.DateField(_("from"))
    kind = models.CharField(_("kind of rule"), max_length=12, choices=Kind, blank=True)
    sentence_nl = models.CharField(_("the rule in a sentence"), max_length=160, blank=True)
    sentence_en = models.CharField(_("the rule in a sentence, in English"), max_length=160, blank=True)
    course = models.ForeignKey(
        Course, models.PROTECT, null=True, blank=True, verbose_name=_("course"), help_text=_("empty: any course")
    )
    hours = models.PositiveSmallIntegerField(_("at least so many hours"), null=True, blank=True)

    class Meta:
        verbose_name = _("rule for paid work")
        verbose_name_plural = _("rules for paid work")
        ordering = ("key", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "valid_from"], name="one_readiness_rule_from_a_day"),
            models.CheckConstraint(
                condition=Q(kind="", course=None, hours=None)
                | ~Q(sentence_nl="")
                & (
                    Q(kind__in=["wish", "talk"], course=None, hours=None)
                    | Q(kind="certificate", hours=None)
                    | Q(kind="hours", course=None, hours__gt=0)
                ),
                name="a_readiness_rule_is_of_one_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"

    @property
    def sentence(self) -> str:
        return self.words("sentence")


class Readiness(models.Model):
    """Where one person stands. Seen by employers only with their own yes and the signature of somebody else."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="readiness")
    state = models.CharField(_("state"), max_length=10, choices=ReadinessState, default=ReadinessState.NOT_ASKED)
    changed_at = models.DateTimeField(default=timezone.now)
    wished_on = models.DateField(_("said that they want paid work"), null=True, blank=True)
    all_met_on = models.DateField(_("all rules are met since"), null=True, blank=True)
    rests_until = models.DateField(_("not asked before"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_why = models.CharField(_("why, while a rule is not met"), max_length=300, blank=True)
    yes = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(_("said yes on"), null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateField(_("seen until"), null=True, blank=True)
    renewal_asked_on = models.DateField(null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("said that the card is still right on"), null=True, blank=True)
    confirm_asked_on = models.DateField(null=True, blank=True, editable=False)  # and not answered yet
    unconfirmed_on = models.DateField(null=True, blank=True, editable=False)  # they heard that nobody sees it now

    class Meta:
        verbose_name = _("readiness for paid work")
        verbose_name_plural = _("readiness for paid work")
        indexes = [
            models.Index(fields=["state", "person"], name="readiness_by_state"),
            models.Index(fields=["state", "confirmed_on"], name="readiness_by_confirmation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ReadinessState.VISIBLE)
                | Q(agreed_on__isnull=False, signed_at__isnull=False, visible_until__isnull=False),
                name="seen_with_a_yes_and_a_signature",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("person")), name="nobody_signs_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"readiness #{self.pk}"

    @property
    def asks_if_right(self) -> bool:
        """We asked whether the card is still right, and nobody answered yet."""
        return self.confirm_asked_on is not None

    @property
    def is_unconfirmed(self) -> bool:
        """We asked so long ago that employers do not see the card: marketplace.queries.candidates.was_confirmed."""
        asked = self.confirm_asked_on
        return asked is not None and asked <= timezone.localdate() - WITHOUT_ANSWER


class ReadinessExplanation(models.Model):
    """What the rules said about somebody on a day, as they were worded then. Added, never changed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="readiness_explanations")
    made_at = models.DateTimeField(_("looked at on"), default=timezone.now)
    rules = models.JSONField(_("the rules, met or not, and where that stands"))
    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("explanation about paid work")
        verbose_name_plural = _("explanations about paid work")
        ordering = ("-made_at", "-id")
        indexes = [models.Index(fields=["person", "-made_at"], name="explanation_of_person")]

    def __str__(self) -> str:
        return f"explanation #{self.pk}"


class CountedVisit(models.Model):
    """A done visit whose time the person chose to count. Nothing is counted by itself."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="counted_visits")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("visit that counts")
        verbose_name_plural = _("visits that count")
        constraints = [models.UniqueConstraint(fields=["person", "visit"], name="a_visit_counts_once")]

    def __str__(self) -> str:
        return f"counted visit #{self.pk}"


class TalkAboutWork(models.Model):
    """A coordinator talked with somebody about paid work and says that it suits. Ends with a moment, never deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="talks_about_work")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_on = models.DateField(_("talked on"), default=timezone.localdate)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("talk about paid work")
        verbose_name_plural = _("talks about paid work")
        ordering = ("-confirmed_on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_talk_about_work_counts")
        ]

    def __str__(self) -> str:
        return f"talk #{self.pk}"


class CandidateProfile(models.Model):
    """What may stand on somebody's card for employers. Everything is off until they say yes to it."""

    class Name(models.TextChoices):
        NONE = "none", _("No name")
        FIRST = "first", _("My first name")
        OTHER = "other", _("Another name")

    class Travel(models.TextChoices):
        FOOT = "foot", _("On foot")
        BIKE = "bike", _("By bike")
        BUS = "bus", _("By bus or train")
        CAR = "car", _("By car or scooter")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="candidate_profile")
    name = models.CharField(_("name on the card"), max_length=5, choices=Name, default=Name.NONE)
    other_name = models.CharField(_("another name"), max_length=40, blank=True)
    shows_work = models.BooleanField(_("which work"), default=False)
    work: models.ManyToManyField = models.ManyToManyField(
        WorkKind, blank=True, related_name="+", verbose_name=_("kinds of work")
    )
    shows_certificates = models.BooleanField(_("certificates"), default=False)
    shows_done = models.BooleanField(_("what was done"), default=False)
    shows_hours = models.BooleanField(_("hours a week"), default=False)
    hours_a_week = models.PositiveSmallIntegerField(_("how many hours a week"), null=True, blank=True)
    morning = models.BooleanField(_("in the morning"), default=False)
    afternoon = models.BooleanField(_("in the afternoon"), default=False)
    evening = models.BooleanField(_("in the evening"), default=False)
    shows_travel = models.BooleanField(_("how they come"), default=False)
    travel = models.CharField(_("comes"), max_length=4, choices=Travel, blank=True)
    travel_minutes = models.PositiveSmallIntegerField(_("at most so many minutes"), null=True, blank=True)
    shows_coordinator = models.BooleanField(_("who of the team knows them"), default=False)
    shows_works_well = models.BooleanField(_("works well with"), default=False)
    works_well = models.CharField(_("works well with, in own words"), max_length=80, blank=True)
    shows_likes = models.BooleanField(_("what they like to do"), default=False)

    class Meta:
        verbose_name = _("card for employers")
        verbose_name_plural = _("cards for employers")

    def __str__(self) -> str:
        return f"card #{self.pk}"


class LookAgain(models.Model):
    """ "Let a person look again": with an owner and a day before which it is answered, in words the person reads."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="looks_again")
    words = models.CharField(_("what they asked"), max_length=400, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who looks again")
    )
    due_on = models.DateField(_("answered before the end of"))
    answer = models.CharField(_("answer"), max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("question to look again")
        verbose_name_plural = _("questions to look again")
        ordering = ("-asked_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(answered_at=None), name="one_look_again_at_a_time"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="a_look_again_is_answered_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"look again #{self.pk}"
