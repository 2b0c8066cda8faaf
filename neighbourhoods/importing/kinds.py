"""The kinds of file that are imported, and how each is recognised."""

from enum import IntEnum

from .files import NotRecognised, PlacesFile


class Kind(IntEnum):
    """Kinds of file. The number is their order."""

    MUNICIPALITIES = 1
    TABLE = 2
    OUTLINES = 3
    AREAS = 4
    SHARES = 5
    POSTCODES = 6
    HOUSE_NUMBERS = 7

    @property
    def words(self) -> str:
        return self.name.lower().replace("_", " ") if self != Kind.TABLE else "neighbourhoods"


# The first whose columns are all there. House numbers have a postcode too, so they come before postcodes.
KNOWN_BY = [
    (Kind.OUTLINES, {"geometry", "neighbourhood_code"}),
    (Kind.MUNICIPALITIES, {"geometry", "municipality_code"}),
    (Kind.HOUSE_NUMBERS, {"pc6", "number", "latitude", "longitude"}),
    (Kind.POSTCODES, {"pc6", "latitude", "longitude"}),
    (Kind.SHARES, {"pc4", "neighbourhood_code", "share"}),
    (Kind.TABLE, {"neighbourhood_code", "neighbourhood_name", "municipality_code"}),
    (Kind.AREAS, {"pc4", "latitude", "longitude"}),
]


def kind_of(file: PlacesFile) -> Kind:
    for kind, columns in KNOWN_BY:
        if columns <= file.columns:
            return kind
    seen = ", ".join(sorted(file.columns)) or "no known column"
    raise NotRecognised(f"{file.path}: not a file of places that we know ({seen})")
