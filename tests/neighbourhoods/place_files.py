"""Files of places as they come from the statistics office and the land registry, in small."""

import json

TABLE = """\
buurt_code,buurt_naam,wijk_code,wijk_naam,gemeente_code,gemeente_naam,provincie,lat,lon,inwoners_2024
BU99010000,Lindenkwartier,WK990100,Binnenstad,GM9901,Lindedaal,Verzonnen,52.14,6.196,2100
BU99010MK1,Centrum,WK990101,Buiten,GM9901,Lindedaal,Verzonnen,,,
BU99020000,Centrum,WK990200,Kern,GM9902,Elders,Verzonnen,52.3,6.4,900
"""
AREAS = """\
pc4,plaats,gemeente_code,lat,lon,buurt_code_punt
7299,Lindedaal,GM9901,52.1405,6.1965,BU99010000
7300,Elders,GM9902,52.3,6.4,BU99020000
"""
SHARES = """\
pc4,buurt_code,aandeel_pc4_opp,adressen_bag
7299,BU99010000,0.6,120
7299,BU99010MK1,0.4,
7300,BU99020000,1.0,
7301,BU99010MK1,0.05,
"""
POSTCODES = """\
pc6,lat,lon,buurt_code,straat,woonplaats
7299AB,52.1401,6.1961,BU99010000,Kastanjelaan,Lindedaal
7300AA,52.3001,6.4001,BU99020000,Dorpsstraat,Elders
"""
HOUSES = """\
pc6;huisnummer;huisletter;toevoeging;straat;woonplaats;lat;lon;buurt_code
7299AB;12;;;Kastanjelaan;Lindedaal;52,1401;6,1961;BU99010000
7299AB;12;a;3-b;Kastanjelaan;Lindedaal;52,1402;6,1961;BU99010000
"""


def square(latitude, longitude, size=0.01):
    """A neighbourhood of about a kilometre, with its south-west corner here."""
    west, south, east, north = longitude, latitude, longitude + size, latitude + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(geometry, *, code="", **properties):
    return {"type": "Feature", "id": code or None, "properties": properties, "geometry": geometry}


NAMELESS = collection(
    feature(square(52.135, 6.19), code="BU99010000"),
    feature(square(52.135, 6.20), code="BU99010MK1"),
    feature(None, code="BU99020000"),
)
FULL = collection(
    feature(
        square(52.135, 6.19),
        buurt_code="BU99010000", buurt_naam="Lindenkwartier", wijk_code="WK990100", wijk_naam="Binnenstad",
        gemeente_code="GM9901", gemeente_naam="Lindedaal", jaar=2024,
    ),
    feature(
        square(52.135, 6.20),
        buurtcode="BU99010001", buurtnaam="Molenwijk", wijkcode="WK990100", gemeentecode="GM9901",
        gemeentenaam="Lindedaal",
    ),
)  # fmt: skip
