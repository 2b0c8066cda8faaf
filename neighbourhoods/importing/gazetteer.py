"""What the database knows already while a file is read."""

from functools import cached_property

from neighbourhoods.models.places import District, Municipality, Neighbourhood, PostcodeArea
from neighbourhoods.outlines import OutlineMap

from .files import Refused, Row

OUTSIDE_METRES = 500


class Elsewhere(Exception):
    """The line belongs to another municipality than the one that was asked for."""


class Gazetteer:
    """What is in the database already, by code. Read once, and again after a table was written to."""

    def __init__(self, municipality: str | None = None) -> None:
        self.only = municipality[2:] if municipality else ""

    def is_elsewhere(self, row: Row) -> bool:
        """Of another municipality than the one that was asked for."""
        codes = (row.text(name) for name in ("neighbourhood_code", "municipality_code", "point_code"))
        code = next(filter(None, codes), "")
        return bool(self.only and code) and code[2:6] != self.only

    def forget(self) -> None:
        for name in ("municipalities", "districts", "neighbourhoods", "areas", "land"):
            vars(self).pop(name, None)

    @cached_property
    def municipalities(self) -> dict[str, int]:
        return dict(Municipality.objects.values_list("code", "pk"))

    @cached_property
    def districts(self) -> dict[str, int]:
        return dict(District.objects.values_list("code", "pk"))

    @cached_property
    def neighbourhoods(self) -> dict[str, int]:
        return dict(Neighbourhood.objects.values_list("code", "pk"))

    @cached_property
    def areas(self) -> dict[str, int]:
        return dict(PostcodeArea.objects.values_list("digits", "pk"))

    @cached_property
    def land(self) -> OutlineMap:
        rows = Neighbourhood.objects.filter(geometry__isnull=False, code__startswith=f"BU{self.only}")
        return OutlineMap((code, outline) for code, outline in rows.values_list("code", "geometry") if outline)

    def neighbourhood_of(self, row: Row, latitude: float, longitude: float) -> int:
        """The one that the line names; when it names none that we know, the one that holds its point."""
        code = row.text("neighbourhood_code")
        if code in self.neighbourhoods:
            return self.neighbourhoods[code]
        around = self.land.near(latitude, longitude, OUTSIDE_METRES)
        if around is None and self.only:
            raise Elsewhere
        if around is None:
            raise Refused(f"neighbourhood {code or '(none named)'} is unknown and its point lies in no outline")
        return self.neighbourhoods[around]
