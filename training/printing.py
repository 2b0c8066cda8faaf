"""A certificate that was signed, as the paper that says the same; the drawings on it are the site's."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .contents import LANGUAGE, address_of
from .credentials import badge
from .models import Certificate
from .papers.certificate import Drawings, Paper, pdf_of

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
_draw: list[Callable[[], Drawings]] = [lambda: Drawings(PLAIN, PLAIN)]


def drawn_by(draw: Callable[[], Drawings]) -> None:
    """The site says how its papers look."""
    _draw[0] = draw


def drawings() -> Drawings:
    """The site's own, for every paper."""
    return _draw[0]()


def print_certificates(certificates: Sequence[Certificate]) -> bytes:
    """An A4 for each. The same certificates are the same bytes."""
    with translation.override(LANGUAGE):
        papers = [paper_of(certificate) for certificate in certificates]
        title = papers[0].course if len(papers) == 1 else _("Certificates")
        made = max((certificate.awarded_on for certificate in certificates), default=timezone.localdate())
        at = timezone.make_aware(datetime.combine(made, time.min))
        return pdf_of(papers, drawings(), title=title, at=at)


def paper_of(certificate: Certificate) -> Paper:
    told = badge.read(certificate.document or {})
    (_label, signer), (_label, role) = told.facts[-2:]
    return Paper(
        language=LANGUAGE,
        holder=told.holder,
        course=told.course,
        issuer=told.issuer,
        outcomes=told.outcomes,
        facts=told.facts[:-2],
        signer=signer,
        role=role,
        address=address_of(told.number),
        number=told.number,
    )
