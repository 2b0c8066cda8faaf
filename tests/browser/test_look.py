"""A municipality's own colours in a real browser: readable everywhere, and the dark page stays ours."""

import pytest
from wagtail.models import Site

from cms.look import facts
from cms.models import Look

from .conftest import find_nothing_wrong

AWKWARD = {
    "green that is too light for our tint, pink under white letters": (
        "--utrecht-link-color: #00811F; --utrecht-button-primary-action-background-color: #C93675;"
        "--utrecht-button-primary-action-color: #FFF"
    ),
    "yellow everywhere, dark grounds": (
        "--nl-button-primary-background-color: #FFD800; --utrecht-link-color: #FFD800;"
        "--utrecht-focus-outline-color: #FFD800;"
        "--utrecht-page-footer-background-color: #111; --utrecht-document-background-color: #222"
    ),
    "all the same grey": (
        "--nl-button-primary-color: #777; --nl-button-primary-hover-background-color: #777; --utrecht-link-color: #777;"
        "--utrecht-document-color: #777; --utrecht-form-control-border-color: #777;"
        "--utrecht-focus-background-color: #777"
    ),
}
PRIMARY = "getComputedStyle(document.documentElement).getPropertyValue('--primary').trim()"


@pytest.fixture
def paste(transactional_db):
    """As if these tokens had passed the settings screen."""

    def save(tokens: str) -> None:
        Look.objects.update_or_create(site=Site.objects.get(), defaults={"tokens": tokens})
        facts.forget()

    yield save
    facts.forget()


@pytest.mark.parametrize("tokens", AWKWARD.values(), ids=AWKWARD)
def test_awkward_colours_are_readable_on_every_kind_of_page(visit_as, paste, open_task, tokens):
    paste(tokens)
    page = visit_as()

    for path in ("/", "/klussen/", f"/klussen/{open_task.pk}/", "/hulp-vragen/wat/"):
        page.goto(path)
        find_nothing_wrong(page)


def test_the_dark_page_the_printed_page_and_forced_colours_stay_ours(visit_as, paste):
    paste("--nl-button-primary-background-color: #C93675; --utrecht-document-background-color: #FFF8E0")
    page = visit_as()
    page.goto("/klussen/")
    themed = page.evaluate(PRIMARY)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(PRIMARY)
    page.emulate_media(color_scheme="light", media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert (themed, dark, paper) == ("#AC115D", "#7FD6C6", "rgb(255, 255, 255)")
