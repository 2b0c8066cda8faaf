"""Paid work as a coordinator sees it: who can be proposed, who waits for a signature, who asks to look again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from marketplace.actions.readiness_rules import Worded
from marketplace.models import LookAgain, Readiness, ReadinessRule
from marketplace.readiness import Rule, all_met, judge
from marketplace.states import ReadinessState
from neighbourhoods import rules
from neighbourhoods.models import Municipality, User
from neighbourhoods.rules import pauses_now
from training.queries.equivalences import equivalences

from .candidates import CandidateCard, card_of
from .my_readiness import Button, buttons_for, sentences_for
from .readiness import Explained, RuleShown, Standing, explained_to, rules_of, standing_in
from .readiness_inputs import as_rule, inputs_of, newest_of, rules_in_force

State = ReadinessState
SHOWN = 50
SIGN_WITHIN = timedelta(days=7)
AT_ONCE = 1000


@dataclass(frozen=True)
class Waiting:
    """One person, and what is asked of a coordinator. `by`: before the end of which day."""

    person_id: int
    name: str
    what: str  # propose, sign, again
    since: date
    by: date | None = None
    owner: str = ""


def waiting_for(viewer: User) -> list[Waiting]:
    """In the neighbourhoods of this coordinator; signatures that a colleague may not give, in the municipality."""
    return [*_questions(viewer), *_to_sign(viewer), *_to_propose(viewer)]


def _to_propose(viewer: User) -> list[Waiting]:
    today = timezone.localdate()
    rows = _of(viewer).filter(state=State.WISH, all_met_on__isnull=False)
    rows = rows.filter(Q(rests_until=None) | Q(rests_until__lt=today)).exclude(person__in=_pausing())
    return [
        Waiting(row.person_id, row.person.get_short_name(), "propose", row.all_met_on or today)
        for row in rows.order_by("all_met_on", "pk")[:SHOWN]
    ]


def _to_sign(viewer: User) -> list[Waiting]:
    mine = Q(person__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"))
    written_by_one = Q(person__municipality__in=rules.municipalities_of(viewer).values("pk")) & ~Q(
        yes__recorded_by=F("person")
    )
    rows = Readiness.objects.filter(mine | written_by_one, state=State.AGREED).exclude(person=viewer)
    rows = rows.exclude(yes__recorded_by=viewer).select_related("person")
    return [
        Waiting(row.person_id, row.person.first_name or "–", "sign", agreed, agreed + SIGN_WITHIN)
        for row in rows.order_by("agreed_on", "pk")[:SHOWN]
        if (agreed := row.agreed_on)
    ]


def _questions(viewer: User) -> list[Waiting]:
    asked = LookAgain.objects.filter(
        person__neighbourhood__in=rules.neighbourhoods_of(viewer).values("pk"), answered_at=None
    ).exclude(person=viewer)
    return [
        Waiting(
            row.person_id,
            row.person.get_short_name(),
            "again",
            timezone.localdate(row.asked_at),
            row.due_on,
            row.owner.get_short_name() if row.owner else "",
        )
        for row in asked.select_related("person", "owner").order_by("due_on", "pk")[:SHOWN]
    ]


def _of(viewer: User) -> QuerySet[Readiness]:
    mine = rules.neighbourhoods_of(viewer).values("pk")
    return Readiness.objects.filter(person__neighbourhood__in=mine).exclude(person=viewer).select_related("person")


def _pausing() -> QuerySet[Any, Any]:
    return User.objects.filter(pauses_now()).values("pk")


# ---------------------------------------------------------------- one person
@dataclass(frozen=True)
class OnDesk:
    """All a coordinator needs beside one person: where they stand, the rules, and what may be done now."""

    person: User
    standing: Standing
    state_words: str
    rules: tuple[RuleShown, ...]
    earlier: tuple[Explained, ...]
    card: CandidateCard
    said_for: tuple[Button, ...]  # the person's own word, noted for them
    says: tuple[str, ...]  # the sentences that the coordinator reads out first
    may_propose: bool
    all_met: bool
    may_sign: bool
    is_own_note: bool  # this coordinator wrote down the yes: a colleague signs
    may_take_back: bool
    has_talked: bool
    proposed_why: str
    wants_look: LookAgain | None


def on_desk(viewer: User, pk: int) -> OnDesk:
    """Of somebody in care of the viewer, or who waits for a second signature in the municipality. Otherwise 404."""
    person = User.objects.filter(pk=pk).exclude(pk=viewer.pk).select_related("municipality", "neighbourhood").first()
    row = Readiness.objects.filter(person=pk).select_related("yes").first()
    if person is None or not _may_see(viewer, person, row):
        raise Http404
    row = row or Readiness(person=person)
    is_mine = rules.may_act_for(viewer, person)
    noted_by_me = row.yes is not None and row.yes.recorded_by_id == viewer.pk
    found = rules_of(person)
    return OnDesk(
        person=person,
        standing=standing_in(row, is_pausing=person.is_pausing),
        state_words=row.get_state_display(),
        rules=found,
        earlier=explained_to(person),
        card=card_of(person),
        said_for=buttons_for(row) if is_mine else (),
        says=sentences_for(row) if is_mine else (),
        may_propose=is_mine and row.state == State.WISH and bool(found) and not person.is_pausing,
        all_met=bool(found) and all(it.is_met for it in found),
        may_sign=row.state == State.AGREED and not noted_by_me,
        is_own_note=row.state == State.AGREED and noted_by_me,
        may_take_back=is_mine and row.state in {State.PROPOSED, State.AGREED, State.VISIBLE, State.PAUSED},
        has_talked=person.talks_about_work.filter(ended_at=None).exists(),
        proposed_why=row.proposed_why,
        wants_look=LookAgain.objects.filter(person=person, answered_at=None).first() if is_mine else None,
    )


def _may_see(viewer: User, person: User, row: Readiness | None) -> bool:
    if rules.may_act_for(viewer, person):
        return True
    waits = row is not None and row.state == State.AGREED and row.yes and row.yes.recorded_by_id != person.pk
    return bool(waits) and rules.coordinates_in(viewer, person.municipality_id)


def state_words_of(person: User) -> str:
    """For the card of a person: where they stand, in a few words; empty while nothing was said about it."""
    row = Readiness.objects.filter(person=person).exclude(state=State.NOT_ASKED).first()
    return str(row.get_state_display()) if row else ""


# ---------------------------------------------------------------- the rules, and what a change would do
@dataclass(frozen=True)
class RuleRow:
    key: str
    kind: str
    sentence: str
    since: date


@dataclass(frozen=True)
class OfPlace:
    municipality: Municipality
    in_force: tuple[RuleRow, ...]
    rows: tuple[ReadinessRule, ...]


def rules_on_desk(viewer: User) -> list[OfPlace]:
    """For each municipality in which the viewer coordinates. 2 questions."""
    places = list(rules.municipalities_of(viewer))
    rows = list(
        ReadinessRule.objects.filter(municipality__in=[it.pk for it in places])
        .select_related("course")
        .order_by("-valid_from", "key")
    )
    return [_of_place(it, [row for row in rows if row.municipality_id == it.pk]) for it in places]


def _of_place(place: Municipality, rows: list[ReadinessRule]) -> OfPlace:
    today = timezone.localdate()
    newest = newest_of(row for row in reversed(rows) if row.valid_from <= today)
    in_force = (RuleRow(row.key, row.get_kind_display(), row.sentence, row.valid_from) for row in newest)
    return OfPlace(place, tuple(in_force), tuple(rows))


@dataclass(frozen=True)
class Preview:
    """What a change would do, in numbers: of so many with a wish, so many meet all rules before and after."""

    wishes: int
    before: int
    after: int
    more: int
    fewer: int


def preview(municipality: Municipality, *, rule: Worded | None, key: str, on: date) -> Preview:
    """All here who said the wish, judged by the rules of that day with and without the change. Nothing is kept."""
    old = rules_in_force([municipality.pk], on).get(municipality.pk, ())
    new = (*(it for it in old if it.key != key), *([_as_rule(rule, on)] if rule else []))
    wishes = Readiness.objects.filter(person__municipality=municipality, wished_on__isnull=False)
    met = [(was, now) for ids in _batches(wishes) for was, now in _both(ids, old, new, on)]
    return Preview(
        wishes=len(met),
        before=sum(was for was, _now in met),
        after=sum(now for _was, now in met),
        more=sum(now and not was for was, now in met),
        fewer=sum(was and not now for was, now in met),
    )


def _as_rule(rule: Worded, on: date) -> Rule:
    said = {"kind": rule.kind, "sentence_nl": rule.sentence_nl, "course": rule.course, "hours": rule.hours}
    return as_rule(ReadinessRule(key=rule.key, valid_from=on, **said), equivalences())


def _both(ids: list[int], old: Iterable[Rule], new: Iterable[Rule], on: date) -> list[tuple[bool, bool]]:
    found = inputs_of(ids)
    return [(all_met(judge(old, found[pk], on=on)), all_met(judge(new, found[pk], on=on))) for pk in ids]


def _batches(rows: QuerySet[Readiness]) -> Iterable[list[int]]:
    last = 0
    ids = rows.order_by("person").values_list("person", flat=True)
    while batch := list(ids.filter(person__gt=last)[:AT_ONCE]):
        yield batch
        last = batch[-1]
