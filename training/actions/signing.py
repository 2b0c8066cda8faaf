"""What every action on a certificate shares, inside its transaction: signing it, and letting it no longer hold."""

import secrets
from calendar import monthrange
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.errors import NotAllowedNow
from training.contents import Award, document_of
from training.credentials import proof, status
from training.issuer import own_did, signing_key
from training.models import Certificate, CertificateLink, Course, ListPlace, SigningKey
from training.numbers import new_code

HALF_FULL = status.SIZE // 2  # then the next list begins: a free place is found at once


def make_certificate(award: Award, *, replaces: Certificate | None = None) -> Certificate:
    """The certificate, signed, with the link that stands on its paper; what the holder shared leads to it from now."""
    key = signing_key()
    if key is None:
        raise NotAllowedNow(_("There is no key for certificates yet. Ask who looks after the site."), "no_key")
    recorded, _is_new = SigningKey.objects.get_or_create(public=key.public.multibase)
    SigningKey.objects.select_for_update().get(pk=recorded.pk)  # one at a time: a place in the list is taken once
    place = _take_place()
    signed = proof.sign(document_of(award, place), key=key, did=own_did(), at=timezone.now())
    certificate = Certificate.objects.create(**_row(award), place_in_list=place, document=signed, key=recorded,
                                             replaces=replaces)  # fmt: skip
    CertificateLink.objects.create(certificate=certificate, code=award.number)
    if replaces is not None:
        CertificateLink.objects.filter(certificate=replaces).exclude(code=replaces.number).update(
            certificate=certificate
        )
    return certificate


def _row(award: Award) -> dict[str, Any]:
    return {
        "person": award.person,
        "course": award.course,
        "run": award.run,
        "number": award.number,
        "revision": award.revision,
        "holder_name": award.holder,
        "awarded_on": award.on,
        "awarded_by": award.by,
        "valid_until": award.until,
    }


def _take_place() -> int:
    """Anywhere in the list, so that nobody reads from it who got theirs together. Taken for good."""
    first = ListPlace.objects.count() // HALF_FULL * status.SIZE
    while True:
        place, is_new = ListPlace.objects.get_or_create(number=first + secrets.randbelow(status.SIZE))
        if is_new:
            return place.number


def free_number() -> str:
    while CertificateLink.objects.filter(code=(number := new_code())).exists():
        pass
    return number


def last_day(course: Course, begins: date) -> date | None:
    """Until when a certificate of this course counts."""
    if not course.valid_months:
        return None
    year, month = divmod(begins.year * 12 + begins.month - 1 + course.valid_months, 12)
    return date(year, month + 1, min(begins.day, monthrange(year, month + 1)[1]))


def let_go(certificate: Certificate, *, why: str, by: Any) -> None:
    """It no longer holds, and never will again."""
    certificate.withdrawn_at, certificate.withdrawn_why, certificate.withdrawn_by = timezone.now(), why, by
    certificate.save(update_fields=["withdrawn_at", "withdrawn_why", "withdrawn_by"])
    if certificate.place_in_list is not None:
        ListPlace.objects.filter(number=certificate.place_in_list).update(is_withdrawn=True)
