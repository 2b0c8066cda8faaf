"""What pages load: built from our own files and packages, small, and the same each time."""

import gzip
import posixpath
import re
import xml.etree.ElementTree as ET

import pytest

from cms import assets, street, street_scenes

SIZES = {
    "site.css": 12_500,  # gzip
    "site.js": 6_000,
    "street.svg": 8_000,
    "street-small.svg": 5_000,
    "street-dusk.svg": 5_000,
    "street-long.svg": 10_000,
    "houses.svg": 6_000,
    "logo.svg": 1_000,
    "icon.svg": 1_000,
    **dict.fromkeys(street_scenes.drawings(), 5_000),
}
AS_THEY_ARE = {"manrope.woff2": 20_000, "card.png": 30_000}  # compressed by nature


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    return folder, assets.build(folder)


def test_everything_a_page_loads_is_built(built):
    folder, made = built

    assert sorted(name for name, _ in made) == sorted([*SIZES, *AS_THEY_ARE])
    assert all((folder / name).stat().st_size == size for name, size in made)


@pytest.mark.parametrize("name", list(SIZES))
def test_every_file_is_light_and_has_its_compressed_twins(built, name):
    folder, _ = built
    content = (folder / name).read_bytes()

    assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == content
    assert (folder / f"{name}.br").exists()
    assert (folder / f"{name}.gz").stat().st_size <= SIZES[name]


def test_the_font_and_the_picture_to_share_are_light(built):
    folder, _ = built

    assert (folder / "manrope.woff2").read_bytes()[:4] == b"wOF2"
    assert [name for name, most in AS_THEY_ARE.items() if (folder / name).stat().st_size > most] == []


def test_building_again_writes_nothing(built):
    folder, _ = built
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}

    assets.build(folder)

    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_the_stylesheet_holds_the_layers_in_their_order():
    css = assets.stylesheet()

    assert css.startswith("@layer tokens,base,components,pages;")
    assert css.count("{") == css.count("}")
    assert re.findall(r"@layer (\w+)\{", css) == sorted(
        re.findall(r"@layer (\w+)\{", css), key=["tokens", "base", "components", "pages"].index
    )


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("a:hover > b {\n  margin: 0 auto;\n}", "a:hover > b{margin:0 auto}"),
        ("a {\n  width: calc(1px + 2px);\n  top: 0;\n}", "a{width:calc(1px + 2px);top:0}"),
        (
            "/* why */\n@media (min-width: 2em) {\n  a :focus {\n    top: 0;\n  }\n}",
            "@media (min-width: 2em){a :focus{top:0}}",
        ),
    ],
)
def test_squeezing_changes_no_meaning(css, small):
    assert assets.squeezed(css) == small


@pytest.mark.parametrize("drawing", [street.wide, street.small, street.dusk, lambda: street.logo(standalone=True)])
def test_the_drawings_are_svg_without_text_or_script(drawing):
    root = ET.fromstring(drawing())  # noqa: S314 our own drawing

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not {child.tag.split("}")[1] for child in root.iter()} & {"script", "text", "image", "a"}


def test_every_file_that_a_stylesheet_names_is_there_or_collecting_them_for_production_would_stop(built):
    folder, _ = built
    ours = [path for path in assets.SOURCE.rglob("*.css") if "url(" in path.read_text()]
    named = {
        posixpath.normpath(posixpath.join("cms", path.parent.relative_to(assets.SOURCE).as_posix(), found))
        for path in ours
        for found in re.findall(r"url\(\"?([^\")]+)", path.read_text())
        if not found.startswith(("data:", "#"))
    }

    assert named == {"built/manrope.woff2"}
    assert (folder / "manrope.woff2").exists()


def test_at_dusk_one_window_is_lit():
    assert street.dusk().count(street.DUSK.lamp) < street.small().count(street.DAY.lamp)
    assert sum(house.gable == "neck" for house in street.SMALL) == 1
