"""What else asks for a coordinator: rules that nobody wrote down, the first day first, and gone when it is done."""

import re
from datetime import date

import pytest
import time_machine

from cms.workbench import due
from cms.workbench.due import Due, everything_due
from marketplace.queries.morning import Morning
from neighbourhoods.models import Regulation
from neighbourhoods.models.regulations import RuleKey
from tests.entering import enter

ALLOWANCE = {"hour": "5.60", "hour_younger": "3.30", "younger_than": "21", "month": "210", "year": "2100"}
NUMBERS = {RuleKey.VOLUNTEER_ALLOWANCE: ALLOWANCE, RuleKey.MINIMUM_WAGE: {"hour": "14.40"}}


def known_in(*years: int) -> None:
    for year in years:
        for key, value in NUMBERS.items():
            Regulation.objects.get_or_create(
                key=key, valid_from=date(year, 1, 1), municipality=None,
                defaults={"value": value, "source": "proef", "checked_on": date(year, 1, 1)},
            )  # fmt: skip


def titles(viewer) -> list[str]:
    return [line.title for line in everything_due(Morning(viewer))]


@pytest.mark.parametrize(
    ("today", "years", "said"),
    [
        ("2026-11-30T12:00", [], ["2 regels hebben geen getallen vanaf 30 november 2026"]),
        ("2026-11-30T12:00", [2026], []),
        ("2026-12-01T12:00", [2026], ["2 regels hebben geen getallen vanaf 1 januari 2027"]),
        ("2026-12-01T12:00", [2026, 2027], []),
    ],
)
def test_from_december_the_rules_of_next_year_are_asked_for(lindedaal, yvonne, today, years, said):
    with time_machine.travel(f"{today}+01:00", tick=False):
        known_in(*years)
        assert titles(yvonne) == said


def test_who_coordinates_nothing_has_no_rules_to_fill_in(lindedaal, samira):
    assert everything_due(Morning(samira)) == []


def test_what_has_a_day_comes_first_and_a_long_list_folds(client, lindedaal, yvonne, monkeypatch):
    def line(number: int, by: date | None) -> Due:
        return Due("info", f"regel {number}", "", "", "/cms/", by)

    days = [None, date(2026, 12, 2), date(2026, 12, 1), *[None] * 12]
    monkeypatch.setattr(due, "SOURCES", (lambda _morning: [line(number, by) for number, by in enumerate(days)],))

    page = enter(client, yvonne).get("/cms/").content.decode()
    open_lines, _details, folded = page.partition("<summary>Nog 3</summary>")
    numbers = [re.findall(r"<b>regel (\d+)</b>", part) for part in (open_lines, folded)]
    assert numbers == [["2", "1", "0", *(str(number) for number in range(3, 12))], ["12", "13", "14"]]


def test_a_line_leads_to_where_it_is_done(client, lindedaal, yvonne):
    page = enter(client, yvonne).get("/cms/").content.decode()
    assert 'href="/cms/regels/"' in page
    assert "Vraagt om u" in page
