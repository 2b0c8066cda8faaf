"""What a first view may cost: bytes, requests, script, moving about, elements. Each number stands only here."""

import pytest

from .site import ADDRESS, Site

pytestmark = pytest.mark.slow

MOST_BYTES = 60_000  # gzip, everything a first view loads
MOST_REQUESTS = 6
MOST_SCRIPT = 6_000  # gzip
MOST_MOVING = 0.02  # cumulative layout shift, with a font that comes late
MOST_ELEMENTS = 800

FIRST_VIEWS = [
    "home", "home with a logo", "list of tasks", "full list of tasks", "task", "ask what", "ask when", "ask where",
    "ask: is this right",
    "neighbourhood", "join", "log in", "my path", "my task, agreed", "my requests", "plain page", "search",
    "list without tasks", "page that is not there", "list of work", "work",
    "my path, with a plan", "my plan", "my place", "dream, a visitor", "employers see me", "rules for paid work",
]  # fmt: skip
WATCH = """window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { moved += one.value; }))
    .observe({type: "layout-shift", buffered: true});"""
SETTLED = """async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));
    return {moved, elements: document.querySelectorAll("*").length};
}"""


def first_view(chromium, pages, number, width) -> dict[str, float]:
    """What one page costs somebody who never was here."""
    site = Site(pages, slow_font=0.2)
    context = chromium.new_context(
        base_url=ADDRESS, viewport={"width": width, "height": 844}, locale="nl-NL", service_workers="block"
    )
    context.add_init_script(WATCH)
    context.route("**/*", site.answer)
    page = context.new_page()
    page.goto(f"/{number}", wait_until="load")
    settled = page.evaluate(SETTLED)
    context.close()
    return {
        "bytes": sum(site.sent.values()),
        "requests": len(site.sent),
        "script": sum(size for address, size in site.sent.items() if address.endswith(".js")),
        "elsewhere": sum(not address.startswith(ADDRESS) for address in site.sent),
        **settled,
    }


def too_much(cost: dict[str, float]) -> dict[str, float]:
    most = {
        "bytes": MOST_BYTES, "requests": MOST_REQUESTS, "script": MOST_SCRIPT, "elsewhere": 0, "moved": MOST_MOVING,
        "elements": MOST_ELEMENTS,
    }  # fmt: skip
    return {name: round(value, 3) for name, value in cost.items() if value > most[name]}


@pytest.mark.parametrize(("width", "names"), [(390, {"ordinary", "long"}), (1280, {"ordinary"})])
def test_a_first_view_stays_within_its_budget(chromium, gallery, width, names):
    pages = [page for page in gallery if page.line in FIRST_VIEWS and page.names in names]
    found = {page.name: too_much(first_view(chromium, pages, number, width)) for number, page in enumerate(pages)}

    assert {name: over for name, over in found.items() if over} == {}
    assert {page.line for page in pages} == set(FIRST_VIEWS)
