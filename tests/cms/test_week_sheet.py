"""The sheet of a week: where it is found, and the square code on it that opens the screen to type it over."""

import re

import pytest
import segno
from bs4 import BeautifulSoup

from tests.entering import enter
from tests.marketplace import stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(mevrouw_de_wit, samira):
    return stories.visited(mevrouw_de_wit, samira)


def drawn(page: str) -> set[tuple[int, int]]:
    """The dark modules of the code on a page, as (column, row)."""
    path = BeautifulSoup(page, "html.parser").select("svg.qr path")[-1]["d"]
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def code_for(address: str) -> set[tuple[int, int]]:
    matrix = segno.make(address, error="m", micro=False).matrix
    return {(x, y) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}


def test_the_code_on_the_sheet_opens_the_screen_to_type_it_over(client, visit, samira, yvonne, settings):
    year, week, _day = visit.on_date.isocalendar()
    for letter, pk, query in (("P", visit.agreement.opportunity_id, "plek"), ("H", samira.pk, "wie")):
        number = f"{letter}{pk}-{year}{week:02}"
        sheet = enter(client, yvonne).get(f"/cms/weekbriefje/print/?{query}={pk}&week={year}-W{week:02}")
        screen = f"/cms/weekbriefje/?nummer={number}"

        assert drawn(sheet.content.decode()) == code_for(settings.SITE_URL + screen)
        assert [line.visit_id for line in client.get(screen).context["sheet"].lines] == [visit.pk]


def test_who_follows_the_code_without_a_post_there_finds_nothing(client, visit, samira, karim):
    screen = f"/cms/weekbriefje/?nummer=P{visit.agreement.opportunity_id}-202620"
    assert client.get(screen).status_code == 302
    for person, status in ((samira, 404), (karim, 404)):
        assert enter(client, person).get(screen).status_code == status


def test_the_sheet_is_one_tap_away_from_an_agreement_that_holds(client, visit, yvonne):
    card = enter(client, yvonne).get(f"/cms/klussen/{visit.agreement.opportunity_id}/").content.decode()
    assert f'href="/cms/weekbriefje/?plek={visit.agreement.opportunity_id}"' in card


def test_what_was_said_is_written_down_once_the_visit_has_been(client, mevrouw_de_wit, samira, yvonne):
    for in_days, shown in ((2, False), (0, True)):
        visit = stories.agreed(mevrouw_de_wit, samira, in_days=in_days).visits.get()
        card = enter(client, yvonne).get(f"/cms/klussen/{visit.agreement.opportunity_id}/").content.decode()
        steps = [f'action="/cms/bezoek/{visit.pk}/{step}/"' in card for step in ("buur-zegt", "afronden", "dag")]
        assert steps == [shown, shown, True]
