"""What a link about a trial opens: only for the person it was sent to, in the role it was sent for."""

from dataclasses import dataclass

from marketplace import trial_rules
from marketplace.models import TrialAgreement, TrialAssessment, TrialRevision
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_links import ANSWER, role_of
from neighbourhoods import links
from neighbourhoods.models import User

from .trials import TrialShown, rows, shown_to


@dataclass(frozen=True)
class Signing:
    """`is_earlier`: the link was sent for a text of before."""

    trial: TrialAgreement
    person: User
    shown: TrialShown
    is_earlier: bool


@dataclass(frozen=True)
class Answering:
    trial: TrialAgreement
    person: User
    shown: TrialShown


def signing_by(token: str) -> Signing:
    """LinkInvalid for anything else, also for who no longer stands in that role: nothing of the agreement is told."""
    link = links.read(token)
    role = role_of(link.purpose)
    revision = TrialRevision.objects.filter(pk=link.thing_id).first()
    if role is None or revision is None:
        raise links.LinkInvalid
    person = links.person_of(link)
    trial = rows().get(pk=revision.trial_id)
    if not trial_rules.stands_as(person, trial, role) or not _may_read(trial, role):
        raise links.LinkInvalid
    shown = shown_to(trial, role)
    return Signing(trial, person, shown, is_earlier=shown.number != revision.number)


def _may_read(trial: TrialAgreement, role: str) -> bool:
    """The company reads nothing more of who took their yes back."""
    if role != Role.EMPLOYER or trial.state not in {TrialState.TO_SIGN, TrialState.CALLED_OFF}:
        return True
    return trial.state == TrialState.TO_SIGN and trial_rules.said_yes(trial.introduction)


def answering_by(token: str) -> Answering:
    link = links.read(token, ANSWER)
    row = TrialAssessment.objects.filter(pk=link.thing_id, trial__person=link.person_id).first()
    if row is None:
        raise links.LinkInvalid
    person, trial = links.person_of(link), rows().get(pk=row.trial_id)
    return Answering(trial, person, shown_to(trial, Role.RESIDENT))
