"""Somebody without a mouse: only keys are pressed, and at every stop one looks where the focus is."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 150
# What can be said of the element with the focus. `ring` is where the line around it is drawn: itself, or its card.
LOOK = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const colour = (words) => {
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = words;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data];
    };
    const light = (words) => colour(words).slice(0, 3)
        .map((part) => part / 255).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    const contrast = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
        return (high + .05) / (low + .05);
    };
    const drawn = (it) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(it);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    const around = [one];
    while (around.length < 6 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
    const ring = around.find(drawn);
    const found = [];
    const before = window.lastStop;
    window.lastStop = ring && {one, ring};
    if (before && before.one !== one && before.ring !== ring && before.ring.isConnected && drawn(before.ring))
        found.push("the line around the one before stays");
    if (!ring) found.push("no line around it");
    else {
        const style = getComputedStyle(ring), halo = style.boxShadow.match(/(?:rgba?|color)\\([^)]*\\)/)?.[0];
        const behind = around.concat(document.documentElement).slice(around.indexOf(ring) + 1).concat(document.body)
            .map((it) => getComputedStyle(it).backgroundColor).find((it) => colour(it)[3] === 255) || "#fff";
        const best = Math.max(...[style.outlineColor, halo].filter(Boolean).map((it) => contrast(it, behind)));
        if (best < 3) found.push(`its line has contrast ${best.toFixed(1)}`);
    }
    const seen = one.matches("input[type=radio], input[type=checkbox]") ? ring || one.closest("label") || one : one;
    const box = seen.getClientRects()[0] || seen.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const itself = hit && (seen.contains(hit) || hit.contains(seen) || hit.closest("label")?.control === one);
    if (!itself) found.push(`hidden behind ${hit ? hit.outerHTML.slice(0, 80) : "the edge"}`);
    if (one.tabIndex > 0) found.push("has a place of its own in the order");
    let stays = false;
    for (let it = one; it; it = it.parentElement) stays ||= ["fixed", "sticky"].includes(getComputedStyle(it).position);
    return {
        words: (one.labels?.[0] || one).innerText?.trim() || one.getAttribute("aria-label") || one.title || "",
        tag: one.tagName.toLowerCase(), type: one.type || "", stays, found,
        left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
    };
}"""

# Each thing one can press gets the focus while it lies under what sticks to the edges of the window.
COVERED = """() => {
    const all = "main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)";
    const after = (one, place) => {
        document.activeElement.blur();
        const {top, bottom} = one.getBoundingClientRect();
        scrollBy({top: place < 0 ? bottom - innerHeight - place : top - place, behavior: "instant"});
        one.focus();
        const box = one.getClientRects()[0];
        return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    };
    const seen = (one, hit) => hit && (one.contains(hit) || hit.contains(one) || hit.closest("label")?.control === one);
    return [...document.querySelectorAll(all)].filter((one) => one.checkVisibility()).flatMap((one) =>
        [0, 40, -120, -80, -40, -1].filter((place) => !seen(one, after(one, place)))
            .map((place) => `${place} px from the edge: ${one.outerHTML.slice(0, 100)}`));
}"""


@dataclass
class Stop:
    """One element that had the focus."""

    words: str
    tag: str
    type: str
    stays: bool  # it does not move when one scrolls
    found: list[str]
    left: float
    right: float
    top: float
    bottom: float

    def comes_before(self, other: "Stop") -> bool:
        """In reading order: down, or to the right. A column may start again at the top, right of the one before."""
        if self.stays or other.stays:
            return True
        if other.bottom <= self.top + 1:
            return other.left >= self.right - 1
        half = min(self.bottom - self.top, other.bottom - other.top) / 2
        return abs(other.top - self.top) > half or other.right > self.left + 1

    def __str__(self) -> str:
        return f"{self.tag} {self.words[:40]!r}"


@dataclass
class Keyboard:
    """`wrong` is what was met on the way; whoever walks looks at it in the end."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def stop(self) -> Stop | None:
        """Where the focus is. None: nowhere, or out of the page."""
        seen: dict[str, Any] | None = self.page.evaluate(LOOK)
        if seen is None:
            return None
        stop = Stop(**seen)
        self.wrong += [f"{self.page.url} {stop}: {it}" for it in stop.found]
        return stop

    def tab(self) -> Stop | None:
        self.press("Tab")
        return self.stop()

    def skip(self) -> None:
        """The first stop leads past the menu."""
        assert getattr(self.tab(), "words", "") == "Ga naar de inhoud", self.page.url
        self.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "inhoud", self.page.url

    def to(self, words: str, *tags: str) -> None:
        """Tab on until something with these words has the focus."""
        met: list[str] = []
        while len(met) < MOST_STOPS:
            stop = self.tab()
            if stop and words in stop.words and (not tags or stop.tag in tags):
                return
            met.append(str(stop))
            if met.count("None") > 1:
                break
        raise AssertionError(f"{self.page.url} has no stop {words!r}, only: {met}")

    def go(self, words: str, key: str = "Enter") -> None:
        """Tab to what has these words and press it; another page follows."""
        self.to(words)
        self.follow(key)

    def follow(self, key: str = "Enter") -> None:
        with self.page.expect_navigation():
            self.press(key)

    def fill(self, words: str, value: str) -> None:
        self.to(words, "input", "textarea")
        self.type(value)

    def through(self) -> list[Stop]:
        """Tab from the top of the page until the focus leaves it: in reading order, and not caught anywhere."""
        self.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
        stops: list[Stop] = []
        while (stop := self.tab()) and stop not in stops[:1] and len(stops) < MOST_STOPS:
            if stops and not stops[-1].comes_before(stop):
                self.wrong.append(f"{self.page.url}: {stop} comes after {stops[-1]}, but stands before it")
            stops.append(stop)
        if len(stops) == MOST_STOPS:
            self.wrong.append(f"{self.page.url}: the focus never leaves the page, at last it was on {stops[-1]}")
        return stops
