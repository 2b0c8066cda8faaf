"""What the holder does with a certificate: give a link to it, with or without their name, and stop that again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training.models import Certificate, CertificateLink

from .signing import free_number

MOST = 20  # links to one certificate that are open at once


@transaction.atomic
def share_certificate(certificate: Certificate, *, by: User, shows_name: bool) -> CertificateLink:
    """A new link each time, so that each can be stopped by itself."""
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if by.pk != certificate.person_id:
        raise NotYours
    if certificate.withdrawn_at is not None or certificate.document is None:
        raise NotAllowedNow(_("This certificate cannot be shared."), "withdrawn")
    if certificate.links.filter(stopped_at=None).count() >= MOST:
        raise NotAllowedNow(_("You have many links already. Stop one first."), "many")
    link = CertificateLink.objects.create(certificate=certificate, code=free_number(), shows_name=shows_name)
    journal.record(resident=by, actor=by, verb="certificate.shared", about=certificate)
    return link


@transaction.atomic
def stop_sharing(link: CertificateLink, *, by: User) -> CertificateLink:
    """Also the one on the paper. Twice is once."""
    link = CertificateLink.objects.select_for_update(of=("self",)).select_related("certificate").get(pk=link.pk)
    if by.pk != link.certificate.person_id:
        raise NotYours
    if link.stopped_at is None:
        link.stopped_at = timezone.now()
        link.save(update_fields=["stopped_at"])
        journal.record(resident=by, actor=by, verb="certificate.share_stopped", about=link.certificate)
    return link


@transaction.atomic
def share_again(link: CertificateLink, *, by: User) -> CertificateLink:
    """The same link opens the same certificate again."""
    link = CertificateLink.objects.select_for_update(of=("self",)).select_related("certificate").get(pk=link.pk)
    if by.pk != link.certificate.person_id:
        raise NotYours
    if link.stopped_at is not None:
        link.stopped_at = None
        link.save(update_fields=["stopped_at"])
        journal.record(resident=by, actor=by, verb="certificate.shared", about=link.certificate)
    return link
