"""The laws every template and stylesheet keeps: strict CSP, tokens only, icons that exist, few props."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lucide import IconDoesNotExist

from cms.assets import SOURCE
from cms.templatetags.face import icon

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    path
    for app in ("cms", "marketplace", "training", "neighbourhoods")
    for path in (ROOT / app).rglob("templates/**/*.html")
)
COMPONENTS = sorted((ROOT / "cms" / "templates" / "components").glob("*.html"))
SHEETS = [
    SOURCE / "base.css",
    SOURCE / "utilities.css",
    *(SOURCE / "components").glob("*.css"),
    *(SOURCE / "pages").glob("*.css"),
]
OF_THE_PAGE = {"header", "footer", "tabs"}  # parts of base.html: they read the whole context


def each(paths: list[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """One test that tries every path and names all that are wrong: cheaper than a test for each of hundreds."""

    def of(check: Callable[[Path], None]) -> Callable[[], None]:
        def test() -> None:
            assert [f"{path.relative_to(ROOT)}: {said}" for path in paths if (said := complaint(check, path))] == []
            assert len(paths) > 10

        test.__name__ = check.__name__
        return test

    return of


def complaint(check: Callable[[Path], None], path: Path) -> str:
    try:
        check(path)
    except AssertionError as wrong:
        return str(wrong) or "wrong"
    return ""


def test_what_is_wrong_with_one_file_is_seen():
    """With its name, among others that are right."""

    @each([*TEMPLATES[:20], ROOT / "README.md"])
    def check(path):
        assert path.suffix == ".html"

    with pytest.raises(AssertionError, match=r"README\.md"):
        check()


@each(TEMPLATES)
def test_no_template_has_inline_style_script_or_handler(path):
    text = path.read_text()

    assert re.findall(r"\sstyle\s*=|<style(?![^>]*nonce)|\son[a-z]+\s*=\s*[\"']|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*(?:src=|nonce=|application/json))[^>]*>", text) == []


@each(TEMPLATES)
def test_every_icon_exists(path):
    names = re.findall(r"{% icon \"([^\"]+)\"", path.read_text()) + re.findall(r"\bicon=\"([^\"]+)\"", path.read_text())
    missing = []
    for name in names:
        try:
            icon(name)
        except IconDoesNotExist:
            missing.append(name)

    assert missing == []


@each(COMPONENTS)
def test_every_component_says_its_props_on_the_first_line(path):
    first = path.read_text().splitlines()[0]

    assert first.startswith("{# "), first
    assert " #}" in first, first


@each(TEMPLATES)
def test_components_get_only_what_they_need_and_at_most_six_things(path):
    for name, given in re.findall(r"{% include \"components/(\w+)\.html\"([^%]*)%}", path.read_text()):
        if name not in OF_THE_PAGE:
            assert given.strip().endswith("only"), f"{name} without only"
            assert len(re.findall(r"\b\w+=", re.sub(r"\"[^\"]*\"", "", given))) <= 6, f"{name} has more than six props"


@each(TEMPLATES)
def test_a_template_has_at_most_eighty_lines(path):
    assert len(path.read_text().splitlines()) <= 80, len(path.read_text().splitlines())


@each(SHEETS)
def test_every_colour_comes_from_the_tokens(path):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\((?!var)", path.read_text()) == []


@each(SHEETS)
def test_every_token_that_is_used_exists(path):
    tokens = set(re.findall(r"(--[\w-]+):", (SOURCE / "tokens.css").read_text())) | {"--c", "--t"}

    assert set(re.findall(r"var\((--[\w-]+)", path.read_text())) - tokens == set()


def test_nothing_is_fetched_from_elsewhere():
    foreign = [
        (path.name, found)
        for path in [*TEMPLATES, *SHEETS, SOURCE / "site.js"]
        for found in re.findall(r"(?:src|srcset|url\(|import)\W{0,3}(https?://[^\s\"')]+)", path.read_text())
    ]

    assert foreign == []
