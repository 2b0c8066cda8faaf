"""Reading: a CSV or GeoJSON file, plain or gzip, as rows with our own names for the columns."""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

# Our name, and the headings it goes by (in small letters, without signs) in the files of CBS, BAG, PDOK and others.
HEADINGS = {
    "neighbourhood_code": {"buurtcode", "bucode", "neighbourhoodcode"},
    "neighbourhood_name": {"buurtnaam", "bunaam", "neighbourhoodname", "n"},
    "district_code": {"wijkcode", "wkcode", "districtcode"},
    "district_name": {"wijknaam", "wknaam", "districtname"},
    "municipality_code": {"gemeentecode", "gmcode", "municipalitycode"},
    "municipality_name": {"gemeentenaam", "gmnaam", "municipalityname"},
    "point_code": {"buurtcodepunt"},
    "latitude": {"lat", "latitude", "breedtegraad"},
    "longitude": {"lon", "lng", "longitude", "lengtegraad"},
    "inhabitants": {"inwoners", "aantalinwoners", "inhabitants"},
    "year": {"jaar", "year"},
    "pc4": {"pc4", "postcode4"},
    "pc6": {"pc6", "postcode6", "postcode"},
    "place_name": {"plaats", "woonplaats", "woonplaatsnaam", "place"},
    "street": {"straat", "straatnaam", "openbareruimtenaam", "street"},
    "number": {"huisnummer", "housenumber"},
    "letter": {"huisletter", "letter"},
    "addition": {"toevoeging", "huisnummertoevoeging", "addition"},
    "share": {"aandeelpc4opp", "share"},
    "addresses": {"adressenbag"},
}
NAMES = {heading: name for name, headings in HEADINGS.items() for heading in headings}
CODE = re.compile(r"(BU|WK|GM)\d{4}[0-9A-Z]*")
CODE_NAMES = {"BU": "neighbourhood_code", "WK": "district_code", "GM": "municipality_code"}


DAMAGED = (OSError, EOFError, zlib.error)  # what a gzip says that was cut off or changed on its way


class NotRecognised(Exception):
    """The file holds none of what we import. Carries a sentence."""


class Refused(ValueError):
    """This line cannot be used. Carries the reason."""


@dataclass
class Row:
    """One line or feature. `line` counts as an editor does; a feature counts from 1 within its file."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    fault: str = ""

    def text(self, name: str, longest: int = 120) -> str:
        value = str(self.values.get(name) or "").strip()
        if len(value) > longest:
            raise Refused(f"{name} is longer than {longest} characters")
        if "\x00" in value:
            raise Refused(f"{name} holds a zero byte")
        return value

    def number(self, name: str) -> float | None:
        value = self.text(name).replace(",", ".")
        try:
            return float(value) if value else None
        except ValueError:
            raise Refused(f"{name} is not a number: {value}") from None

    def whole(self, name: str) -> int | None:
        value = self.number(name)
        if value is None:
            return None
        if not value.is_integer() or not 0 <= value <= 2_000_000_000:
            raise Refused(f"{name} is not a whole number: {self.text(name)}")
        return int(value)


class PlacesFile:
    """A file whose columns are known. Rows are read as they are asked for; GeoJSON is read whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.done = 0.0
        self.columns: set[str] = set()
        self._features: list[dict[str, Any]] | None = None
        try:
            with self._open() as (_raw, text):
                start = text.read(1)
                is_json = start in {"{", "["}
                header = "" if is_json else start + text.readline()
        except (*DAMAGED, csv.Error) as error:
            raise NotRecognised(f"{path}: cannot be read ({error.__class__.__name__})") from error
        if is_json:
            self._read_features()
        else:
            self._delimiter = max(",;\t", key=header.count)
            self._header = self._named(next(csv.reader([header], delimiter=self._delimiter), []))
            self.columns = {name for name in self._header if name}

    @property
    def names_municipality(self) -> bool:
        return "municipality_code" in self.columns

    def rows(self) -> Iterator[Row]:
        return self._csv_rows() if self._features is None else self._feature_rows()

    # ------------------------------------------------------------ CSV
    def _named(self, headings: list[str]) -> list[str]:
        self.year = None
        names = []
        for heading in headings:
            plain = re.sub(r"[^a-z0-9]", "", heading.lower())
            if dated := re.fullmatch(r"(inwoners)(20\d\d)", plain):  # inwoners_2024 names its year
                plain, self.year = dated.group(1), int(dated.group(2))
            names.append(NAMES.get(plain, ""))
        return names

    def _csv_rows(self) -> Iterator[Row]:
        size = max(1, self.path.stat().st_size)
        with self._open() as (raw, text):
            reader = csv.reader(text, delimiter=self._delimiter)
            next(reader)
            try:
                for cells in reader:
                    self.done = min(1.0, raw.tell() / size)
                    if cells:
                        yield self._row(reader.line_num, cells)
            except csv.Error as error:
                yield Row(reader.line_num, fault=f"the file cannot be read from here on: {error}")
            except DAMAGED as error:
                yield Row(reader.line_num + 1, fault=f"the file cannot be read from here on ({type(error).__name__})")
        self.done = 1.0

    def _row(self, line: int, cells: list[str]) -> Row:
        row = Row(line, {name: cell for name, cell in zip(self._header, cells, strict=False) if name})
        row.values.setdefault("year", self.year)
        if len(cells) != len(self._header):
            row.fault = f"{len(cells)} columns where the first line has {len(self._header)}"
        elif any("\ufffd" in cell for cell in cells):
            row.fault = "not UTF-8"
        return row

    # ------------------------------------------------------------ GeoJSON
    def _read_features(self) -> None:
        try:
            with self._open() as (_raw, text):
                content = json.load(text)
            self._features = content["features"]
            first = self._feature_values(self._features[0])
        except DAMAGED as error:
            raise NotRecognised(f"{self.path}: cannot be read ({error.__class__.__name__})") from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise NotRecognised(f"{self.path}: not a GeoJSON collection of features") from error
        self.columns = {name for name, value in first.items() if value is not None} | {"geometry"}

    def _feature_values(self, feature: dict[str, Any]) -> dict[str, Any]:
        values = {}
        for heading, value in (feature.get("properties") or {}).items():
            if name := NAMES.get(re.sub(r"[^a-z0-9]", "", heading.lower())):
                values[name] = value
        if code := CODE.fullmatch(str(feature.get("id", ""))):
            values.setdefault(CODE_NAMES[code.group(1)], code.group())
        return values | {"geometry": feature.get("geometry")}

    def _feature_rows(self) -> Iterator[Row]:
        features = self._features or []
        for number, feature in enumerate(features, start=1):
            self.done = number / len(features)
            try:
                row = Row(number, self._feature_values(feature))
            except (AttributeError, TypeError):
                row = Row(number, fault="not a feature")
            if any("\ufffd" in value for value in row.values.values() if isinstance(value, str)):
                row.fault = "not UTF-8"
            yield row

    @contextmanager
    def _open(self) -> Iterator[tuple[BinaryIO, io.TextIOWrapper]]:
        """The bytes as they are on the disk, and the text in them."""
        with self.path.open("rb") as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream: Any = gzip.GzipFile(fileobj=raw) if zipped else raw
            with io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="") as text:
                yield raw, text
