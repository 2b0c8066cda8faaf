"""Certificates on paper: PDF/UA-1, readable for a screen reader, with a QR code to the page that checks them."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import segno
import typst
from django.utils.translation import gettext as _

from .names import FONTS, on_paper

SOURCE = Path(__file__).with_name("certificate.typ")


@dataclass(frozen=True)
class Paper:
    """What stands on one. `outcomes`: what the holder can do; `facts`: (label, words); `address`: where to check."""

    language: str
    holder: str
    course: str
    issuer: str
    outcomes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    signer: str
    role: str
    address: str
    number: str


@dataclass(frozen=True)
class Drawings:
    """SVG of who gives it: the mark beside the name, and the picture along the foot (as wide as the paper)."""

    logo: str
    street: str


def pdf_of(papers: Sequence[Paper], drawings: Drawings, *, title: str, at: datetime) -> bytes:
    """An A4 for each. `at`: the moment that the file says it was made; the same papers give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "certificate.typ").write_text(SOURCE.read_text())
        (root / "logo.svg").write_text(drawings.logo)
        (root / "street.svg").write_text(drawings.street)
        for number, paper in enumerate(papers):
            segno.make(paper.address, error="m", micro=False).save(str(root / f"qr-{number}.svg"), border=2)
        return typst.compile(
            root / "certificate.typ",
            root=root,
            font_paths=FONTS,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
            sys_inputs={"title": title, "papers": json.dumps([_told(paper) for paper in papers])},
        )


def _told(paper: Paper) -> dict[str, object]:
    shown = paper.address.partition("://")[2].rstrip("/")
    holder, is_rewritten = on_paper(paper.holder)
    written = {
        "holder": holder,
        "course": _drawn(paper.course),
        "issuer": _drawn(paper.issuer),
        "signer": _drawn(paper.signer),
        "outcomes": [_drawn(words) for words in paper.outcomes],
        "facts": [(label, _drawn(words)) for label, words in paper.facts],
    }
    return {**asdict(paper), **written, "shown_address": shown, "said": _said(holder, is_rewritten=is_rewritten)}


def _drawn(words: str) -> str:
    return on_paper(words)[0]


def _said(holder: str, *, is_rewritten: bool) -> dict[str, str]:
    return {
        "letters": _("In the file the name stands in its own letters.") if is_rewritten else "",
        "heading": _("Certificate"),
        "did": _("did the course"),
        "can": _("What %(name)s can do") % {"name": holder},
        "no_diploma": _("This is not a diploma."),
        "check": _("Is this genuine? Look at:"),
        "qr": _("Square code to the page where you can check this certificate"),
    }
