"""After a trial: the employer writes how it went, the resident says whether that is so, in their own words too."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import trial_rules
from marketplace.models import TrialAgreement, TrialAssessment, TrialGoal
from marketplace.models.trials import Role
from marketplace.states import TrialState
from marketplace.trial_text import goals_of
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

from .moves import occasion, too_late
from .trials_shared import fresh, note, person_in, require

Answer, How = TrialAssessment.Answer, TrialAssessment.How
LOOKED_BACK_ON = {TrialState.RUNNING, TrialState.ENDED, TrialState.DONE}


@transaction.atomic
def write_assessment(trial: TrialAgreement, *, by: User, words: str, goals: Sequence[str]) -> TrialAssessment:
    """By the employer, a sentence for each goal and one in all. It may be rewritten until the resident answered."""
    trial = fresh(trial)
    require(trial_rules.stands_as(by, trial, Role.EMPLOYER))
    if trial.state not in LOOKED_BACK_ON:
        raise too_late()
    agreed = goals_of(trial)
    said = [line.strip() for line in goals]
    if not words.strip() or len(said) != len(agreed) or not all(said):
        raise NotAllowedNow(_("Write something for each goal, and in all."), "words")
    row = TrialAssessment.objects.filter(trial=trial).first()
    if row is not None and _says(row) == (words.strip(), said):
        return row
    if row is not None and row.answer:
        raise NotAllowedNow(_("The resident answered already. Call us when something must be changed."), "answered")
    row = row or TrialAssessment(trial=trial)
    row.words, row.written_by, row.written_at = words.strip(), by, timezone.now()
    row.save()
    row.goals.all().delete()
    TrialGoal.objects.bulk_create(
        TrialGoal(assessment=row, position=place, goal=goal, words=sentence)
        for place, (goal, sentence) in enumerate(zip(agreed, said, strict=True))
    )
    entry = note(trial, "trial.assessed", by=by)
    key = occasion("trial.assessed", entry, trial.person)
    outreach.withdraw(row, kinds=("trial.assessed",))
    outreach.announce(trial.person, "trial.assessed", about=row, key=key)
    return row


@transaction.atomic
def answer_assessment(
    trial: TrialAgreement, *, by: User, answer: str, words: str = "", how: str = How.SITE
) -> TrialAssessment:
    """Agree or not, by the resident; by phone a coordinator notes it. The first answer stays. No answer is no yes."""
    trial = fresh(trial)
    is_own = by.pk == trial.person_id
    require(is_own or trial_rules.coordinates(by, trial))
    row = TrialAssessment.objects.filter(trial=trial).first()
    if row is None:
        raise too_late()
    if answer not in Answer.values:
        raise NotAllowedNow(_("Choose whether you agree."), "no_choice")
    if row.answer:
        return row
    row.answer, row.answer_words, row.answered_at = answer, words.strip(), timezone.now()
    row.answered_by, row.answered_how = by, how if is_own else How.PHONE
    row.save()
    outreach.withdraw(row, kinds=("trial.assessed",))
    entry = note(trial, "trial.answered", by=by)
    for role in (Role.EMPLOYER, Role.COORDINATOR):
        if (person := person_in(trial, role)) is not None and person.pk != by.pk:
            outreach.announce(person, "trial.answered", about=row, key=occasion("trial.answered", entry, person))
    return row


def _says(row: TrialAssessment) -> tuple[str, list[str]]:
    return row.words, [it.words for it in row.goals.all()]
