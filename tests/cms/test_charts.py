"""The bar chart: what it says, what it draws, the same as a table; nothing, one bar, a million, from right to left."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from cms.charts import Bar, Group, bar_chart


def drawn(rows) -> BeautifulSoup:
    chart = bar_chart("Vorige week: 2 gevraagd.", over="Week van", series=("gevraagd", "gedaan"), rows=rows)
    with override("nl"):
        html = render_to_string("components/bar_chart.html", {"chart": chart})
    assert not re.search(r"style=|<script", html), "the policy allows neither"
    return BeautifulSoup(html, "html.parser")


def table_of(soup: BeautifulSoup) -> list[list[str]]:
    return [[cell.get_text() for cell in row(["th", "td"])] for row in soup.table("tr")]


def test_the_highest_fills_the_frame_and_the_others_follow():
    chart = bar_chart("", over="", series=("a", "b"), rows=[("5 mei", (20, 5)), ("12 mei", (10, 0))])

    assert chart.groups == (
        Group("5 mei", (Bar(1, "8%", "0%", "40%", "100%"), Bar(2, "52%", "75%", "40%", "25%")), (20, 5)),
        Group("12 mei", (Bar(1, "8%", "50%", "40%", "50%"),), (10, 0)),
    )


def test_the_sentence_the_picture_and_the_table_say_the_same():
    soup = drawn([("5 mei", (2, 1)), ("12 mei", (0, 1))])

    assert soup.p.get_text() == "Vorige week: 2 gevraagd."
    assert [span.get_text() for span in soup.select(".bars-frame span")] == ["5 mei", "12 mei"]
    assert [len(svg("rect")) for svg in soup.select(".bars-frame svg")] == [2, 1]
    assert soup.summary.get_text() == "Zie als tabel"
    assert table_of(soup) == [["Week van", "gevraagd", "gedaan"], ["5 mei", "2", "1"], ["12 mei", "0", "1"]]


def test_a_screen_reader_hears_the_sentence_and_the_table_only():
    hidden = drawn([("5 mei", (2, 1))])
    for drawing in hidden.find_all(attrs={"aria-hidden": "true"}):
        drawing.decompose()

    assert (hidden.find("svg"), hidden.table is not None) == (None, True)


@pytest.mark.parametrize("rows", [[], [("5 mei", (0, 0))]])
def test_nothing_to_show_is_only_a_sentence(rows):
    soup = drawn(rows)

    assert (soup.get_text(strip=True), soup.svg, soup.table) == ("Vorige week: 2 gevraagd.", None, None)


def test_one_bar_and_a_million_beside_one():
    chart = bar_chart("", over="", series=("a",), rows=[("5 mei", (1_234_567,)), ("12 mei", (1,))])

    assert [bar for group in chart.groups for bar in group.bars] == [
        Bar(1, "8%", "0%", "84%", "100%"),
        Bar(1, "8%", "98.5%", "84%", "1.5%"),
    ]
    assert table_of(drawn([("5 mei", (1_234_567, 1))]))[1] == ["5 mei", "1.234.567", "1"]


def test_eight_weeks_weigh_about_two_kilobytes_of_picture():
    soup = drawn([(f"{week} mei", (week * 7, week * 5)) for week in range(1, 9)])

    assert len(str(soup.select_one(".bars-frame"))) < 2_700
    assert len(str(soup)) < 3_900
