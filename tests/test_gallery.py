"""Every page in every state: nothing is forgotten, the HTML is valid, and what people wrote keeps its own direction."""

import json
import re
import subprocess

import pytest
from bs4 import BeautifulSoup

from . import node
from .gallery import Shown, shots, templates

pytestmark = [pytest.mark.once, pytest.mark.slow]

# Other people's shells, extended by ours: what they show is theirs.
SHELL = re.compile(r'<div class="desk".*</div>(?=\s*</div>\s*</main>)', re.DOTALL)
PAGE = (
    '<!doctype html>\n<html lang="nl"><head><title>Onderdeel</title></head>'
    "<body><main><h1>Onderdeel</h1>{}</main></body></html>"
)

EXCUSED = {"demo: parts (ordinary)": {"heading-level", "unique-landmark"}}  # parts side by side


def test_every_template_is_shown(gallery):
    missing = sorted(templates() - set().union(*(page.templates for page in gallery)))

    assert missing == [], (
        f"No line of the gallery shows {missing}. Add one for each state the template has (full, empty, with mistakes) "
        "to tests/gallery/public.py (visitors), own.py (residents) or desk.py (coordinators); "
        "what must exist for it is made in tests/gallery/town.py."
    )


def test_every_line_has_a_name_of_its_own():
    names = [line.name for line in shots()]

    assert len(names) == len(set(names))


def test_every_page_is_valid_html(gallery, tmp_path):
    names = {}
    for number, page in enumerate(page for page in gallery if page.is_ours):
        names[f"{number:04}.html"] = page.name
        (tmp_path / f"{number:04}.html").write_text(own_part(page))
    checked = subprocess.run(
        node.command("html.mjs", str(node.packages()), str(tmp_path), folder=node.CHECKERS),
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    found = [
        f"{names[it['file']]}, line {it['line']}, {it['rule']}: {it['words']}"
        for it in json.loads(checked.stdout)
        if it["rule"] not in EXCUSED.get(names[it["file"]], ())
    ]
    assert found == [], f"{len(found)} mistakes:\n" + "\n".join(found[:40])
    assert len(names) > 300


def own_part(page: Shown) -> str:
    """The page as a browser gets it; of the desk what stands inside Wagtail's shell."""
    if page.is_desk:
        found = SHELL.search(page.html)
        assert found, f"{page.name}: the desk's own part is not where it was"
        return PAGE.format(re.sub(r"<h1\b(.*?)</h1>", r"<h2\1</h2>", found[0]))
    return page.html if "<html" in page.html else PAGE.format(page.html)


def test_the_checker_sees_a_mistake(tmp_path):
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="nl"><title>x</title><p><ul><li id="a" id="b"></ul>')
    checked = subprocess.run(
        node.command("html.mjs", str(node.packages()), str(tmp_path), folder=node.CHECKERS),
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert {"no-dup-attr", "close-order"} & {it["rule"] for it in json.loads(checked.stdout)}


@pytest.mark.parametrize("where", [node.CHECKERS, node.CHECKERS / "lighthouse"])
def test_the_locks_name_versions_and_hashes_but_no_address(where):
    text = (where / "package-lock.json").read_text()
    packages = json.loads(text)["packages"]

    assert re.findall(r'"resolved"|https?:', text) == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    assert "--hash=sha256:" in node.NODE_LOCK.read_text()
    assert "://" not in node.NODE_LOCK.read_text()


# ---------------------------------------------------------------- right to left
OWN_WORDS = re.compile("من فضلك")
# A name and then a number that belongs to what follows: without a wall between them they change places.
NUMBER_AFTER = re.compile(r"[\u0590-\u08ff][^A-Za-z\u0590-\u08ff\u2069]*?\d+(?: \d| [A-Za-z]{2})")
KEPT_APART = {"bdi", "title", "option", "textarea", "script", "text"}


def test_words_and_names_from_right_to_left_keep_their_own_direction(gallery):
    found = [
        f'{page.name}: {words.strip()[:60]!r} in <{words.parent.name}> needs dir="auto", <bdi> or |apart'
        for page in gallery
        if page.names == "right to left" and page.is_ours
        for words in BeautifulSoup(page.html, "html.parser").find_all(string=loses_its_direction)
        if not any(tag.name in KEPT_APART or tag.get("dir") for tag in words.parents)
    ]

    assert found == []


def loses_its_direction(words: str | None) -> bool:
    return bool(words) and bool(OWN_WORDS.search(words) or NUMBER_AFTER.search(words))


def test_a_number_after_a_name_is_seen():
    seen = ["سميرة: 088 000", "شارع 12", "\u2068سميرة\u2069: 088 000"]

    assert [loses_its_direction(words) for words in seen] == [True, False, False]
