"""How getting to know an employer goes: terms with a date, the opaque address of one, and what may be asked at most."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from neighbourhoods import regulations
from neighbourhoods.holidays import working_days_ahead
from neighbourhoods.models.regulations import RuleKey

MOST_QUESTIONS = 3  # that wait for one person at the same time, of all employers together
ASK_AGAIN_AFTER = timedelta(weeks=4)  # the same employer, the same person, after a question that led to nothing
REMIND_AFTER = (3, 7)  # working days without a word of what came of it
OUT_OF_SIGHT_AFTER = 7  # so on the eighth
CALL_AFTER = 3  # working days without a yes or no: a coordinator calls


@dataclass(frozen=True)
class Terms:
    """All in days; those to answer are working days."""

    to_answer: int
    open_for: int
    kept_for: int


def terms(municipality_id: int | None, *, on: date) -> Terms:
    """Raises NoRegulationForDate where nobody wrote them down."""
    value = regulations.holding(RuleKey.INTRODUCTION, on=on, municipality_id=municipality_id).value
    return Terms(int(value["answer_days"]), int(value["open_days"]), int(value["keep_days"]))


def last_day_to_answer(municipality_id: int | None, *, on: date) -> date:
    return working_days_ahead(on, terms(municipality_id, on=on).to_answer)


def purpose_of(employer_id: int) -> str:
    """What a yes is for: this employer and no other."""
    return f"introduction:{employer_id}"


def new_code() -> str:
    """The address of one introduction: nobody finds another by counting on."""
    return secrets.token_urlsafe(12)
