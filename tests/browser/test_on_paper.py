"""What leaves the printer: as many sheets as there should be, black letters, and nothing that can only be pressed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from marketplace.models import Opportunity, WorkKind
from neighbourhoods.models import Message, Neighbourhood, User
from tests.gallery.names import LONG
from tests.marketplace import stories
from tests.marketplace.announced import STORIES

from .conftest import come_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# A printer leaves grounds out, so every letter must be readable on white.
WRONG = """() => {
    const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const light = (words) => {
        paint.fillStyle = words;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3)
            .map((part) => part / 255).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    };
    const shown = (one) => one.checkVisibility({visibilityProperty: true}) && !one.closest(".sr");
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let it; (it = words.nextNode());) {
        const one = it.parentElement;
        if (it.data.trim() && shown(one) && 1.05 / (light(getComputedStyle(one).color) + .05) < 7)
            found.push(`too light: ${it.data.trim().slice(0, 40)}`);
    }
    const pressed = "nav, button, .btn:not([href^='tel:']), .skip, .util, .tabs, footer, select";
    return found.concat([...document.querySelectorAll(pressed)]
        .filter((one) => shown(one) && one.getBoundingClientRect().height)
        .map((one) => `only for a screen: ${one.outerHTML.slice(0, 80)}`));
}"""


def sheets(page: Page) -> int:
    """How many pages of A4 the browser makes of it."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.fixture
def six_tasks(shopping, mevrouw_de_wit, yvonne) -> list[Opportunity]:
    return [stories.open_task(mevrouw_de_wit) for _ in range(6)]


@pytest.fixture
def print_as(visit_as) -> Callable[..., Page]:
    """A page as it comes out of the printer of somebody, as wide as the paper."""

    def go(address: str, person: User | None = None) -> Page:
        page = visit_as(width=703)
        if person is not None:
            come_in(page, person)
        page.goto(address)
        page.emulate_media(media="print")
        assert page.evaluate(WRONG) == []
        return page

    return go


def test_the_list_for_the_wall_is_one_sheet_with_every_number(print_as, six_tasks, lindenkwartier):
    page = print_as(f"/buurt/{lindenkwartier.slug}/print/")
    words = page.inner_text("body")

    assert sheets(page) == 1
    assert set(re.findall(r"klus\s+(\d+)", words)) == {str(task.pk) for task in six_tasks}
    assert words.count("088 000 12 35") == 2


def test_with_the_longest_names_it_is_two_sheets_at_most(print_as, six_tasks, lindenkwartier):
    WorkKind.objects.update(name_nl=LONG.kind)
    Neighbourhood.objects.update(name=LONG.hoods[0])
    page = print_as(f"/buurt/{Neighbourhood.objects.get().slug}/print/")

    assert sheets(page) <= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 703


def test_a_helper_takes_one_sheet_along(print_as, shopping, mevrouw_de_wit, yvonne, samira):
    agreed = stories.agreed(mevrouw_de_wit, samira, in_days=0)
    page = print_as(f"/mijn/klussen/{agreed.opportunity_id}/print/", samira)
    words = page.inner_text("body")

    assert sheets(page) == 1
    for needed in ("Kastanjelaan 12", "06 12 34 56 78", "088 000 12 35", "14 uur"):
        assert needed in words


def test_the_day_of_a_coordinator_is_one_sheet(print_as, shopping, mevrouw_de_wit, yvonne, samira):
    stories.agreed(mevrouw_de_wit, samira, in_days=0)
    page = print_as("/cms/vandaag/print/", yvonne)

    assert sheets(page) == 1
    assert re.search(r"14\.00\s+Boodschappen doen\s+Samira\s+mevrouw De Wit", page.inner_text("body"))


@pytest.mark.parametrize(
    ("address", "most"), [("/", 2), ("/klussen/", 2), ("{hood}", 2), ("/hulp/boodschappen/", 3), ("/zoeken/?v=tuin", 2)]
)
def test_whoever_prints_a_page_of_the_site_gets_its_words_only(print_as, six_tasks, lindenkwartier, address, most):
    page = print_as(address.format(hood=f"/buurt/{lindenkwartier.slug}/"))

    assert sheets(page) <= most


def test_a_coordinator_prints_the_desk_and_a_request_without_buttons(print_as, six_tasks, yvonne):
    print_as("/cms/", yvonne)
    page = print_as(f"/cms/klussen/{six_tasks[0].pk}/", yvonne)

    assert "06 12 34 56 78" in page.inner_text("body")


def test_what_does_not_belong_on_paper_is_seen(chromium):
    page = chromium.new_page()
    page.set_content(
        "<p style='color: #fff; background: #000'>White</p><nav>Menu</nav><p hidden><button>Press</button></p>"
    )
    found = page.evaluate(WRONG)
    page.close()

    assert found == ["too light: White", "only for a screen: <nav>Menu</nav>"]


def test_letters_come_on_a4_and_cards_on_a6_each_on_one_sheet(print_as, mevrouw_de_wit, samira, yvonne):
    STORIES["helper.thanked"](mevrouw_de_wit, samira, yvonne)
    Message.objects.filter(kind="helper.thanked").update(channel="letter")
    stories.open_task(mevrouw_de_wit)
    Message.objects.filter(kind="request.published").update(channel="letter")

    page = print_as("/cms/papier/print/", yvonne)

    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert sorted((round(float(width)), round(float(height))) for width, height in boxes) == [(420, 298), (595, 842)]
