"""The nightly look at who would like paid work: batch by batch, each whole or not at all; twice does no harm."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from neighbourhoods.models import Municipality, User
from neighbourhoods.rules import pauses_now

from . import readiness_words as words
from .actions.readiness_clock import look_at_many
from .models import NearbyGroup, Readiness, ReadinessRule
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


def to_ask_if_right() -> QuerySet[Readiness]:
    """Not those who pause or rest from messages: their turn comes afterwards."""
    long_ago, today = timezone.localdate() - words.CONFIRMED_FOR, timezone.localdate()
    seen = Readiness.objects.filter(state=ReadinessState.VISIBLE, confirm_asked_on=None, renewal_asked_on=None)
    seen = seen.exclude(person__in=User.objects.filter(pauses_now() | Q(quiet_until__gte=today)))
    return seen.filter(Q(confirmed_on=None) | Q(confirmed_on__lte=long_ago), visible_until__gte=today).order_by("pk")


def not_confirmed() -> QuerySet[Readiness]:
    """Asked, and no answer: those who did not hear yet that employers no longer see the card."""
    asked = timezone.localdate() - words.WITHOUT_ANSWER
    seen = Readiness.objects.filter(state=ReadinessState.VISIBLE, unconfirmed_on=None)
    return seen.filter(confirm_asked_on__lte=asked, visible_until__gte=timezone.localdate()).order_by("pk")


def with_people() -> list[Municipality]:
    """Where somebody may be seen, or could be until now."""
    visible = Readiness.objects.filter(state=ReadinessState.VISIBLE).values("person__municipality")
    grouped = NearbyGroup.objects.values("municipality")
    here = Municipality.objects.filter(Q(pk__in=visible) | Q(pk__in=grouped))
    return list(here.defer("geometry").order_by("pk"))


def has_ended() -> QuerySet[Readiness]:
    seen = Readiness.objects.filter(state=ReadinessState.VISIBLE)
    return seen.filter(visible_until__lt=timezone.localdate()).order_by("pk")
