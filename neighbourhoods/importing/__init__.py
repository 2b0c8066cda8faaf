"""Official files become places: neighbourhoods, outlines, postcodes, house numbers. Behind `manage.py import_places`.

Safe to repeat: a row is written only where it differs. The files are described in docs/places.md.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from .files import NotRecognised, PlacesFile, Row
from .gazetteer import Gazetteer
from .kinds import Kind, kind_of
from .recipes import STEPS
from .writing import Outcome, Refusal, Writer

__all__ = ["NotRecognised", "Outcome", "Refusal", "import_places"]

BATCH = 2000


def import_places(
    paths: Iterable[Path],
    *,
    municipality: str | None = None,
    refuse: Callable[[Refusal], None] = lambda _refusal: None,
    progress: Callable[[Path, float], None] = lambda _path, _part: None,
) -> list[Outcome]:
    """Import the files in the order in which they need each other. `municipality` (GM0301) leaves out all others.

    Every line that is refused is handed to `refuse`; the rest goes on. Each batch is a transaction of its own, so that
    a site that is in use waits for none of it.
    """
    outcomes = []
    for kind, file in in_order([PlacesFile(path) for path in paths]):
        outcome = Outcome(file.path, kind.words)
        writer = Writer(outcome, STEPS[kind], Gazetteer(municipality), refuse)
        for batch in _batches(file.rows()):
            writer.write(batch)
            progress(file.path, file.done)
        outcomes.append(outcome)
    return outcomes


def in_order(files: list[PlacesFile]) -> list[tuple[Kind, PlacesFile]]:
    """By dependency, and with the table of neighbourhoods that lies beside outlines that have a code only."""
    known = [(kind_of(file), file) for file in files]
    if Kind.TABLE not in dict(known):
        nameless = {file.path.parent for kind, file in known if kind == Kind.OUTLINES and not file.names_municipality}
        known += [(Kind.TABLE, file) for folder in nameless for file in _tables_in(folder)]
    return sorted(known, key=lambda one: (one[0], str(one[1].path)))


def _tables_in(folder: Path) -> Iterator[PlacesFile]:
    for path in sorted([*folder.glob("*.csv"), *folder.glob("*.csv.gz")]):
        try:
            file = PlacesFile(path)
            if kind_of(file) == Kind.TABLE:
                yield file
        except NotRecognised:
            continue


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
