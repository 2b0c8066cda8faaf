"""The nightly look at who would like paid work: batch by batch, each whole or not at all; twice does no harm."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from . import readiness_words as words
from .actions.readiness_clock import look_at_many
from .models import Readiness, ReadinessRule
from .queries.readiness_inputs import rules_in_force
from .states import ReadinessState

AT_ONCE = 500


def look_at_everybody(on: date | None = None) -> int:
    """Everybody who said the wish, by the rules of today. The rules are read once. Returns for how many it changed."""
    day = on or timezone.localdate()
    municipalities = ReadinessRule.objects.order_by().values_list("municipality", flat=True).distinct()
    rules, changed, last = rules_in_force(list(municipalities), day), 0, 0
    waiting = Readiness.objects.filter(state=ReadinessState.WISH).order_by("person").values_list("person", flat=True)
    while batch := list(waiting.filter(person__gt=last)[:AT_ONCE]):
        changed, last = changed + look_at_many(batch, rules=rules, on=day), batch[-1]
    return changed


def ends_soon() -> QuerySet[Readiness]:
    until = timezone.localdate() + words.ASK_AHEAD
    seen = Readiness.objects.filter(state=ReadinessState.VISIBLE, renewal_asked_on=None)
    return seen.filter(visible_until__gte=timezone.localdate(), visible_until__lte=until).order_by("pk")


def has_ended() -> QuerySet[Readiness]:
    seen = Readiness.objects.filter(state=ReadinessState.VISIBLE)
    return seen.filter(visible_until__lt=timezone.localdate()).order_by("pk")
