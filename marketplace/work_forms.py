"""What a job is: the forms of work, and which rules hold for each (domain rules 2.2 and 2.3)."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkForm(models.TextChoices):
    NEIGHBOUR_HELP = "neighbour_help", _("help for a neighbour")
    VOLUNTEER = "volunteer", _("volunteer work")
    COMMUNITY_INTERNSHIP = "community_internship", _("community internship of a pupil")
    DAY_ACTIVITY = "day_activity", _("day activity")
    WORK_EXPERIENCE = "work_experience", _("work experience place")
    PARTICIPATION_PLACE = "participation_place", _("participation place")
    TRIAL_PLACEMENT = "trial_placement", _("trial placement")
    PARALLEL_JOB = "parallel_job", _("paid job of the parallel labour market")
    SHELTERED_JOB = "sheltered_job", _("sheltered job")
    JOB_AGREEMENT_JOB = "job_agreement_job", _("paid job with support")
    HOME_HELP_PRIVATE = "home_help_private", _("paid help at home, employed by the household")
    REGULAR_JOB = "regular_job", _("regular paid job")


@dataclass(frozen=True)
class Rules:
    """Which rules hold for a form of work. A rule that asks something says so at the field."""

    is_paid: bool = False
    asks_displacement_check: bool = False  # unpaid work may not push out paid work
    asks_supervisor: bool = False
    asks_end: bool = False
    asks_goals: bool = False  # what you learn
    allows_allowance: bool = False  # the allowance of a volunteer
    at_home_only: bool = False
    days_by_household: bool = False  # RuleKey.HOME_SERVICE_DAYS
    most_months: int | None = None
    minors_from: int | None = 13  # None: only adults


_PAID = Rules(is_paid=True, asks_supervisor=True, minors_from=None)
RULES: dict[str, Rules] = {
    WorkForm.NEIGHBOUR_HELP: Rules(),
    WorkForm.VOLUNTEER: Rules(asks_displacement_check=True, allows_allowance=True),
    WorkForm.COMMUNITY_INTERNSHIP: Rules(asks_displacement_check=True, asks_supervisor=True, asks_end=True),
    WorkForm.DAY_ACTIVITY: Rules(asks_displacement_check=True, asks_supervisor=True, minors_from=None),
    WorkForm.WORK_EXPERIENCE: Rules(
        asks_displacement_check=True, asks_supervisor=True, asks_end=True, asks_goals=True, minors_from=None
    ),
    WorkForm.PARTICIPATION_PLACE: Rules(
        asks_displacement_check=True, asks_supervisor=True, asks_end=True, most_months=24, minors_from=None
    ),
    WorkForm.TRIAL_PLACEMENT: Rules(
        asks_displacement_check=True, asks_supervisor=True, asks_end=True, most_months=6, minors_from=None
    ),
    WorkForm.PARALLEL_JOB: Rules(is_paid=True, asks_displacement_check=True, asks_supervisor=True, minors_from=None),
    WorkForm.SHELTERED_JOB: _PAID,
    WorkForm.JOB_AGREEMENT_JOB: _PAID,
    WorkForm.HOME_HELP_PRIVATE: Rules(is_paid=True, at_home_only=True, days_by_household=True, minors_from=None),
    WorkForm.REGULAR_JOB: _PAID,
}


def rules_of(work_form: str) -> Rules:
    return RULES[work_form]
