"""Trial placements as each of the three sees them: the text, who signed it, how it went, and what may be done now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import Employer, TrialAgreement, TrialRevision, TrialSignature
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_assessed import Assessed, assessed_of
from marketplace.trial_text import Text, read
from marketplace.words import day_words
from neighbourhoods.models import User

RELATED = (
    "introduction__yes", "employer__organisation", "employer__neighbourhood__municipality", "person__municipality",
    "person__neighbourhood", "contact", "owner", "follows", "step__place", "back_place", "back_contact", "seal",
    "assessment__answered_by",
)  # fmt: skip
HEAVY = (
    "employer__neighbourhood__geometry", "employer__neighbourhood__municipality__geometry",
    "person__municipality__geometry", "person__neighbourhood__geometry", "seal__pdf",
)  # fmt: skip
NAME_IS_OPEN = {TrialState.SIGNED, TrialState.RUNNING, TrialState.ENDED}
BEFORE_IT_BEGINS = {TrialState.DRAFT, TrialState.TO_SIGN, TrialState.SIGNED}


@dataclass(frozen=True)
class Signed:
    """A signature as it stands under a text."""

    role: str
    role_words: str
    name: str
    how: str
    at: datetime
    witness: str


@dataclass(frozen=True)
class RoleLine:
    """One of the three, signed or not yet."""

    role: str
    words: str
    signed: Signed | None
    is_me: bool


@dataclass(frozen=True)
class EarlierText:
    """A text of before, with what was signed under it. It counts no more."""

    number: int
    written_at: datetime
    signed: tuple[Signed, ...]


@dataclass(frozen=True)
class Outcome:
    """What came of it, in words."""

    what: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class TrialShown:
    """One trial for one of the three. What may not be done now is False."""

    pk: int
    state: str
    state_words: str
    company: str
    name: str  # of the resident, as this viewer may read it
    role: str
    text: Text | None
    number: int
    lines: tuple[RoleLine, ...]
    earlier: tuple[EarlierText, ...]
    first_day: date | None
    last_day: date | None
    code: str  # of the sealed paper
    assessed: Assessed | None
    outcome: Outcome | None
    back_place: str
    back_contact: str
    back_until: date | None
    may_sign: bool
    may_call_off: bool
    may_change: bool
    may_assess: bool
    may_answer: bool
    may_go_back: bool

    @property
    def is_to_sign(self) -> bool:
        return self.state == TrialState.TO_SIGN

    @property
    def is_running(self) -> bool:
        return self.state == TrialState.RUNNING

    @property
    def is_over(self) -> bool:
        return self.state in {TrialState.ENDED, TrialState.DONE}

    @property
    def has_signed(self) -> bool:
        return any(line.is_me and line.signed for line in self.lines)


# ---------------------------------------------------------------- which ones
def rows() -> QuerySet[TrialAgreement]:
    signatures = Prefetch("signatures", TrialSignature.objects.order_by("signed_at", "pk"))
    revisions = Prefetch("revisions", TrialRevision.objects.order_by("-number").prefetch_related(signatures))
    found = TrialAgreement.objects.select_related(*RELATED).defer(*HEAVY)
    return found.prefetch_related(revisions, "assessment__goals").order_by("-changed_at", "-pk")


def own_trials(viewer: User) -> QuerySet[TrialAgreement]:
    """Of the resident. What is still being written is not theirs to read yet."""
    return rows().filter(person=viewer).exclude(state=TrialState.DRAFT).exclude(revisions=None)


def trials_of_employer(employer: Employer) -> QuerySet[TrialAgreement]:
    return rows().filter(employer=employer)


def own_trial(viewer: User, pk: int) -> TrialAgreement:
    return _or_404(own_trials(viewer), pk)


def trial_of_employer(employer: Employer, pk: int) -> TrialAgreement:
    """Of this company, while the resident's yes stands; otherwise it does not exist."""
    trial = _or_404(trials_of_employer(employer), pk)
    if trial.state in {TrialState.DRAFT, TrialState.TO_SIGN} and not trial_rules.said_yes(trial.introduction):
        raise Http404
    return trial


def _or_404(found: QuerySet[TrialAgreement], pk: int) -> TrialAgreement:
    trial = found.filter(pk=pk).first()
    if trial is None:
        raise Http404
    return trial


# ---------------------------------------------------------------- as it is shown
def shown_to(trial: TrialAgreement, role: str) -> TrialShown:
    """The caller knows that the viewer stands in this role. No question more than the row itself asked."""
    texts = list(trial.revisions.all())
    last = texts[0] if texts else None
    lines = _lines(last, role)
    has_signed = any(line.is_me and line.signed for line in lines)
    assessment = getattr(trial, "assessment", None)
    is_resident, state = role == Role.RESIDENT, trial.state
    return TrialShown(
        pk=trial.pk,
        state=state,
        state_words=str(TrialState(state).label),
        company=trial.employer.name,
        name=_name(trial, role),
        role=role,
        text=read(last.document) if last else None,
        number=last.number if last else 0,
        lines=lines,
        earlier=tuple(_earlier(it) for it in texts[1:]),
        first_day=trial.first_day,
        last_day=trial.last_day,
        code=trial.seal.code if hasattr(trial, "seal") else "",
        assessed=assessed_of(assessment),
        outcome=_outcome(trial),
        back_place=trial.back_place.name if trial.back_place and role != Role.EMPLOYER else "",
        back_contact=trial.back_contact.get_full_name() if trial.back_contact and role != Role.EMPLOYER else "",
        back_until=trial.back_until if role != Role.EMPLOYER else None,
        may_sign=state == TrialState.TO_SIGN and not has_signed,
        may_call_off=state in BEFORE_IT_BEGINS,
        may_change=not is_resident and state in {TrialState.DRAFT, TrialState.TO_SIGN},
        may_assess=role == Role.EMPLOYER and state in trial_rules.BEGUN and not (assessment and assessment.answer),
        may_answer=role != Role.EMPLOYER and assessment is not None and not assessment.answer,
        may_go_back=role != Role.EMPLOYER and state in {TrialState.RUNNING, TrialState.ENDED},
    )


def _name(trial: TrialAgreement, role: str) -> str:
    """The company reads the whole name while the agreement goes on; before and after it the first name."""
    if role != Role.EMPLOYER or trial.state in {*NAME_IS_OPEN, TrialState.TO_SIGN}:
        return trial.person.get_full_name()
    return trial.person.first_name


def _lines(text: TrialRevision | None, role: str) -> tuple[RoleLine, ...]:
    signed = {it.role: _signed(it) for it in text.signatures.all()} if text else {}
    return tuple(RoleLine(it.value, str(it.label), signed.get(it.value), it.value == role) for it in Role)


def _signed(it: TrialSignature) -> Signed:
    return Signed(
        role=it.role,
        role_words=str(Role(it.role).label),
        name=it.signer_name,
        how=str(TrialSignature.How(it.how).label),
        at=it.signed_at,
        witness=it.witness_name,
    )


def _earlier(text: TrialRevision) -> EarlierText:
    return EarlierText(text.number, text.written_at, tuple(_signed(it) for it in text.signatures.all()))


def _outcome(trial: TrialAgreement) -> Outcome | None:
    match trial.outcome:
        case TrialAgreement.Outcome.JOB:
            return Outcome("job", _("There is a job"), outcome_words(trial))
        case TrialAgreement.Outcome.AGAIN:
            return Outcome("again", _("The trial goes on longer"), (_("There is a new agreement for that."),))
        case TrialAgreement.Outcome.BACK:
            return Outcome("back", _("Back to the place of before"), (_("That is just fine. Everything is kept."),))
    return None


def outcome_words(trial: TrialAgreement) -> tuple[str, ...]:
    """ "24 uur per week, 3 dagen." "een contract tot een datum, vanaf 1 maart 2027"."""
    hours = _("%(hours)d hours a week") % {"hours": trial.job_hours or 0}
    days = _("%(days)d days a week") % {"days": trial.job_days} if trial.job_days else ""
    contract = str(TrialAgreement.Contract(trial.job_contract).label)
    begins = day_words(trial.job_from, timezone.localdate()) if trial.job_from else ""
    said = {"contract": contract, "day": begins}
    return (", ".join(filter(None, (hours, days))) + ".", _("With %(contract)s. It begins: %(day)s.") % said)


# ---------------------------------------------------------------- in lists
@dataclass(frozen=True)
class TrialRow:
    """One line. `sort`: the state, for the tag."""

    pk: int
    name: str
    company: str
    state: str
    state_words: str
    first_day: date | None
    last_day: date | None
    missing: tuple[str, ...]  # who has still to sign
    person_id: int


def listed(found: Iterable[TrialAgreement], role: str) -> list[TrialRow]:
    return [_row(trial, role) for trial in found]


def _row(trial: TrialAgreement, role: str) -> TrialRow:
    texts = list(trial.revisions.all())
    lines = _lines(texts[0] if texts else None, role) if trial.state == TrialState.TO_SIGN else ()
    return TrialRow(
        pk=trial.pk,
        name=_name(trial, role),
        company=trial.employer.name,
        state=trial.state,
        state_words=str(TrialState(trial.state).label),
        first_day=trial.first_day,
        last_day=trial.last_day,
        missing=tuple(line.words for line in lines if line.signed is None),
        person_id=trial.person_id,
    )


def paper_of(trial: TrialAgreement) -> Any:
    """The sealed bytes, or 404."""
    if not hasattr(trial, "seal"):
        raise Http404
    return bytes(trial.seal.pdf)
