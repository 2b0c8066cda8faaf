"""What a municipality decides about paid work: a dated row for each rule, in a sentence. Nothing is rewritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import ReadinessRule
from neighbourhoods import journal, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Municipality, User
from training.models import Course

Kind = ReadinessRule.Kind


@dataclass(frozen=True)
class Worded:
    """One rule as a coordinator writes it."""

    kind: str
    sentence_nl: str
    sentence_en: str = ""
    course: Course | None = None
    hours: int | None = None

    @property
    def key(self) -> str:
        """One rule of each kind, and one for each course."""
        return f"{self.kind}-{self.course.pk}" if self.course else self.kind


@transaction.atomic
def set_rule(municipality: Municipality, *, by: User, rule: Worded, valid_from: date) -> ReadinessRule:
    """From today at the earliest. For the same rule and day the last word counts, until that day has come."""
    _may(municipality, by, valid_from)
    if rule.kind not in Kind.values or not rule.sentence_nl.strip():
        raise NotAllowedNow(_("Write the rule in a sentence."), "sentence")
    if (rule.kind == Kind.HOURS) != bool(rule.hours) or (rule.course and rule.kind != Kind.CERTIFICATE):
        raise NotAllowedNow(_("Fill in what belongs to this kind of rule."), "kind")
    said = {
        "kind": rule.kind,
        "sentence_nl": rule.sentence_nl.strip(),
        "sentence_en": rule.sentence_en.strip(),
        "course": rule.course,
        "hours": rule.hours,
    }
    return _write(municipality, by=by, key=rule.key, valid_from=valid_from, said=said)


@transaction.atomic
def end_rule(municipality: Municipality, *, by: User, key: str, valid_from: date) -> ReadinessRule:
    """From that day it no longer holds. An empty row says so."""
    _may(municipality, by, valid_from)
    if not ReadinessRule.objects.filter(municipality=municipality, key=key).exists():
        raise NotAllowedNow(_("There is no such rule."), "unknown")
    empty = {"kind": "", "sentence_nl": "", "sentence_en": "", "course": None, "hours": None}
    return _write(municipality, by=by, key=key, valid_from=valid_from, said=empty)


def _may(municipality: Municipality, by: User, valid_from: date) -> None:
    if not rules.coordinates_in(by, municipality.pk):
        raise NotYours
    if valid_from < timezone.localdate():
        raise NotAllowedNow(_("Choose today or a later day."), "day")


def _write(
    municipality: Municipality, *, by: User, key: str, valid_from: date, said: Mapping[str, object]
) -> ReadinessRule:
    row, _is_new = ReadinessRule.objects.update_or_create(
        municipality=municipality, key=key, valid_from=valid_from, defaults=dict(said)
    )
    journal.record(resident=by, actor=by, verb="readiness_rule.set", about=row)
    return row
