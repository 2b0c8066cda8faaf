"""What somebody sees who acts for a company: people who want to work, one of them, nobody; and before any login."""

from typing import Any

from marketplace.actions import regrouping
from marketplace.queries.shown_to_employers import code_for
from tests.marketplace.seen import seen, somebody

from .lines import Line, looked_at


def take_part(town: Any) -> None:
    """More people than fit on a page, as the company of the town sees them."""
    for _number in range(13):
        person = seen(somebody(town.here, town.names.helper[0]), works_well=town.names.words[:80])
    town.code = code_for(town.smit, person.pk)
    regrouping.regroup(town.municipality)


LIST, SEARCH = "/werkgevers/kandidaten/", "/werkgevers/zoek/"
ASKED = {"work": "alles", "hours": "0", "postcode": "7299 AB", "minutes": "20"}
LINES = (
    *looked_at(
        "bas",
        {
            "people who want to work": LIST,
            "people who want to work, filtered": f"{LIST}?certificaat=ja&afstand=20",
            "people who want to work, nobody fits": f"{LIST}?soort=spook",
            "somebody who wants to work": LIST + "{t.code}/",
        },
        scene=take_part,
    ),
    Line("somebody who is not available now", f"{LIST}{'A' * 32}/", "bas", status=404, once=True),
    Line("find it close by", SEARCH),
    Line("find it close by, an answer", SEARCH, data=ASKED, once=True, scene=take_part),
    Line("find it close by, with mistakes", SEARCH, data={"postcode": "x"}, status=422, once=True),
    *looked_at("yvonne", {"desk: the card for employers": "/cms/mensen/{t.samira.pk}/betaald-werk/kaart/"}),
)
