"""A trial placement on paper with its three signatures: PDF/UA-1, made once and kept as it is."""

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace import trial_text
from marketplace.models import TrialSignature
from marketplace.models.trials import Role
from training.contents import LANGUAGE
from training.papers.names import FONTS, on_paper
from training.printing import drawings

SOURCE = Path(__file__).with_name("trial.typ")
MARK = "dichtbij-proefplaatsing"  # in the file's own description, with its code: so that a changed one is known


def address_of(code: str) -> str:
    return settings.SITE_URL + reverse("marketplace:trial_paper", args=[code])


def print_trial(sealed: Mapping[str, Any], *, digest: str, at: datetime) -> bytes:
    """`sealed`: the text, its signatures and its code, as TrialSeal keeps them. The same content is the same bytes."""
    with translation.override(LANGUAGE), tempfile.TemporaryDirectory() as folder:
        root, drawn, address = Path(folder), drawings(), address_of(sealed["code"])
        (root / "trial.typ").write_text(SOURCE.read_text())
        (root / "logo.svg").write_text(drawn.logo)
        (root / "street.svg").write_text(drawn.street)
        segno.make(address, error="m", micro=False).save(str(root / "qr.svg"), border=2)
        return typst.compile(
            root / "trial.typ",
            root=root,
            font_paths=FONTS,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
            sys_inputs={"trial": json.dumps(_told(sealed, digest, address))},
        )


def _told(sealed: Mapping[str, Any], digest: str, address: str) -> dict[str, object]:
    text = trial_text.read(sealed["text"])
    return {
        "language": LANGUAGE,
        "title": _("Agreement on a trial placement"),
        "town": _drawn(_("Municipality of %(name)s") % {"name": sealed["text"]["municipality"]}),
        "lines": [(label, _drawn(words)) for _key, label, words in text.lines],
        "signed": _("Signed by"),
        "signatures": [_signature(it) for it in sealed["signatures"]],
        "check": _("Is this genuine? Look at:"),
        "address": address,
        "site": address.partition("://")[2].removesuffix(f"{sealed['code']}/"),
        "code": sealed["code"],
        "mark": f"{MARK} {sealed['code']}",
        "qr": _("Square code to the page where you can check this agreement"),
        "digest_words": _("Fingerprint of all that stands here:"),
        "digest": [digest[start : start + 16] for start in range(0, len(digest), 16)],
    }


def _signature(it: Mapping[str, str]) -> dict[str, str]:
    moment = timezone.localtime(datetime.fromisoformat(it["at"]))
    said = {"day": date_format(moment, "j F Y"), "time": date_format(moment, "G.i")}
    how = str(TrialSignature.How(it["how"]).label)
    witness = _("Witness: %(name)s") % {"name": it["witness"]} if it["witness"] else ""
    return {
        "name": _drawn(it["name"]),
        "role": str(Role(it["role"]).label),
        "when": _("%(day)s, %(time)s hours") % said,
        "how": how,
        "witness": _drawn(witness) if witness else "",
    }


def _drawn(words: str) -> str:
    return "\n".join(on_paper(line)[0] for line in words.splitlines()) if words else ""
