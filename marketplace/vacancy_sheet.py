"""The answers of the screens on which an employer writes down work, read from how they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from . import job_rules
from .models import Condition, Employer, WorkKind
from .posting import Posting
from .work_forms import WorkForm, rules_of

WHAT, WHEN, WHERE, CHECK = "what", "when", "where", "check"
SCREENS = (WHAT, WHEN, WHERE)
FORMS = (
    WorkForm.REGULAR_JOB, WorkForm.JOB_AGREEMENT_JOB, WorkForm.PARALLEL_JOB, WorkForm.WORK_EXPERIENCE,
    WorkForm.PARTICIPATION_PLACE,
)  # fmt: skip
# Which screen asks what the rules for a job speak about.
FIELDS = {
    WHEN: {
        "hours_a_week", "most_hours_a_week", "starts_on", "ends_on", "places", "wage_hour", "learns_nl", "work_form",
    },
    WHERE: {"place_name"},
}  # fmt: skip
UNREAD = {"places", "buddy_knows", "postcode", "house_number"}  # what no resident reads


@dataclass(frozen=True)
class Sheet:
    """What was written so far, by screen."""

    answers: Mapping[str, Mapping[str, Any]]

    def __getitem__(self, screen: str) -> Mapping[str, Any]:
        return self.answers.get(screen, {})

    def has(self, screen: str) -> bool:
        return bool(self.answers.get(screen))

    @property
    def first_missing(self) -> str:
        """The first screen without an answer; the last one when all have."""
        return next((screen for screen in SCREENS if not self.has(screen)), CHECK)

    @property
    def is_complete(self) -> bool:
        return self.first_missing == CHECK

    @property
    def as_read(self) -> dict[str, dict[str, Any]]:
        """What residents read of it: when that changes, somebody looks at it again."""
        return {
            screen: {name: value for name, value in self[screen].items() if name not in UNREAD} for screen in SCREENS
        }

    # ------------------------------------------------------------ one by one
    @property
    def name(self) -> str:
        return self[WHAT].get("name", "")

    @property
    def duties(self) -> list[str]:
        return lines_of(self[WHAT].get("duties", ""))

    @property
    def work_kind(self) -> WorkKind | None:
        chosen = self[WHAT].get("kind", "")
        return WorkKind.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None

    @property
    def work_form(self) -> str:
        return str(self[WHEN].get("work_form") or WorkForm.REGULAR_JOB)

    @property
    def is_paid(self) -> bool:
        return rules_of(self.work_form).is_paid

    @property
    def weekdays(self) -> list[int]:
        return sorted(int(day) for day in self[WHEN].get("weekdays", ()))

    @property
    def starts_on(self) -> date:
        return _day(self[WHEN].get("starts_on")) or timezone.localdate()

    @property
    def contract(self) -> str:
        return str(self[WHEN].get("contract") or "") if self.is_paid else ""

    @property
    def buddy(self) -> str:
        return str(self[WHERE].get("buddy", ""))

    @property
    def adaptations(self) -> list[str]:
        return lines_of(self[WHERE].get("adaptations", ""))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(Condition.objects.filter(slug__in=self[WHERE].get("conditions", ())))

    # ------------------------------------------------------------ all together
    def posting(self, employer: Employer) -> Posting:
        """As a job is written down."""
        when, where = self[WHEN], self[WHERE]
        return Posting(
            name_nl=self.name,
            work_kind=self.work_kind,
            work_form=self.work_form,
            minutes_a_week=_minutes(when.get("hours_a_week")) or 0,
            most_minutes_a_week=_minutes(when.get("most_hours_a_week")),
            starts_on=self.starts_on,
            ends_on=_day(when.get("ends_on")),
            places=when.get("places") or 1,
            parts=frozenset(when.get("parts", ())),
            weekdays=frozenset(self.weekdays),
            host=employer.organisation,
            place_name=where.get("place_name") or employer.name[:80],
            guided_by=self.buddy,
            companion_welcome=bool(where.get("companion_welcome")),
            learns_nl=when.get("learns_nl", ""),
            conditions=self.conditions,
            wage_hour=Decimal(when["wage_hour"]) if when.get("wage_hour") else None,
            repays_travel=bool(when.get("repays_travel")),
        )

    def objections(self, employer: Employer, *, is_new: bool = True) -> dict[str, str]:
        """Field -> sentence, by the dated rules for a job."""
        municipality_id = employer.organisation.municipality_id
        today = timezone.localdate()
        found = job_rules.objections(
            self.posting(employer), municipality_id=municipality_id, today=today, is_new=is_new
        )
        return {name: sentence for name, sentence in found.items() if name != "supervisor"}

    @property
    def extras(self) -> dict[str, Any]:
        """What a vacancy has beside the job."""
        return {
            "duties": "\n".join(self.duties),
            "adaptations": "\n".join(self.adaptations),
            "adaptation_count": len(self.adaptations) + len(self.conditions),
            "buddy": self.buddy,
            "weekdays": sum(1 << day for day in self.weekdays),
            "contract": self.contract,
        }


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in str(text).splitlines() if line.strip()]


def _day(written: object) -> date | None:
    if isinstance(written, date):
        return written
    return date.fromisoformat(str(written)) if written else None


def _minutes(hours: object) -> int | None:
    return int(Decimal(str(hours)) * 60) if hours not in (None, "") else None
