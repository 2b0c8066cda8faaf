"""The rules for paid work, without tables: what they may read, and what each of them says.

People write the rules. A rule is met or not; nothing is added up, weighed or put in an order. `Inputs` is all that any
rule can read of a person. What does not stand there (how punctual, how fast, how well liked, which step, who pays,
which desk, which way they came in) cannot steer anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

WISH, CERTIFICATE, HOURS, TALK = "wish", "certificate", "hours", "talk"
IN_ORDER = (WISH, CERTIFICATE, HOURS, TALK)


@dataclass(frozen=True)
class Held:
    """A certificate that was not withdrawn."""

    id: int
    course_id: int
    awarded_on: date
    until: date | None = None


@dataclass(frozen=True)
class Counted:
    """Done visits whose time the person chose to count."""

    visits: tuple[int, ...] = ()
    minutes: int = 0
    last_on: date | None = None


@dataclass(frozen=True)
class Talked:
    """A coordinator talked with the person about work, and says that it suits."""

    id: int
    on: date


@dataclass(frozen=True)
class Inputs:
    """The allow-list: everything a rule may read of somebody."""

    wish_on: date | None = None
    certificates: tuple[Held, ...] = ()
    counted: Counted = field(default_factory=Counted)
    talked: Talked | None = None


@dataclass(frozen=True)
class Rule:
    """A rule in force. `accepts`: the courses whose certificate does; empty: any."""

    key: str
    kind: str
    since: date
    sentence_nl: str
    sentence_en: str = ""
    course_id: int | None = None
    accepts: frozenset[int] = frozenset()
    hours: int = 0


@dataclass(frozen=True)
class Judged:
    """What a rule says of somebody. `ids`: the rows that show it; `on`: since when, as far as one day says it."""

    rule: Rule
    is_met: bool
    ids: tuple[int, ...] = ()
    on: date | None = None
    minutes: int = 0


def judge(rules: Iterable[Rule], inputs: Inputs, *, on: date) -> tuple[Judged, ...]:
    """Every rule, met or not, in the order in which people read them."""
    in_order = sorted(rules, key=lambda rule: turn_of(rule.kind, rule.course_id, rule.key))
    return tuple(_JUDGES[rule.kind](rule, inputs, on) for rule in in_order)


def turn_of(kind: str, course_id: int | None, key: str) -> tuple[int, int, str]:
    """The wish comes first; of several courses the one that is known here longest."""
    return IN_ORDER.index(kind), course_id or 0, key


def all_met(judged: Iterable[Judged]) -> bool:
    """Where nobody wrote rules, nothing is met: then a person decides without them."""
    found = list(judged)
    return bool(found) and all(it.is_met for it in found)


def unmet(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    return tuple(it for it in judged if not it.is_met)


def _wish(rule: Rule, inputs: Inputs, on: date) -> Judged:
    said = inputs.wish_on
    return Judged(rule, said is not None and said <= on, on=said)


def _certificate(rule: Rule, inputs: Inputs, on: date) -> Judged:
    """The newest that counts; an older one that is over is shown as what there was."""
    fitting = [it for it in inputs.certificates if not rule.accepts or it.course_id in rule.accepts]
    fitting.sort(key=lambda it: (it.awarded_on, it.id), reverse=True)
    counts = [it for it in fitting if it.awarded_on <= on and (it.until is None or it.until >= on)]
    shown = (counts or fitting)[:1]
    return Judged(rule, bool(counts), ids=tuple(it.id for it in shown), on=shown[0].awarded_on if shown else None)


def _hours(rule: Rule, inputs: Inputs, _on: date) -> Judged:
    counted = inputs.counted
    is_met = counted.minutes >= rule.hours * 60
    return Judged(rule, is_met, ids=counted.visits, on=counted.last_on, minutes=counted.minutes)


def _talk(rule: Rule, inputs: Inputs, on: date) -> Judged:
    talked = inputs.talked
    if talked is None:
        return Judged(rule, is_met=False)
    return Judged(rule, talked.on <= on, ids=(talked.id,), on=talked.on)


_JUDGES = {WISH: _wish, CERTIFICATE: _certificate, HOURS: _hours, TALK: _talk}


# ---------------------------------------------------------------- as it is kept
@dataclass(frozen=True)
class Said:
    """A rule as it was worded on the day of an explanation, and what it said then."""

    key: str
    kind: str
    sentence_nl: str
    sentence_en: str
    is_met: bool
    ids: tuple[int, ...] = ()
    on: date | None = None
    minutes: int = 0
    course_id: int | None = None
    hours: int = 0

    def sentence(self, language: str) -> str:
        return (self.sentence_en if language.startswith("en") else "") or self.sentence_nl


def kept(judged: Iterable[Judged]) -> list[dict[str, object]]:
    """As rows of an explanation hold it."""
    return [
        {
            "key": it.rule.key,
            "kind": it.rule.kind,
            "sentence_nl": it.rule.sentence_nl,
            "sentence_en": it.rule.sentence_en,
            "is_met": it.is_met,
            "ids": list(it.ids),
            "on": it.on.isoformat() if it.on else None,
            "minutes": it.minutes,
            "course_id": it.rule.course_id,
            "hours": it.rule.hours,
        }
        for it in judged
    ]


def read_back(rows: Iterable[dict]) -> tuple[Said, ...]:
    """What an explanation said, whatever the rules are today."""
    return tuple(
        Said(**row | {"ids": tuple(row["ids"]), "on": date.fromisoformat(row["on"]) if row["on"] else None})
        for row in rows
    )
