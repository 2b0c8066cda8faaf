"""A certificate that no longer holds: withdrawn, corrected, renewed. The old one stays, with its reason."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods import journal, outreach, rules
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from training.contents import Award
from training.models import Certificate, Enrolment
from training.states import EnrolmentState

from .moves import fresh
from .signing import free_number, last_day, let_go, make_certificate

Why = Certificate.Why
BY_ITSELF = {Why.CORRECTED, Why.RENEWED}  # these have a newer one


@transaction.atomic
def withdraw_certificate(certificate: Certificate, *, by: User, why: str) -> Certificate:
    """Said again it is the same answer: the first word stands."""
    certificate = _locked(certificate, by)
    if why not in {Why.MISTAKE, Why.ASKED}:
        raise NotAllowedNow(_("Choose why it is withdrawn."), "why")
    if certificate.withdrawn_why in BY_ITSELF:
        raise NotAllowedNow(_("There is a newer one of this certificate. Look at that one."), "newer")
    if certificate.withdrawn_at is None:
        let_go(certificate, why=why, by=by)
        journal.record(resident=certificate.person, actor=by, verb="certificate.withdrawn", about=certificate)
        outreach.announce(certificate.person, "certificate.withdrawn", about=certificate)
    return certificate


@transaction.atomic
def correct_certificate(certificate: Certificate, *, by: User, holder_name: str) -> Certificate:
    """A new one with the right name, and what the course says now; the old one is withdrawn."""
    certificate, name = _standing(certificate, by), " ".join(holder_name.split())
    if not name:
        raise NotAllowedNow(_("Fill in the name for on the certificate."), "name")
    return _again(certificate, by, "certificate.corrected", Why.CORRECTED, certificate.awarded_on,
                  certificate.valid_until, name)  # fmt: skip


@transaction.atomic
def renew_certificate(certificate: Certificate, *, by: User) -> Certificate:
    """The same for a new period, from today; the old one makes place. On the same day it is the same one."""
    certificate, today = _standing(certificate, by), timezone.localdate()
    if certificate.valid_until is None:
        raise NotAllowedNow(_("This certificate stays valid."), "no_end")
    if certificate.awarded_on == today:
        return certificate
    until = last_day(certificate.course, today)
    return _again(certificate, by, "certificate.renewed", Why.RENEWED, today, until, certificate.holder_name)


@transaction.atomic
def give_again(certificate: Certificate, *, by: User) -> Certificate:
    """It was withdrawn by mistake: a new one for the same period; the old one stays withdrawn. Twice is once."""
    if certificate.run_id is not None:
        fresh(certificate.run_id)  # before the person, as everywhere
    certificate = _locked(certificate, by)
    if certificate.document is None:
        raise _noted()
    if certificate.withdrawn_at is None:
        return certificate
    newer = Certificate.objects.filter(replaces=certificate).first()
    if newer is not None:
        return newer
    if certificate.person.certificates.filter(course=certificate.course, withdrawn_at=None).exists():
        raise NotAllowedNow(_("There is a newer one of this certificate. Look at that one."), "newer")
    part = Enrolment.objects.filter(run=certificate.run_id, person=certificate.person).first()
    if part is not None and part.state != EnrolmentState.FINISHED:
        raise NotAllowedNow(_("This person did not do the course yet."), "not_finished")
    outreach.withdraw(certificate)
    return _make(certificate, by, "certificate.given_again", certificate.awarded_on,
                 certificate.valid_until, certificate.holder_name)  # fmt: skip


def _again(old: Certificate, by: User, verb: str, why: str, on: date, until: date | None, name: str) -> Certificate:
    let_go(old, why=why, by=by)
    return _make(old, by, verb, on, until, name)


def _make(old: Certificate, by: User, verb: str, on: date, until: date | None, name: str) -> Certificate:
    award = Award(old.person, old.course, old.run, free_number(), old.revision + 1, name, on, until, by)
    made = make_certificate(award, replaces=old)
    journal.record(resident=old.person, actor=by, verb=verb, about=made)
    outreach.announce(old.person, "certificate.issued", about=made)
    return made


def _standing(certificate: Certificate, by: User) -> Certificate:
    certificate = _locked(certificate, by)
    if certificate.withdrawn_at is not None:
        raise NotAllowedNow(_("This certificate was withdrawn already."), "withdrawn")
    if certificate.document is None:
        raise _noted()
    return certificate


def _noted() -> NotAllowedNow:
    return NotAllowedNow(_("This certificate was written down from a paper. Nothing was signed."), "noted")


def _locked(certificate: Certificate, by: User) -> Certificate:
    """As it is now, for who looks after its holder."""
    User.objects.select_for_update(no_key=True).get(pk=certificate.person_id)
    rows = Certificate.objects.select_for_update(of=("self",))
    found = rows.select_related(
        "person__municipality", "course", "run__neighbourhood__municipality", "run__teacher"
    ).get(pk=certificate.pk)
    if by.pk == found.person_id or not rules.may_act_for(by, found.person):
        raise NotYours
    return found
