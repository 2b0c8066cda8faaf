"""The page is read aloud by a stand-in voice: all of it, or one part by the button in its heading."""

import pytest
from playwright.sync_api import Page

from .conftest import find_nothing_wrong

pytestmark = pytest.mark.urls("tests.browser.urls")

PARTS = "/onderdelen/"
# Says a sentence at once; from the third on it waits until `goOn()`, as a real voice takes its time.
VOICE = """
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const voice = new EventTarget();
    voice.getVoices = () => LANGUAGES.map((lang) => ({ lang }));
    voice.cancel = () => {};
    voice.speak = (words) => {
        said.push(words.text);
        window.goOn = () => words.onend();
        if (said.length < 3) setTimeout(goOn, 1);
    };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
"""


@pytest.fixture
def hear(visit_as):
    def open_page(languages: str = '["nl-NL"]', **how: object) -> Page:
        page = visit_as(**how)
        page.add_init_script(VOICE.replace("LANGUAGES", languages))
        page.goto(PARTS)
        return page

    return open_page


def switch(page: Page):
    return page.locator(".util [data-read-aloud]")


def small_button(page: Page, heading: str):
    return page.get_by_role("button", name=f"Lees voor: {heading}", exact=True)


def said(page: Page, number: int) -> list[str]:
    page.wait_for_function(f"() => said.length === {number}")
    return page.evaluate("said")


def test_the_page_is_read_from_its_top_and_stops(hear):
    page = hear()
    assert page.locator(".lees").count() == 0
    switch(page).click()

    assert said(page, 3)[0] == "Help een buur. Of vraag om hulp."
    assert (switch(page).get_attribute("aria-pressed"), switch(page).inner_text().strip()) == (
        "true",
        "Stop met voorlezen",
    )
    assert page.locator(".leest").count() == 1
    switch(page).click()
    assert (switch(page).get_attribute("aria-pressed"), page.locator(".leest, .lees:visible").count()) == ("false", 0)
    page.evaluate("goOn()")  # the voice was still busy with the last sentence
    page.wait_for_timeout(100)
    assert len(page.evaluate("said")) == 3


def test_one_part_is_read_by_the_button_in_its_heading_with_the_keyboard_too(hear):
    page = hear()
    switch(page).click()
    said(page, 3)
    card = page.locator("main .task").first
    button = card.get_by_role("button", name="Lees voor")
    page.evaluate("said.length = 0")
    button.focus()
    page.keyboard.press("Enter")

    title = card.locator("h3 a").inner_text()
    assert said(page, 3)[:2] == [title, card.locator(".who").inner_text()]
    pressed = page.locator(".lees[aria-pressed=true]")
    assert pressed.get_attribute("aria-label") == f"Stop: {title}"
    assert page.url.endswith(PARTS)  # the link of the card lies under its button
    page.keyboard.press("Escape")
    assert (pressed.count(), page.locator(".leest").count()) == (0, 0)
    assert small_button(page, title).first.is_visible()


def test_what_follows_another_heading_is_not_of_the_part(hear):
    page = hear()
    switch(page).click()
    said(page, 3)
    note = page.locator("main .note", has=page.locator(".lees")).first
    page.evaluate("said.length = 0")
    note.locator(".lees").click()
    for _ in range(6):
        page.wait_for_timeout(90)
        page.evaluate("window.goOn && said.length >= 3 && goOn()")
    heard = page.evaluate("said")

    whole = " ".join(note.inner_text().replace("Lees voor", "").replace("Stop", "").split())
    assert heard
    assert [part for part in heard if part not in whole] == []
    assert page.locator(".lees[aria-pressed=true]").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_small_buttons_fit_and_are_accessible(hear, width):
    page = hear(width=width)
    switch(page).click()
    said(page, 3)

    find_nothing_wrong(page)
    heights = page.locator(".lees:visible").evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert heights
    assert min(heights) >= 44


def test_without_a_voice_of_the_language_a_person_reads_it_aloud(hear):
    for languages in ('["en-GB"]', "[]"):
        page = hear(languages)
        assert switch(page).is_hidden()
        assert page.locator(".foot [data-no-voice]").inner_text() == "Bel ons, wij lezen het voor."
    page = hear()
    assert page.locator(".foot [data-no-voice]").is_hidden()
