"""Is this agreement as it was sealed? What the page tells is on the paper already, and names nobody."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from marketplace.models import TrialSeal
from marketplace.papers.trial import MARK
from marketplace.states import TrialState
from marketplace.trial_text import digest_of, read
from training.numbers import as_written

GENUINE, CHANGED, UNKNOWN, FOREIGN, LARGE, EMPTY = "genuine", "changed", "unknown", "foreign", "large", "empty"
_CODE = re.compile(re.escape(MARK).encode() + rb"\s([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")


@dataclass(frozen=True)
class Look:
    """`status` other than genuine: nothing else is filled in. No name, of nobody."""

    status: str
    company: str = ""
    first_day: date | None = None
    last_day: date | None = None
    sealed_on: date | None = None
    stands: str = ""  # how it stands with the trial now
    digest: tuple[str, ...] = ()


TOO_LARGE = Look(LARGE)


def look_by(code: str) -> Look:
    """The content that is kept, against its fingerprint."""
    seal = TrialSeal.objects.select_related("trial").defer("pdf").filter(code=as_written(code)).first()
    return _look(seal) if seal is not None else Look(UNKNOWN)


def look_at_file(data: bytes) -> Look:
    """The very bytes that were sealed, or not. A changed one is known by what it says it is."""
    if not data.strip():
        return Look(EMPTY)
    mark = hashlib.sha256(data).hexdigest()
    seal = TrialSeal.objects.select_related("trial").defer("pdf").filter(pdf_digest=mark).first()
    if seal is not None:
        return _look(seal)
    said = _CODE.search(data)
    known = said is not None and TrialSeal.objects.filter(code=said.group(1).decode()).exists()
    return Look(CHANGED) if known else Look(FOREIGN)


def _look(seal: TrialSeal) -> Look:
    if digest_of(seal.document) != seal.digest:
        return Look(CHANGED)
    text, trial = read(seal.document["text"]), seal.trial
    return Look(
        status=GENUINE,
        company=text.company,
        first_day=text.first_day,
        last_day=text.last_day,
        sealed_on=timezone.localdate(seal.sealed_at),
        stands=_stands(trial.state),
        digest=tuple(seal.digest[start : start + 16] for start in range(0, len(seal.digest), 16)),
    )


def _stands(state: str) -> str:
    """An outcome is nobody else's business: over is over."""
    return str(TrialState(state).label) if state in {TrialState.SIGNED, TrialState.RUNNING} else "over"
