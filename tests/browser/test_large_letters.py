"""Large letters stay on from page to page, and nothing falls off a small screen."""

import pytest

from cms.demo_data.kinds import fill_kinds
from cms.starter.pages import add_missing_pages

SIZE = "getComputedStyle(document.documentElement).fontSize"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("width", [320, 1280])
def test_large_letters_go_along_to_every_sort_of_page(visit_as, lindenkwartier, width):
    fill_kinds()
    page = visit_as(width=width)
    written = [f"/{slug}/" for slug in add_missing_pages()]
    page.goto("/")
    with page.expect_navigation():
        page.get_by_role("button", name="Grote letters").click()

    found = {}
    for address in ("/", "/klussen/", "/hulp-vragen/wat/", "/inloggen/", "/weg/", *written):
        page.goto(address)
        found[address] = (page.evaluate(SIZE), max(0, page.evaluate(SIDEWAYS)))
    assert found == dict.fromkeys(found, ("20px", 0))
