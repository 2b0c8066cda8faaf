"""What a host offers as a job, before it is written down; and what stands written of one."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from neighbourhoods.models import Organisation, User

from .hours import PARTS
from .models import Condition, GoodToKnow, Opportunity, WorkKind

IN_BOTH_LANGUAGES = ("name_nl", "name_en", "learns_nl", "learns_en")
AS_WRITTEN = (
    "host", "place_name", "supervisor", "minutes_a_week", "most_minutes_a_week", "places", "starts_on", "ends_on",
    "companion_welcome", "allowance_hour", "allowance_month", "wage_hour", "repays_travel",
)  # fmt: skip


@dataclass(frozen=True)
class Posting:
    """The answers of the desk's form. Without a host it is a household. `allowance_reason`: why an hour pays more.

    `guided_by`: the first name of who guides, where that is nobody we know.
    """

    name_nl: str
    work_kind: WorkKind | None
    work_form: str
    minutes_a_week: int
    starts_on: date
    ends_on: date | None = None
    most_minutes_a_week: int | None = None
    places: int = 1
    parts: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()  # Monday is 0; none: any day
    host: Organisation | None = None
    place_name: str = ""
    supervisor: User | None = None
    guided_by: str = ""
    companion_welcome: bool = True
    name_en: str = ""
    learns_nl: str = ""
    learns_en: str = ""
    conditions: tuple[Condition, ...] = field(default=())
    good_to_know: tuple[GoodToKnow, ...] = field(default=())
    allowance_hour: Decimal | None = None
    allowance_month: Decimal | None = None
    allowance_reason: str = ""
    wage_hour: Decimal | None = None
    repays_travel: bool = False

    @classmethod
    def of(cls, opportunity: Opportunity) -> "Posting":
        """What stands there now."""
        job = opportunity.job
        return cls(
            work_kind=opportunity.work_kind,
            work_form=opportunity.work_form,
            parts=frozenset(part for part in PARTS if getattr(opportunity, part)),
            conditions=tuple(job.conditions.all()),
            good_to_know=tuple(opportunity.good_to_know.all()),
            **{name: getattr(job, name) for name in (*IN_BOTH_LANGUAGES, *AS_WRITTEN)},
        )
