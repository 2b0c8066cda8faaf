"""Every page of the gallery in a real browser: accessible, light and dark, never wider than a small phone.

What is built as a page before it, with other words, is as accessible as that one: only its width is looked at.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.gallery import Shown
from tests.gallery.structure import structure

from .conftest import RULES
from .site import ADDRESS, Site

pytestmark = pytest.mark.slow

PHONE, DESK = {"width": 320, "height": 844}, {"width": 1280, "height": 844}
# Contrast is measured where people's words do not matter: once light, once dark.
CHECK = """async ([tags, contrast]) => {
    const rules = contrast ? {} : {"color-contrast": {enabled: false}};
    const {violations} = await axe.run({
        runOnly: {type: "tag", values: tags}, rules, resultTypes: ["violations"], preload: false, selectors: false,
    });
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 140)}`));
}"""
CONTRAST = """async () => {
    const {violations} = await axe.run({
        runOnly: ["color-contrast"], resultTypes: ["violations"], preload: false, selectors: false,
    });
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `dark, ${id}: ${html.slice(0, 140)}`));
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? "" : [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest("svg svg"))
    .slice(-1).map((one) => `${innerWidth} px, too wide: ${one.outerHTML.slice(0, 140)}`)[0] || "too wide" """


@pytest.fixture
def look(chromium, gallery) -> Iterator[tuple[Page, list[tuple[int, Shown]]]]:
    """A page that shows the gallery by number."""
    pages = [page for page in gallery if page.is_page and page.is_ours]
    context: BrowserContext = chromium.new_context(
        base_url=ADDRESS, viewport=PHONE, service_workers="block", locale="nl-NL", reduced_motion="reduce"
    )
    context.add_init_script(Axe().axe_script)
    context.route("**/*", Site(pages).answer)
    context.set_default_timeout(15_000)
    yield context.new_page(), list(enumerate(pages))
    context.close()


def test_nothing_is_wrong_with_any_page_in_any_state(look):
    page, numbered = look
    found, judged = [], set()
    for number, shown in numbered:
        built = structure(shown.html)
        found += [f"{shown.name}: {it}" for it in wrong_with(page, number, None if built in judged else shown)]
        judged.add(built)

    assert found == [], f"{len(found)} found:\n" + "\n".join(found[:40])
    assert len(numbered) > 300
    assert len(judged) > 200


def wrong_with(page: Page, number: int, unjudged: Shown | None) -> list[str]:
    page.set_viewport_size(PHONE)
    page.goto(f"/{number}", wait_until="load")
    found = [page.evaluate(TOO_WIDE)]
    if unjudged:
        found += inaccessible(page, ordinary=unjudged.names == "ordinary")
    page.set_viewport_size(DESK)
    found.append(page.evaluate(TOO_WIDE))
    return [it for it in found if it]


def inaccessible(page: Page, *, ordinary: bool) -> list[str]:
    found = [f"light, {it}" for it in page.evaluate(CHECK, [RULES, ordinary])]
    if ordinary:
        page.emulate_media(color_scheme="dark")
        found += page.evaluate(CONTRAST)
        page.emulate_media(color_scheme="light")
    return found
