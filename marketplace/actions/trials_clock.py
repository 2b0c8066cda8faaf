"""What time does to a trial placement: it begins, its end comes near, it is over. Running twice changes nothing."""

from django.db import transaction
from django.utils import timezone

from marketplace.models import TrialAgreement
from marketplace.models.trials import Role
from marketplace.states import TrialState
from neighbourhoods import outreach
from neighbourhoods.models import Message

from .trials_sealing import begin_if_due
from .trials_shared import fresh, note, person_in, step_to, tell

WARN_DAYS = (14, 3)


@transaction.atomic
def begin_trial(trial: TrialAgreement) -> bool:
    """Signed earlier, and today is its first day."""
    return begin_if_due(fresh(trial))


@transaction.atomic
def warn_of_end(trial: TrialAgreement) -> bool:
    """14 days and 3 days ahead all three hear that it ends. Of a short trial only the last warning is said."""
    trial = fresh(trial)
    due = _warning_due(trial)
    people = [person for role in Role if (person := person_in(trial, role)) is not None]
    if trial.state != TrialState.RUNNING or due is None or not people:
        return False
    keys = {f"trial.ends_soon:{trial.pk}:{trial.last_day}:{due}:{person.pk}": person for person in people}
    if Message.objects.filter(key__in=keys).exists():
        return False
    for key, person in keys.items():
        outreach.announce(person, "trial.ends_soon", about=trial, key=key)
    note(trial, "trial.ends_soon", by=None)
    return True


def _warning_due(trial: TrialAgreement) -> int | None:
    """14 or 3: the nearest of the two that is reached."""
    left = (trial.last_day - timezone.localdate()).days if trial.last_day else -1
    return next((days for days in sorted(WARN_DAYS) if 0 <= left <= days), None)


@transaction.atomic
def end_trial(trial: TrialAgreement) -> bool:
    """The last day has been: now they talk about it, and the employer writes how it went."""
    trial = fresh(trial)
    if trial.state != TrialState.RUNNING or trial.last_day is None or trial.last_day >= timezone.localdate():
        return False
    trial.ended_on = trial.last_day
    step_to(trial, TrialState.ENDED)
    outreach.withdraw(trial, kinds=("trial.ends_soon",))
    tell(trial, "trial.ended", note(trial, "trial.ended", by=None))
    return True
