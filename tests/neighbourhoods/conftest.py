"""Files of places, laid in the folder of a test."""

import gzip

import pytest

from .place_files import AREAS, HOUSES, NAMELESS, POSTCODES, SHARES, TABLE, collection, feature, square


@pytest.fixture
def put(tmp_path):
    """Lay a file in the folder of this test."""

    def put(name, text):
        path = tmp_path / name
        data = text.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return put


@pytest.fixture
def country(put):
    """One file of every kind, in the wrong order."""
    return [
        put("houses.csv", HOUSES),
        put("pc6.csv.gz", POSTCODES),
        put("shares.csv", SHARES),
        put("pc4.csv", AREAS),
        put("outlines.geojson.gz", NAMELESS),
        put("table.csv.gz", TABLE),
        put(
            "municipalities.geojson",
            collection(
                feature(square(52.1, 6.1, 0.1), code="GM9901", gemeente_code="GM9901", gemeente_naam="Lindedaal")
            ),
        ),
    ]
