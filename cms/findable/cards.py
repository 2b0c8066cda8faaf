"""The picture that goes along when somebody shares a page: its title above our street, 1200 by 630 dots."""

import re
import tempfile
import unicodedata
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import font_manrope
import typst
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import Page

from cms import street
from cms.models.found import Found

SOURCE = Path(__file__).with_name("card.typ")
FONTS = Path(font_manrope.__file__).parent / "files"
DRAWN = "2"  # count up when the drawing changes: the pictures are then made anew
FOLDER = "deelplaatjes"
LONGEST_WORD = 18
COLOURS = 128
NAME = re.compile(r"([0-9]{1,15})-([0-9a-f]{16})")
DEFAULT = "Help een buur. Of vraag om hulp."


def picture(title: str) -> bytes:
    """A PNG. Signs that no letter of ours has, such as emoji, are left out."""
    words = drawable(title) or DEFAULT
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "card.typ").write_text(SOURCE.read_text())
        (root / "street.svg").write_text(street.wide())
        (root / "logo.svg").write_text(street.logo(standalone=True))
        drawn = typst.compile(
            root / "card.typ",
            root=root,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="png",
            ppi=72,
            sys_inputs={"title": words, "reading": reading(words)},
        )
    return _light(drawn)


def _light(png: bytes) -> bytes:
    """The same in so few colours that nobody sees it, at a third of the weight."""
    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def drawable(title: str) -> str:
    """Letters, digits and signs of sentences; an endless word may break anywhere."""
    signs = (" " if sign.isspace() else sign for sign in title)
    plain = "".join(sign for sign in signs if unicodedata.category(sign)[0] in "LMNPZ" or sign in "+=<>|~^`$€£°")
    plain = "".join(sign for sign in plain if not "\ufe00" <= sign <= "\ufe0f" and sign < "\U000e0000")
    return re.sub(rf"(\w{{{LONGEST_WORD}}})(?=\w)", "\\1\u200b", " ".join(plain.split()))


def reading(words: str) -> str:
    """The direction of the first letter that has one."""
    strong = (unicodedata.bidirectional(sign) for sign in words)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def name_of(pk: int, title: str) -> str:
    """Follows the title: who changes it gets another picture at another address."""
    return f"{pk}-{sha256(f'{DRAWN} {title}'.encode()).hexdigest()[:16]}"


def card_named(name: str) -> bytes | None:
    """The picture of a page that everybody may read, in one of its languages. Made when it is first asked for."""
    parts = NAME.fullmatch(name)
    page = Page.objects.live().public().filter(pk=int(parts[1])).specific().first() if parts else None
    if not isinstance(page, Found):
        return None
    titles = (page.title_in(language) for language in page.languages)
    title = next((title for title in titles if name_of(page.pk, title) == name), None)
    return _kept(name, title) if title is not None else None


def _kept(name: str, title: str) -> bytes:
    path = f"{FOLDER}/{name}.png"
    if default_storage.exists(path):
        with default_storage.open(path) as file:
            return file.read()
    made = picture(title)
    saved = default_storage.save(path, ContentFile(made))
    if saved != path:  # somebody else made it meanwhile
        default_storage.delete(saved)
    return made


def throw_away(pk: int) -> None:
    """The pictures of a page that is no longer to be read, with its titles of before."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    for name in names:
        if name.startswith(f"{pk}-"):
            default_storage.delete(f"{FOLDER}/{name}")


def build_default(folder: Path) -> Path:
    """The picture of all other addresses, with what a page loads; made again only when it would be another."""
    made, stamp = folder / "card.png", folder / "card.stamp"
    drawn = (DRAWN, SOURCE.read_text(), street.wide(), street.logo(standalone=True), DEFAULT)
    wanted = sha256(repr(drawn).encode()).hexdigest()
    if not (made.exists() and stamp.exists() and stamp.read_text() == wanted):
        made.write_bytes(picture(DEFAULT))
        stamp.write_text(wanted)
    return made
