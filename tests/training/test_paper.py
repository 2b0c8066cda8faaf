"""The certificate on paper, read back by readers that we did not write: its words, its tags, its square code."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp

from training.papers import names
from training.papers.certificate import Drawings, Paper, pdf_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z" fill="#BFD8D8"/></svg>'
DRAWINGS = Drawings(logo=SVG, street=SVG)
AT = datetime(2026, 5, 13, 12, tzinfo=UTC)
SAMIRA = Paper(
    language="nl",
    holder="Samira Haddad",
    course="Was en strijk",
    issuer="Gemeente Lindedaal",
    outcomes=("Kan een overhemd strijken.", "Kan de was sorteren."),
    facts=(("Gegeven op", "13 mei 2026"), ("Uren", "9 uur")),
    signer="Marijke Post",
    role="praktijkbegeleider",
    address="https://lindedaal.example/certificaat/7K4M-9PXR-2TQA/",
    number="7K4M-9PXR-2TQA",
)

LONG = "Wilhelmina-Alexandrine van Oranje-Nassau tot Lippe-Biesterfeld en Hohenzollern-Sigmaringen"


def made(*papers: Paper) -> bytes:
    return pdf_of(papers, DRAWINGS, title="Certificaat van Samira Haddad", at=AT)


def words_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def codes_of(pdf: bytes) -> list[list[str]]:
    pages = [page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [[code.text for code in zxingcpp.read_barcodes(page)] for page in pages]


def tags_of(node) -> list[str]:
    """The kinds of parts, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [tag for part in node for tag in tags_of(part)]
    if not isinstance(node, dict) or "/K" not in node:
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + tags_of(node["/K"])


def test_all_of_it_can_be_read_back():
    [words] = words_of(made(SAMIRA))
    told = [
        "Gemeente Lindedaal", "Certificaat", "Samira Haddad", "deed de cursus", "Was en strijk",
        "Wat Samira Haddad kan", *SAMIRA.outcomes, "Gegeven op 13 mei 2026", "Uren 9 uur",
        "Marijke Post praktijkbegeleider", "Dit is geen diploma.", "7K4M-9PXR-2TQA",
    ]  # fmt: skip
    assert [words.find(part) for part in told] == sorted(words.find(part) for part in told)
    assert [part for part in told if part not in words] == []


def test_the_square_code_leads_to_where_it_is_checked():
    assert codes_of(made(SAMIRA)) == [[SAMIRA.address]]


def test_a_screen_reader_finds_its_way():
    reader = pypdf.PdfReader(BytesIO(made(SAMIRA)))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Certificaat van Samira Haddad"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    tags = tags_of(root["/StructTreeRoot"]["/K"])
    assert [tag for tag in tags if tag in {"/H1", "/H2", "/L", "/Figure", "/Link"}] == [
        "/H1",
        "/H2",
        "/L",
        "/Link",
        "/Figure",
    ]


def test_a_class_gets_a_page_each_with_its_own_code():
    others = [
        replace(SAMIRA, holder=f"Deelnemer {n}", address=f"https://lindedaal.example/certificaat/{n}/")
        for n in range(3)
    ]
    pdf = made(SAMIRA, *others)
    assert codes_of(pdf) == [[paper.address] for paper in (SAMIRA, *others)]
    assert ["Deelnemer" in words for words in words_of(pdf)] == [False, True, True, True]


@pytest.mark.parametrize("holder", [LONG, "W" * 120, "Zoë Ĳsbrandĳ"])
def test_a_long_or_foreign_name_stays_on_one_page(holder):
    assert len(words_of(made(replace(SAMIRA, holder=holder)))) == 1


def test_the_same_papers_are_the_same_bytes():
    assert made(SAMIRA) == made(SAMIRA)


def test_words_cannot_steer_the_paper():
    [words] = words_of(made(replace(SAMIRA, holder='#panic("x") $a$ *b* <c> @d')))
    assert '#panic("x") $a$ *b* <c> @d' in words


# ---------------------------------------------------------------- a name in any letters
NAMES = {
    "Zoë Ĳsbrandĳ": "Zoë Ĳsbrandĳ",
    "ሳሙኤል ተስፋይ": "ሳሙኤል ተስፋይ",  # Tigrinya
    "Наталія Ґалаган": "Наталія Ґалаган",
    "Δημήτρης": "Δημήτρης",
    "Nguyễn Thị Hồng": "Nguyễn Thị Hồng",
    "e\u0301a\u0308": "éä",  # combining marks, put together
    "Anna 🌸 de Wit": "Anna de Wit",
    "👨‍👩‍👧 Jan": "Jan",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_on_paper_in_its_own_letters(name):
    [words] = words_of(made(replace(SAMIRA, holder=name)))
    assert NAMES[name] in words
    assert "eigen letters" not in words


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "דוד לוי"])
def test_a_name_from_right_to_left_is_drawn(name):
    """Its letters are there; in which order a reader gives them back differs."""
    [words] = words_of(made(replace(SAMIRA, holder=name)))
    assert set(unicodedata.normalize("NFKC", words)) >= set(name)


def test_a_name_that_no_font_draws_is_written_in_latin_letters_and_says_so(monkeypatch):
    """As on a machine without fonts of its own for Chinese."""
    monkeypatch.setattr(names, "can_be_drawn", lambda words: words.isascii())
    [words] = words_of(made(replace(SAMIRA, holder="李小龙")))
    assert "Certificaat Li Xiao Long In het bestand staat de naam in eigen letters." in words


@pytest.mark.parametrize(
    "name", ["李小龙", "สมชาย", "김민수", "山田太郎", "शर्मा", "x҉y", "🌸", "\u200d", "A\ue000B", "𐍈𐌰𐌽"]
)
def test_every_name_gives_a_paper(name):
    assert len(words_of(made(replace(SAMIRA, holder=name)))) == 1


@pytest.mark.parametrize("field", ["course", "issuer", "signer"])
def test_other_words_with_a_picture_give_a_paper_too(field):
    assert len(words_of(made(replace(SAMIRA, **{field: "Koken 🍲 李"})))) == 1
