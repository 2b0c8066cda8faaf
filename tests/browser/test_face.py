"""Every component in a real browser: accessible, light, and usable with large letters, without script, on paper."""

import pytest

from .conftest import find_nothing_wrong

pytestmark = pytest.mark.urls("tests.browser.urls")

PARTS = "/onderdelen/"
TOO_SMALL = """[...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea")]
    .filter((one) => !one.closest(".opt, .task h3, .skip"))
    .map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
    .map(([words]) => words)"""
COMPUTED = "(selector) => getComputedStyle(document.querySelector(selector))"


def test_everything_one_can_tap_is_at_least_44_pixels(visit_as):
    page = visit_as()
    page.goto(PARTS)

    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_large_letters_are_a_quarter_larger_and_still_fit(visit_as, width):
    page = visit_as(width=width)
    page.goto(PARTS)
    page.get_by_role("button", name="Grote letters").click()

    assert page.evaluate(f"({COMPUTED})('html').fontSize") == "20px"
    find_nothing_wrong(page)


def test_with_script_the_focus_is_on_the_summary_of_errors(visit_as):
    page = visit_as()
    page.goto(PARTS)
    page.wait_for_function("() => document.activeElement.className === 'errsum'")

    page.get_by_role("link", name="Kies een dag.").click()
    assert page.evaluate("document.activeElement.id || location.hash") in {"id_day_0", "#id_day_0"}


def test_without_script_nothing_is_missing_but_the_reading_voice(visit_as):
    page = visit_as(script=False)
    page.goto(PARTS, wait_until="domcontentloaded")

    assert page.get_by_role("link", name="Leren").last.is_visible()
    assert not page.locator("[data-read-aloud]").first.is_visible()


def test_on_paper_the_menu_is_gone_and_the_colours_are_light(visit_as):
    page = visit_as(dark=True)
    page.goto(PARTS)
    page.emulate_media(media="print", color_scheme="dark")

    hidden = [page.evaluate(f"({COMPUTED})('{part}').display") for part in (".util", ".tabs", ".foot", ".btn")]
    assert hidden == ["none"] * 4
    assert page.evaluate(f"({COMPUTED})('body').backgroundColor") == "rgb(255, 255, 255)"
