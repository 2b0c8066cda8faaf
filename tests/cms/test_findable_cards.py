"""The picture that goes along when a page is shared: its weight, what it can write, who may have it."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from cms.findable import cards
from cms.models import PlainPage
from cms.starter.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> PlainPage:
    return home_page().add_child(
        instance=PlainPage(
            title="Veilig helpen", title_en="Safely", slug="veilig", body_en='[{"type": "heading", "value": "a"}]'
        )
    )


def address(page: PlainPage, title: str) -> str:
    return f"/deelplaatje/{cards.name_of(page.pk, title)}.png"


@pytest.mark.parametrize(
    "title",
    [
        "Veilig helpen",
        "Een heel lange titel die doorgaat " * 7 + "tot het eind",
        "x" * 255,
        "مرحبا بكم في الحي",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        '#set page(fill: red) $x$ @a _b_ *c* "d" \\ </svg>',
        "\x00\u202e\ud800",
    ],
)
def test_any_title_gives_a_light_picture_of_the_right_size(title):
    png = cards.picture(title)

    with Image.open(BytesIO(png)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(png) <= 120_000


def test_a_long_title_stays_above_the_street_and_within_the_picture():
    """Below the letters and beside them the picture is the same with a short and with the longest title."""
    short, long = (Image.open(BytesIO(cards.picture(title))).convert("RGB") for title in ("Kort", "W" * 255))

    for place in ((0, 410, 1200, 630), (0, 130, 60, 400), (1140, 130, 1200, 400)):
        assert _difference(short.crop(place), long.crop(place)) < 12
    assert _difference(short.crop((60, 130, 1140, 400)), long.crop((60, 130, 1140, 400))) > 60


def _difference(one: Image.Image, other: Image.Image) -> int:
    """The most that a patch of them differs. Few colours are chosen for each, so hues do a little; shapes do not."""
    pairs = zip(*(it.resize((24, 12), Image.Resampling.BOX).convert("L").tobytes() for it in (one, other)), strict=True)
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize(
    ("title", "written", "reading"),
    [
        ("Zon ☀️ en 👩 zee", "Zon en zee", "ltr"),
        ("€ 5 + 3 = 8", "€ 5 + 3 = 8", "ltr"),
        ("שלום Lindedaal", "שלום Lindedaal", "rtl"),
        ("12 مرحبا", "12 مرحبا", "rtl"),
        ("🏳️‍🌈", "", "ltr"),
        ("a" * 20, "a" * 18 + "\u200b" + "aa", "ltr"),
    ],
)
def test_what_our_letters_cannot_write_is_left_out(title, written, reading):
    assert (cards.drawable(title), cards.reading(cards.drawable(title))) == (written, reading)


def test_a_page_has_a_picture_in_each_of_its_languages_that_may_be_kept_for_an_hour(client, page):
    dutch, english = client.get(address(page, "Veilig helpen")), client.get(address(page, "Safely"))

    assert (dutch.status_code, dutch["Content-Type"]) == (200, "image/png")
    assert dutch["Cache-Control"] == "public, max-age=3600"
    assert dutch.content != english.content


def test_it_is_made_once(client, page, monkeypatch):
    first = client.get(address(page, "Veilig helpen")).content
    monkeypatch.setattr(cards, "picture", lambda title: pytest.fail("drawn again"))

    assert client.get(address(page, "Veilig helpen")).content == first
    assert default_storage.exists(f"deelplaatjes/{cards.name_of(page.pk, 'Veilig helpen')}.png")


def test_another_title_is_another_picture_and_the_old_address_shows_the_plain_one(client, page):
    old = address(page, "Veilig helpen")
    page.title = "Zeker helpen"
    page.save()

    assert client.get(address(page, "Zeker helpen")).status_code == 200
    assert (client.get(old).status_code, client.get(old)["Location"]) == (302, "/static/built/card.png")


@pytest.mark.parametrize("name", ["1-0", "9" * 40 + "-" + "0" * 16, "x", "1-" + "g" * 16, "0-" + "0" * 16])
def test_a_made_up_name_draws_nothing(client, name):
    assert client.get(f"/deelplaatje/{name}.png")["Location"] == "/static/built/card.png"


def test_drafts_and_private_pages_have_none(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address(page, "Veilig helpen")).status_code == 302

    PageViewRestriction.objects.all().delete()
    PlainPage.objects.update(live=False)
    assert client.get(address(page, "Veilig helpen")).status_code == 302


def test_a_page_names_its_picture_and_looking_at_it_draws_nothing(client, page, monkeypatch):
    monkeypatch.setattr(cards, "picture", lambda title: pytest.fail("drawn"))

    text = client.get("/veilig/").content.decode()

    assert f'<meta property="og:image" content="http://localhost:8000{address(page, "Veilig helpen")}">' in text
    assert "http://localhost:8000/static/built/card.png" in client.get("/").content.decode()


def test_the_plain_picture_is_built_once(tmp_path, monkeypatch):
    made = cards.build_default(tmp_path).read_bytes()
    monkeypatch.setattr(cards, "picture", lambda title: pytest.fail("drawn again"))

    assert cards.build_default(tmp_path).read_bytes() == made
    assert len(made) <= 120_000
