"""Certificates in every state: of who did a course, shared, withdrawn, over their date, and files that are none."""

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.training.classes import class_in, did_it
from training.actions import issuing, proofs, sharing, withdrawing
from training.models import Certificate, IssueFault, IssueRound
from training.models import Course as Taught

from .lines import Line, looked_at


def give_certificates(town: Any) -> SimpleNamespace:
    """Samira has one that holds, one that is over and one that was withdrawn; a class waits, another is being made."""
    said = {"name_nl": town.names.kind, "outcomes_nl": f"{town.names.step}\n" * 3, "minutes": 540}
    ours, old, wrong = (Taught.objects.create(slug=slug, **said) for slug in ("strijken", "koken", "tuin"))
    run = class_in(town.here, ours, place_name=town.names.place[:80])
    holds = issuing.issue_certificate(did_it(run, town.samira), by=town.yvonne)
    for person in (town.henk, town.gone):
        did_it(run, person)
    tried = IssueRound.objects.create(run=run, asked_by=town.yvonne, finished_at=timezone.now())
    IssueFault.objects.create(round=tried, person=town.henk, why=IssueFault.Why.WORDS)
    over, gone = (issuing.issue_certificate(did_it(class_in(town.here, course), town.samira), by=town.yvonne)
                  for course in (old, wrong))  # fmt: skip
    Certificate.objects.filter(pk=over.pk).update(valid_until=date(2026, 1, 31))
    withdrawing.withdraw_certificate(gone, by=town.yvonne, why="mistake")
    busy = class_in(town.here, old)
    did_it(busy, town.henk)
    issuing.issue_round(busy, by=town.yvonne)
    proofs.note_external_proof(town.samira, by=town.yvonne, kind="practice", name=town.names.kind,
                               given_by=town.names.place, given_on=date(2026, 3, 1))  # fmt: skip
    nameless, stopped = (sharing.share_certificate(holds, by=town.samira, shows_name=shows) for shows in (False, True))
    sharing.stop_sharing(stopped, by=town.samira)
    return SimpleNamespace(
        run=run, busy=busy, holds=holds, over=over, gone=gone, nameless=nameless.code, stopped=stopped.code,
        file=json.dumps(holds.document), changed=json.dumps({**holds.document, "name": "Arts"}),
        foreign=json.dumps(holds.document).replace("did:web:localhost%3A8000#z", "did:web:localhost%3A8000#zz"),
    )  # fmt: skip


def checked(name: str, words: str, *, once: bool = True) -> Line:
    return Line(f"certificate file: {name}", "/certificaat/", data={"words": words}, once=once)


LINES = (
    *looked_at("", {
        "certificate, genuine": "/certificaat/{t.certs.holds.number}/",
        "certificate without a name": "/certificaat/{t.certs.nameless}/",
        "certificate, over its date": "/certificaat/{t.certs.over.number}/",
    }),
    *looked_at("", {
        "check a certificate": "/certificaat/",
        "certificate, withdrawn": "/certificaat/{t.certs.gone.number}/",
        "certificate, no longer shared": "/certificaat/{t.certs.stopped}/",
    }, once=True),
    Line("certificate that nobody knows", "/certificaat/ACDE-FGHJ-KMNP/", status=404, once=True),
    Line("check a certificate, nothing filled in", "/certificaat/", data={}, once=True),
    Line("check a certificate, no number", "/certificaat/", data={"code": "12"}, once=True),
    checked("genuine", "{t.certs.file}", once=False),
    checked("changed", "{t.certs.changed}"),
    checked("foreign", "{t.certs.foreign}"),
    checked("broken", "[[["),
    checked("something else", "[]"),
    checked("the paper", "%PDF-1.7"),
    checked("empty", "   "),
    *looked_at("samira", {"my certificates": "/mijn/certificaten/"}),
    *looked_at("newcomer", {"my certificates, none": "/mijn/certificaten/"}, state="empty"),
    *looked_at("yvonne", {
        "desk: certificates": "/cms/certificaten/",
        "desk: certificates of a class": "/cms/certificaten/klas/{t.certs.run.pk}/",
        "desk: certificates that are being made": "/cms/certificaten/klas/{t.certs.busy.pk}/",
    }),
    *looked_at("yvonne", {"desk: no certificates": "/cms/certificaten/"}, state="empty"),
    Line("desk: a proof with mistakes", "/cms/mensen/{t.samira.pk}/bewijs/", "yvonne", data={}, once=True),
)  # fmt: skip
