"""What time does to readiness for paid work: who can be proposed, a yes that ends soon, a yes that has ended."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from marketplace import readiness_words as words
from marketplace.models import Readiness, ReadinessExplanation
from marketplace.queries.readiness_inputs import inputs_of
from marketplace.readiness import Rule, all_met, judge
from neighbourhoods import outreach
from neighbourhoods.models import User

from .explaining import explanation_of
from .readiness_moves import TOLD, State, fresh, is_over, key_of, move_to, note_in_journal

Rules = Mapping[int, tuple[Rule, ...]]


@transaction.atomic
def look_at_many(ids: Iterable[int], *, rules: Rules, on: date) -> int:
    """Of people who said the wish: do they meet all rules? A coordinator finds who does; nobody else hears anything.

    One explanation more for each of whom the rules say something else than before. The number of questions is the same
    for one person and for hundreds. Doing it twice changes nothing. Returns for how many something changed.
    """
    waiting = Readiness.objects.select_for_update(of=("self",)).filter(person__in=list(ids), state=State.WISH)
    rows = list(waiting.only("person", "all_met_on", "person__municipality").select_related("person").order_by("pk"))
    inputs, last = inputs_of(row.person_id for row in rows), _last_marks([row.person_id for row in rows])
    changed, new = [], []
    for row in rows:
        judged = judge(rules.get(row.person.municipality_id or 0, ()), inputs[row.person_id], on=on)
        is_met = all_met(judged)
        if is_met != (row.all_met_on is not None):
            row.all_met_on = on if is_met else None
            changed.append(row)
        made = explanation_of(row.person_id, judged)
        if made is not None and made.fingerprint != last.get(row.person_id):
            new.append(made)
    Readiness.objects.bulk_update(changed, ["all_met_on"])
    ReadinessExplanation.objects.bulk_create(new)
    return len({row.person_id for row in changed} | {it.person_id for it in new})


def _last_marks(ids: list[int]) -> dict[int, str]:
    """Of the newest explanation of each."""
    newest = ReadinessExplanation.objects.filter(person=OuterRef("pk")).order_by("-made_at", "-pk")
    people = User.objects.filter(pk__in=ids).annotate(mark=Subquery(newest.values("fingerprint")[:1]))
    return dict(people.values_list("pk", "mark"))


@transaction.atomic
def ask_to_renew(row: Readiness) -> bool:
    """Some weeks ahead the person hears that it ends, once for each yes."""
    row = fresh(row.person_id)
    until = row.visible_until
    if row.state != State.VISIBLE or until is None or row.renewal_asked_on is not None:
        return False
    if not timezone.localdate() <= until <= timezone.localdate() + words.ASK_AHEAD:
        return False
    row.renewal_asked_on = timezone.localdate()
    row.save(update_fields=["renewal_asked_on"])
    entry = note_in_journal(row, "readiness.asked_to_renew", by=None)
    outreach.announce(row.person, "readiness.renew", about=row, key=key_of("readiness.renew", entry, row))
    return True


@transaction.atomic
def end_term(row: Readiness) -> bool:
    """The last day has been and nobody said yes again: nobody sees the card. One button brings it back."""
    row = fresh(row.person_id)
    if row.state != State.VISIBLE or not is_over(row):
        return False
    move_to(row, State.PAUSED)
    outreach.withdraw(row, kinds=TOLD)
    entry = note_in_journal(row, "readiness.over", by=None)
    outreach.announce(row.person, "readiness.over", about=row, key=key_of("readiness.over", entry, row))
    return True
