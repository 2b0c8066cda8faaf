"""Writing: a batch of lines becomes new rows, changed rows and rows left alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models, transaction

from .files import Refused, Row
from .gazetteer import Elsewhere, Gazetteer
from .recipes import IF_EMPTY, Columns, Step

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Refusal:
    """A line that was not imported, and why."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


@dataclass
class Outcome:
    """What became of the lines of a file. Rows of tables on the way (districts, municipalities) do not count."""

    path: Path
    kind: str
    new: int = 0
    changed: int = 0
    same: int = 0
    elsewhere: int = 0
    refused: int = 0

    @property
    def read(self) -> int:
        return self.new + self.changed + self.same + self.elsewhere + self.refused


@dataclass
class Writer:
    """Takes the lines of one file, batch after batch."""

    outcome: Outcome
    steps: list[Step]
    gazetteer: Gazetteer
    refuse: Callable[[Refusal], None]
    seen: dict[Key, int] = field(default_factory=dict)

    def write(self, batch: Iterable[Row]) -> None:
        rows = [row for row in batch if self._is_wanted(row)]
        *on_the_way, last = self.steps
        with transaction.atomic():
            for step in on_the_way:
                rows = self._pass(rows, step)
            self._finish(rows, last)

    def _is_wanted(self, row: Row) -> bool:
        try:
            is_elsewhere = not row.fault and self.gazetteer.is_elsewhere(row)
        except Refused as reason:
            row.fault = str(reason)
        if row.fault:
            self._refuse(row, row.fault)
            return False
        self.outcome.elsewhere += is_elsewhere
        return not is_elsewhere

    def _pass(self, rows: list[Row], step: Step) -> list[Row]:
        """Write what the lines name on the way; give back the lines that can go on."""
        made: dict[Key, Columns] = {}
        going_on = []
        for row, columns in self._make(rows, step):
            going_on.append(row)
            if columns:
                made.setdefault(_key(step, columns), columns)
        new, changed, _same = _save(step, made)
        if new or changed:
            self.gazetteer.forget()
        return going_on

    def _finish(self, rows: list[Row], step: Step) -> None:
        made: dict[Key, Columns] = {}
        for row, columns in self._make(rows, step):
            key = _key(step, columns)
            if key in self.seen:
                self._refuse(row, f"the same place as line {self.seen[key]}")
            else:
                self.seen[key] = row.line
                made[key] = columns
        new, changed, same = _save(step, made)
        self.outcome.new += new
        self.outcome.changed += changed
        self.outcome.same += same

    def _make(self, rows: list[Row], step: Step) -> Iterator[tuple[Row, Columns]]:
        """The lines that can be used, with what they say about this table."""
        for row in rows:
            try:
                yield row, step.make(row, self.gazetteer)
            except Refused as reason:
                self._refuse(row, str(reason))
            except Elsewhere:
                self.outcome.elsewhere += 1

    def _refuse(self, row: Row, reason: str) -> None:
        self.outcome.refused += 1
        self.refuse(Refusal(self.outcome.path, row.line, reason))


def _key(step: Step, columns: Columns) -> Key:
    return tuple(columns[name] for name in step.key)


def _save(step: Step, made: dict[Key, Columns]) -> tuple[int, int, int]:
    """Write what differs: (new, changed, the same)."""
    manager = step.model._default_manager  # noqa: SLF001 - Django's documented Model._default_manager
    first = step.key[0]
    known = {
        tuple(getattr(thing, name) for name in step.key): thing
        for thing in manager.filter(**{f"{first}__in": {key[0] for key in made}})
    }
    new = [step.model(**_settled(columns)) for key, columns in made.items() if key not in known]
    changed = [known[key] for key, columns in made.items() if key in known and _change(known[key], columns)]
    manager.bulk_create(new)
    if changed:
        _rewrite(step, changed, {name for columns in made.values() for name in _settled(columns)})
    return len(new), len(changed), len(made) - len(new) - len(changed)


def _settled(columns: Columns) -> Columns:
    return {**columns.get(IF_EMPTY, {}), **{name: value for name, value in columns.items() if name != IF_EMPTY}}


def _change(thing: models.Model, columns: Columns) -> bool:
    """Bring the row up to date; False when it was."""
    wanted = {name: value for name, value in columns.items() if name != IF_EMPTY}
    wanted |= {name: value for name, value in columns.get(IF_EMPTY, {}).items() if getattr(thing, name) is None}
    differs = {name: value for name, value in wanted.items() if getattr(thing, name) != value}
    for name, value in differs.items():
        setattr(thing, name, value)
    return bool(differs)


def _rewrite(step: Step, things: list[models.Model], columns: set[str]) -> None:
    """Many rows in few statements: an insert that meets the row it was read from and updates that."""
    for thing in things:
        thing.pk = None
    step.model._default_manager.bulk_create(  # noqa: SLF001
        things,
        update_conflicts=True,
        unique_fields=step.key,
        update_fields=columns - set(step.key),
    )
