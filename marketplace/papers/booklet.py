"""The work booklet on paper: PDF/UA-1, with a QR code to its link while that is open."""

import json
import tempfile
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.queries.booklets import Learned, Shown, own_booklet
from neighbourhoods.models import User
from training.contents import LANGUAGE
from training.papers.names import FONTS, on_paper
from training.printing import drawings

SOURCE = Path(__file__).with_name("booklet.typ")


def address_of(code: str) -> str:
    return settings.SITE_URL + reverse("marketplace:shared_booklet", args=[code])


def print_booklet(person: User) -> bytes:
    """What others see, and nothing else. The same booklet is the same bytes."""
    with translation.override(LANGUAGE), tempfile.TemporaryDirectory() as folder:
        own, root, drawn = own_booklet(person), Path(folder), drawings()
        (root / "booklet.typ").write_text(SOURCE.read_text())
        (root / "logo.svg").write_text(drawn.logo)
        (root / "street.svg").write_text(drawn.street)
        address = address_of(own.code) if own.code else ""
        if address:
            segno.make(address, error="m", micro=False).save(str(root / "qr.svg"), border=2)
        return typst.compile(
            root / "booklet.typ",
            root=root,
            font_paths=FONTS,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_moment(own.shown),
            sys_inputs={"booklet": json.dumps(_told(own.shown, address, own.code))},
        )


def _moment(shown: Shown) -> int:
    return shown.changed_on.toordinal() * 86_400 - _EPOCH


_EPOCH = 719_163 * 86_400  # the first of January 1970, as toordinal counts days


def _told(shown: Shown, address: str, code: str) -> dict[str, object]:
    day = date_format(shown.changed_on, "j F Y")
    return {
        "language": LANGUAGE,
        "title": _("Work booklet"),
        "town": _drawn(_("Municipality of %(name)s") % {"name": shown.town}) if shown.town else "",
        "name": _drawn(shown.name),
        "own_words": _drawn(shown.own_words),
        "parts": [part for part in (_work(shown), _learned(shown)) if part["rows"]],
        "thanks": _("Thank-yous of neighbours") if shown.quotes else "",
        "quotes": [(_drawn(it.words), _drawn(it.about)) for it in shown.quotes],
        "empty": _("Nothing stands in it yet.") if shown.is_empty else "",
        "how": [
            _("An hour counts when both sides said yes."),
            _("Made with Dichtbij on %(day)s.") % {"day": day},
        ],
        "check": _("Does this still hold? Look at:") if address else "",
        "address": address,
        "site": address.partition("://")[2].removesuffix(f"{code}/"),
        "code": code,
        "qr": _("Square code to the page of this work booklet"),
    }


def _work(shown: Shown) -> dict[str, object]:
    total = sum(it.times for it in shown.work)
    heading = ngettext("Did %(count)d job", "Did %(count)d jobs", total) % {"count": total}
    return {"heading": heading, "rows": [(_drawn(it.name), it.done) for it in shown.work]}


def _learned(shown: Shown) -> dict[str, object]:
    return {"heading": _("Certificates"), "rows": [(_drawn(it.name), _given(it)) for it in shown.learned]}


def _given(it: Learned) -> str:
    over = _("It no longer counts.")
    return f"{it.given}. {over}" if it.is_over else it.given


def _drawn(words: str) -> str:
    return on_paper(words)[0] if words else ""
