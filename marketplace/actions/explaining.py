"""Keeping what the rules for paid work said on a day: rows are added when something changed, and never touched."""

import hashlib
import json
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from marketplace.models import ReadinessExplanation
from marketplace.readiness import Judged, kept
from neighbourhoods.models import User


@transaction.atomic
def explain(person: User | int, judged: Iterable[Judged]) -> ReadinessExplanation | None:
    """One more explanation, if it says anything else than the last one."""
    pk = person if isinstance(person, int) else person.pk
    new = explanation_of(pk, judged)
    last = ReadinessExplanation.objects.filter(person=pk).values_list("fingerprint", flat=True).first()
    if new is None or new.fingerprint == last:
        return None
    new.save()
    return new


def explanation_of(person_id: int, judged: Iterable[Judged]) -> ReadinessExplanation | None:
    """As a row that is not saved yet. None: there were no rules."""
    said = kept(judged)
    if not said:
        return None
    mark = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return ReadinessExplanation(person_id=person_id, made_at=timezone.now(), rules=said, fingerprint=mark)
