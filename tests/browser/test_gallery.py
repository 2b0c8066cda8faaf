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
from .site import served

pytestmark = pytest.mark.slow

PHONE, DESK = {"width": 320, "height": 844}, {"width": 1280, "height": 844}
CHECK = """async (tags) => {
    const {violations} = await axe.run({
        runOnly: {type: "tag", values: tags}, rules: {"color-contrast": {enabled: false}},
        resultTypes: ["violations"], preload: false, selectors: false,
    });
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 140)}`));
}"""
# Texts that look like none before them. A look is the colours, size and weight of a text, and of all that it stands in:
# what it is (also after what), its background and whether it lies over something.
NEW_LOOKS = """() => {
    const seen = new Set(JSON.parse(sessionStorage.looks ?? "[]")), told = new Map([[null, ""]]);
    const kind = (one) => one && [one.localName, one.getAttribute("class"), one.getAttribute("aria-current")].join(" ");
    const around = (one) => {
        if (!told.has(one)) {
            const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(one);
            told.set(one, [around(one.parentElement), kind(one), kind(one.previousElementSibling),
                backgroundColor, backgroundImage.slice(0, 200), opacity, position].join("|"));
        }
        return told.get(one);
    };
    const look = (one) => {
        const {color, fontSize, fontWeight} = getComputedStyle(one);
        return [...`${around(one)}|${color}|${fontSize}|${fontWeight}`]
            .reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 281474976710597, 7);
    };
    const hasText = (one) => [...one.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.data.trim());
    window.fresh = new Map();
    for (const one of document.body.querySelectorAll("*")) {
        if (!hasText(one) || !one.checkVisibility({visibilityProperty: true}) || seen.has(look(one))) continue;
        seen.add(look(one));
        fresh.set(one, look(one));
    }
    return fresh.size;
}"""
# What axe cannot decide (something lies over it) is looked at again on the next page that has it.
CONTRAST = """async (tone) => {
    const {violations, incomplete} = await axe.run({include: [...fresh.keys()]}, {
        runOnly: ["color-contrast"], resultTypes: ["violations", "incomplete"], preload: false, selectors: false,
        elementRef: true,
    });
    const decided = new Map(fresh);
    incomplete.forEach(({nodes}) => nodes.forEach(({element}) => decided.delete(element)));
    sessionStorage.looks = JSON.stringify([...JSON.parse(sessionStorage.looks ?? "[]"), ...decided.values()]);
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${tone}, ${id}: ${html.slice(0, 140)}`));
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? "" : [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest("svg svg"))
    .slice(-1).map((one) => `${innerWidth} px, too wide: ${one.outerHTML.slice(0, 140)}`)[0] || "too wide" """


@pytest.fixture
def look(chromium, gallery) -> Iterator[tuple[Page, list[tuple[int, Shown]]]]:
    """A page that shows the gallery by number."""
    pages = [page for page in gallery if page.is_page and page.is_ours]
    with served(pages) as address:
        context: BrowserContext = chromium.new_context(
            base_url=address, viewport=PHONE, service_workers="block", locale="nl-NL", reduced_motion="reduce"
        )
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
    """The window is made wider on one page and smaller on the next: each is seen in both, and loaded once."""
    widths = [PHONE, DESK] if page.viewport_size == PHONE else [DESK, PHONE]
    page.goto(f"/{number}", wait_until="load")
    found = []
    for width in widths:
        if page.viewport_size != width:
            page.set_viewport_size(width)
        if page.evaluate(TOO_WIDE):
            page.wait_for_timeout(300)  # the shell of the desk moves along a moment later
            found.append(page.evaluate(TOO_WIDE))
        if width == PHONE and unjudged:
            found += inaccessible(page, ordinary=unjudged.names == "ordinary")
    return [it for it in found if it]


def inaccessible(page: Page, *, ordinary: bool) -> list[str]:
    """Contrast is measured where people's words do not matter, and of what looks the same once: light and dark."""
    page.evaluate(Axe().axe_script)
    found = page.evaluate(CHECK, RULES)
    if ordinary and page.evaluate(NEW_LOOKS):
        page.emulate_media(color_scheme="dark")
        found += page.evaluate(CONTRAST, "dark")
        page.emulate_media(color_scheme="light")
        found += page.evaluate(CONTRAST, "light")
    return found
