"""How a trial went: the employer's words and the resident's answer, as one thing. Nowhere is one shown alone."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import TrialAssessment


@dataclass(frozen=True)
class Answered:
    """What the resident says of it. There is always a sentence: silence is "not read yet", never a yes."""

    sentence: str
    words: str = ""
    on: date | None = None
    is_disagreed: bool = False
    is_given: bool = False
    by_phone: str = ""  # who wrote it down


@dataclass(frozen=True)
class Assessed:
    """Made in one piece by `assessed_of`; shown by marketplace/trials/assessed.html and by nothing else."""

    words: str
    goals: tuple[tuple[str, str], ...]
    written_on: date
    answered: Answered


def assessed_of(row: TrialAssessment | None) -> Assessed | None:
    if row is None:
        return None
    goals = tuple((it.goal, it.words) for it in row.goals.all())
    return Assessed(row.words, goals, timezone.localdate(row.written_at), _answered(row))


def _answered(row: TrialAssessment) -> Answered:
    if not row.answer or row.answered_at is None:
        return Answered(_("Not read yet by the resident."))
    is_disagreed = row.answer == TrialAssessment.Answer.DISAGREE
    by_phone = row.answered_how == TrialAssessment.How.PHONE
    return Answered(
        sentence=_("The resident does not agree.") if is_disagreed else _("The resident agrees."),
        words=row.answer_words,
        on=timezone.localdate(row.answered_at),
        is_disagreed=is_disagreed,
        is_given=True,
        by_phone=row.answered_by.get_short_name() if by_phone and row.answered_by else "",
    )
