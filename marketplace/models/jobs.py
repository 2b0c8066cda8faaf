"""Jobs beside tasks: where, with whom, how many hours, what you learn; tasters, and the check against displacement."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.states import TasterState
from neighbourhoods.models import Organisation
from neighbourhoods.models.two_languages import InTwoLanguages

from .work import Opportunity


class Condition(InTwoLanguages):
    """A property of a place of work ("sitting", "quiet", "not alone"), never of a person. Edited in the workbench."""

    slug = models.SlugField(_("word in the address"), unique=True)
    text_nl = models.CharField(_("in a few words"), max_length=60)
    text_en = models.CharField(_("in a few words, in English"), max_length=60, blank=True)
    icon = models.CharField(_("icon"), max_length=40, default="check")
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        verbose_name = _("property of a place")
        verbose_name_plural = _("properties of places")
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.words("text")


class Job(InTwoLanguages):
    """What an opportunity of kind job has beside a task. `opportunity.requester` speaks for the host.

    Without an organisation the host is the household of the requester.
    """

    opportunity = models.OneToOneField(Opportunity, models.CASCADE, primary_key=True, related_name="job")
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="jobs", verbose_name=_("host")
    )
    name_nl = models.CharField(_("name of the job"), max_length=60)
    name_en = models.CharField(_("name of the job in English"), max_length=60, blank=True)
    place_name = models.CharField(_("name of the place"), max_length=80, blank=True)
    place_address = models.CharField(_("address of the place"), max_length=160, blank=True)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="supervises",
        verbose_name=_("supervisor"),
    )  # fmt: skip
    minutes_a_week = models.PositiveSmallIntegerField(_("minutes a week"))
    most_minutes_a_week = models.PositiveSmallIntegerField(_("at most, when that may be more"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("number of places"), default=1)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    companion_welcome = models.BooleanField(_("a companion may come along"), default=True)
    learns_nl = models.TextField(_("what you learn"), blank=True, help_text=_("A line for each, at most 4."))
    learns_en = models.TextField(_("what you learn, in English"), blank=True)
    conditions: models.ManyToManyField = models.ManyToManyField(
        Condition, blank=True, related_name="jobs", verbose_name=_("properties of the place")
    )
    allowance_hour = models.DecimalField(
        _("allowance for an hour"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    allowance_month = models.DecimalField(
        _("allowance for a month"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    wage_hour = models.DecimalField(_("wage for an hour"), max_digits=6, decimal_places=2, null=True, blank=True)
    repays_travel = models.BooleanField(_("travel costs are paid back"), default=False)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="a_job_has_a_place"),
            models.CheckConstraint(
                condition=Q(most_minutes_a_week__isnull=True) | Q(most_minutes_a_week__gt=models.F("minutes_a_week")),
                name="job_hours_from_low_to_high",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="job_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"job #{self.pk}"

    @property
    def name(self) -> str:
        return self.words("name")

    @property
    def learns(self) -> list[str]:
        return self.lines("learns")


class Taster(models.Model):
    """Trying a place out for a morning. Ends in the resident's own word: like, not, or again."""

    class Outcome(models.TextChoices):
        LIKE = "like", _("I like it")
        NOT = "not", _("Not for me")
        AGAIN = "again", _("I want to try again")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tasters")
    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="tasters")
    state = models.CharField(_("state"), max_length=10, choices=TasterState, default=TasterState.PLANNED)
    on_date = models.DateField(_("date"))
    at_time = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=180)
    together_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("together with"),
    )  # fmt: skip
    outcome = models.CharField(_("how it was"), max_length=5, choices=Outcome, blank=True)
    own_words = models.CharField(_("in own words"), max_length=200, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("taster")
        verbose_name_plural = _("tasters")
        ordering = ("on_date", "at_time", "id")
        indexes = [models.Index(fields=["state", "on_date"], name="taster_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "opportunity"], condition=Q(state=TasterState.PLANNED), name="one_taster_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"taster #{self.pk}"


class DisplacementCheck(models.Model):
    """Does unpaid work push out paid work here? Five questions, a day to look again, another pair of eyes when renewed.

    Append-only: a renewal is a new row.
    """

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="displacement_checks")
    paid_before = models.BooleanField(_("was somebody paid for this work in the last year?"))
    open_vacancy = models.BooleanField(_("was there a vacancy for this work in the last year?"))
    usually_paid = models.BooleanField(_("is this work usually paid?"))
    gives_advantage = models.BooleanField(_("does the host get an advantage over others?"))
    is_guided = models.BooleanField(_("does somebody guide the person?"))
    explanation = models.CharField(_("why it is all right"), max_length=300, blank=True)
    review_on = models.DateField(_("look again on"))
    done_at = models.DateTimeField(default=timezone.now)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    seconded_at = models.DateTimeField(_("seen by a second person on"), null=True, blank=True)
    seconded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("displacement check")
        verbose_name_plural = _("displacement checks")
        ordering = ("-done_at", "-id")

    def __str__(self) -> str:
        return f"displacement check #{self.pk}"
