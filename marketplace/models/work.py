"""Work asked for: kinds of work, sentences that are good to know, and the opportunity itself."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from marketplace.states import OpportunityState
from marketplace.work_forms import WorkForm
from neighbourhoods.models import Located, Neighbourhood
from neighbourhoods.models.two_languages import InTwoLanguages, NamedInTwoLanguages, Palette


class WorkKind(NamedInTwoLanguages):
    """A kind of work, edited in the workbench. Its bit is its place in the search index and never changes."""

    slug = models.SlugField(_("word in the address"), unique=True)
    bit = models.PositiveSmallIntegerField(unique=True, editable=False)
    name_nl = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    hint_nl = models.CharField(_("in a few words"), max_length=90, blank=True)
    hint_en = models.CharField(_("in a few words, in English"), max_length=90, blank=True)
    steps_nl = models.TextField(_("what the helper does"), blank=True, help_text=_("A step on each line, at most 4."))
    steps_en = models.TextField(_("what the helper does, in English"), blank=True)
    duties_nl = models.TextField(
        _("small duties at an employer"), blank=True, help_text=_("One on each line. Employers choose from them.")
    )
    icon = models.CharField(_("icon"), max_length=40, help_text=_("The name of a Lucide icon."))
    palette = models.CharField(_("colour"), max_length=12, choices=Palette)
    minutes = models.PositiveSmallIntegerField(_("usual length in minutes"), default=60)
    in_the_home = models.BooleanField(_("in the home"), default=True)
    one_to_one = models.BooleanField(_("one to one"), default=True)
    is_heavy = models.BooleanField(_("heavy work"), default=False)
    together = models.BooleanField(_("done together with the neighbour"), default=False)
    handles_money = models.BooleanField(_("money goes along"), default=False)
    holds_key = models.BooleanField(_("a key goes along"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_active = models.BooleanField(_("can be asked for"), default=True)

    class Meta:
        verbose_name = _("kind of work")
        verbose_name_plural = _("kinds of work")
        ordering = ("position", "id")
        constraints = [models.CheckConstraint(condition=Q(bit__lte=62), name="kind_bit_fits_in_an_integer")]

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        if self.bit is None:
            last = WorkKind.objects.aggregate(last=models.Max("bit"))["last"]
            self.bit = 0 if last is None else last + 1
        super().save(**options)

    @property
    def steps(self) -> list[str]:
        return self.lines("steps")

    @property
    def mask(self) -> int:
        return 1 << self.bit


class GoodToKnow(InTwoLanguages):
    """A moderated sentence about a task ("Er is een hond."). Conditions of the task, never of a person."""

    text_nl = models.CharField(_("sentence"), max_length=90)
    text_en = models.CharField(_("sentence in English"), max_length=90, blank=True)
    icon = models.CharField(_("icon"), max_length=40, default="info")
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        verbose_name = _("good to know")
        verbose_name_plural = _("good to know")
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.words("text")


class Opportunity(InTwoLanguages, Located):
    """Something to do for somebody. Its point is offset once and stored; the real one stands with the person."""

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        JOB = "job", _("job")  # also what an employer offers: then it has a vacancy

    class Source(models.TextChoices):
        WEB = "web", _("website")
        PHONE = "phone", _("phone")
        DESK = "desk", _("desk")
        CARD = "card", _("card")

    class Day(models.TextChoices):
        SOON = "soon", _("as soon as possible")
        THIS_WEEK = "this_week", _("this week")
        DATE = "date", _("on a fixed day")
        FLEXIBLE = "flexible", _("whenever it suits")

    class Reason(models.TextChoices):
        """Why a request is talked over. Each has a sentence for the neighbour in marketplace.messages."""

        UNCLEAR = "unclear", _("we do not understand it yet")
        MONEY = "money", _("it is about money matters or DigiD")
        CARE = "care", _("it asks for a nurse or a carer")
        TOO_HEAVY = "too_heavy", _("it is too heavy or not safe")
        NOT_HERE = "not_here", _("it lies outside our area")
        NOBODY_FOUND = "nobody_found", _("nobody was found yet")
        DISPLACEMENT = "displacement", _("it may push out paid work")

    kind = models.CharField(_("sort"), max_length=8, choices=Kind, default=Kind.TASK)
    state = models.CharField(_("state"), max_length=14, choices=OpportunityState, default=OpportunityState.DRAFT)
    work_form = models.CharField(_("form of work"), max_length=22, choices=WorkForm, default=WorkForm.NEIGHBOUR_HELP)
    work_kind = models.ForeignKey(
        WorkKind, models.PROTECT, null=True, blank=True, related_name="opportunities", verbose_name=_("kind of work")
    )
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="requests", verbose_name=_("asked by")
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="opportunities", verbose_name=_("neighbourhood")
    )
    source = models.CharField(_("came in by"), max_length=6, choices=Source, default=Source.WEB)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    day = models.CharField(_("which day"), max_length=10, choices=Day, default=Day.SOON)
    on_date = models.DateField(_("date"), null=True, blank=True)
    at_time = models.TimeField(_("time"), null=True, blank=True)
    morning = models.BooleanField(_("morning"), default=False)
    afternoon = models.BooleanField(_("afternoon"), default=False)
    evening = models.BooleanField(_("evening"), default=False)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    wish = models.TextField(_("in the neighbour's own words"), blank=True, help_text=_("Only coordinators read this."))
    good_to_know: models.ManyToManyField = models.ManyToManyField(
        GoodToKnow, blank=True, related_name="+", verbose_name=_("good to know")
    )

    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    looking_from = models.DateField(default=timezone.localdate, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    asked_first = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("helper to ask first"),
    )  # fmt: skip
    still_needed_asked_on = models.DateField(null=True, editable=False)
    talk_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who calls")
    )
    talk_by = models.DateField(_("call before the end of"), null=True, blank=True)
    talk_reason = models.CharField(_("reason"), max_length=14, choices=Reason, blank=True)

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ("-asked_at", "-id")
        indexes = [
            *Located.Meta.indexes,
            models.Index(fields=["neighbourhood", "state", "asked_at"], name="opportunity_queue"),
            models.Index(fields=["-published_at", "-id"], condition=Q(band__isnull=False), name="opportunity_newest"),
            # There are few jobs among many tasks: these two find them without reading the tasks between.
            models.Index(fields=["band", "longitude"], condition=Q(band__isnull=False, kind="job"), name="job_nearby"),
            models.Index(
                fields=["-published_at", "-id"], condition=Q(band__isnull=False, kind="job"), name="job_newest"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(band__isnull=True) | Q(state=OpportunityState.OPEN), name="only_open_work_can_be_found"
            ),
            models.CheckConstraint(
                condition=~Q(state=OpportunityState.TO_TALK_OVER) | Q(talk_owner__isnull=False, talk_by__isnull=False),
                name="talking_over_has_owner_and_date",
            ),
            models.CheckConstraint(condition=~Q(day="date") | Q(on_date__isnull=False), name="a_fixed_day_has_a_date"),
        ]

    def __str__(self) -> str:
        return f"{self.title} #{self.pk}"

    @property
    def is_job(self) -> bool:
        return self.kind == self.Kind.JOB

    @property
    def title(self) -> str:
        """A job has a name of its own: read it with `select_related("job")` where there are many."""
        if self.is_job:
            return self.job.name
        return self.work_kind.name if self.work_kind else str(_("Something else"))

    @property
    def last_day(self) -> date:
        """The last day on which helping still makes sense; after it the neighbour is asked whether it is needed."""
        if self.is_job:
            return self.job.ends_on or date.max
        if self.on_date:
            return self.on_date
        if self.day == self.Day.THIS_WEEK:
            return self.looking_from + timedelta(days=6 - self.looking_from.weekday())
        return self.looking_from + timedelta(days=14 if self.day == self.Day.SOON else 30)

    @property
    def slug(self) -> str:
        if self.is_job:
            return f"{self.pk}-{slugify(self.job.name_nl) or 'werk'}"
        return f"{self.pk}-{slugify(self.work_kind.name_nl if self.work_kind else 'iets-anders')}"

    def get_absolute_url(self) -> str:
        return reverse("marketplace:job" if self.is_job else "marketplace:task", args=[self.slug])
