"""The third signature: one paper is made, kept for good, and all three hear it. On its first day the trial begins."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.models import TrialAgreement, TrialRevision, TrialSeal, TrialSignature
from marketplace.models.trials import Role
from marketplace.papers.trial import print_trial
from marketplace.states import TrialState
from marketplace.trial_text import digest_of
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.rules import lead_of, may_act_for
from training.actions.path import Move, Told, WayBack, take_step
from training.models import Step
from training.numbers import new_code
from training.queries.path import map_of, steps_of
from training.walking import here_now, that_hold

from .trials_shared import note, step_to, tell

PLACE = "trial_placement"
ORDER = [Role.RESIDENT, Role.EMPLOYER, Role.COORDINATOR]


def seal(trial: TrialAgreement, revision: TrialRevision, *, by: User) -> TrialSeal:
    """Inside the transaction of the last signature: without its paper nothing is signed."""
    code, at = new_code(), timezone.now()
    document = sealed_document(revision, code)
    digest = digest_of(document)
    pdf = print_trial(document, digest=digest, at=at)
    made = TrialSeal.objects.create(
        trial=trial, code=code, document=document, digest=digest, pdf=pdf, pdf_digest=hashlib.sha256(pdf).hexdigest(),
        sealed_at=at,
    )  # fmt: skip
    step_to(trial, TrialState.SIGNED)
    entry = note(trial, "trial.sealed", by=by)
    tell(trial, "trial.sealed", entry)
    begin_if_due(trial)
    return made


def sealed_document(revision: TrialRevision, code: str) -> dict[str, Any]:
    signatures = {it.role: it for it in revision.signatures.all()}
    return {"code": code, "text": revision.document, "signatures": [_told(signatures[role]) for role in ORDER]}


def _told(it: TrialSignature) -> dict[str, str]:
    at = it.signed_at.replace(microsecond=0).isoformat()
    return {"role": it.role, "name": it.signer_name, "how": it.how, "at": at, "witness": it.witness_name}


def begin_if_due(trial: TrialAgreement) -> bool:
    """Signed, and the first day is there: it goes on, and is a step on the path with its way back."""
    if trial.state != TrialState.SIGNED or trial.first_day is None or trial.first_day > timezone.localdate():
        return False
    try:
        with transaction.atomic():
            step = _step_of(trial)
    except NotAllowedNow:
        return False  # the path asks for a look first: it stands on Vandaag
    if step is None:
        return False
    trial.step = step
    step_to(trial, TrialState.RUNNING)
    note(trial, "trial.began", by=None)
    return True


def _step_of(trial: TrialAgreement) -> Step | None:
    """The step that was talked over when the coordinator signed; the one they stand on when it is there already."""
    person, street = trial.person, map_of(trial.person.municipality_id)
    held = that_hold(steps_of(person, street))
    if (there := next((it.came for it in here_now(held) if it.place.slug == PLACE), None)) is not None:
        return there
    by = _writes_it_down(trial)
    place = street.places.get(PLACE)
    if by is None or place is None or trial.back_place is None or trial.back_contact is None or not trial.back_until:
        return None
    way_back = WayBack(street.own(trial.back_place) or trial.back_place, trial.back_contact, trial.back_until)
    told = Told(why=Step.Why.NEW, idea_of=Step.Idea.PERSON, ends_on=trial.last_day)
    try:
        return take_step(person, by=by, move=Move(place), way_back=way_back, told=told)
    except NotYours as refused:
        raise NotAllowedNow(_("This can no longer be done. Somebody changed it before you."), "moment") from refused


def _writes_it_down(trial: TrialAgreement) -> User | None:
    """Who signed for the team, as long as they look after this person; else who does so now."""
    signature = TrialSignature.objects.filter(revision__trial=trial, role=Role.COORDINATOR).select_related("signer")
    last = signature.order_by("-revision__number").first()
    if last is not None and last.signer is not None and may_act_for(last.signer, trial.person):
        return last.signer
    return lead_of(trial.person.neighbourhood_id) if trial.person.neighbourhood_id else None
