"""May somebody under 18 do this work on that day? The hours stand in the dated rule; ages are those ON THE DAY.

`refusal` is pure: it knows dates and numbers. `why_not_minor` lays ready what is known of the person.
"""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from neighbourhoods.models import SchoolHoliday, User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, Value, holding

from .load import monday_of
from .models import Internship, Opportunity, Taster, Visit
from .requirements import age_on
from .states import InternshipState, TasterState, VisitState
from .work_forms import rules_of

OLDER, NO_CHILD, ADULT = 15, 16, 18  # the brackets of the law; the numbers within them are rows
SUNDAY = 7
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Spell:
    """Work on a day: planned, or done."""

    on: date
    minutes: int


@dataclass(frozen=True)
class Asked:
    """What the work would be, as far as a rule asks."""

    on: date
    at_time: time | None
    minutes: int
    alone_in_a_home: bool = False
    is_guided: bool = True
    is_heavy: bool = False
    handles_money: bool = False
    from_age: int | None = 13


@dataclass(frozen=True)
class Calendar:
    """Days without school: weekends, and the holidays that were written down."""

    holidays: tuple[tuple[date, date], ...] = ()

    def is_free(self, day: date) -> bool:
        return day.isoweekday() > 5 or any(first <= day <= last for first, last in self.holidays)

    def is_free_week(self, day: date) -> bool:
        """One day of school makes it a week of school."""
        return all(self.is_free(monday_of(day) + timedelta(days=number)) for number in range(5))


def birthday(born: date, age: int) -> date:
    """The day on which somebody becomes this old."""
    if (born.month, born.day) == (2, 29) and not isleap(born.year + age):
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


def is_child(born: date | None, day: date) -> bool:
    """Under 16, for whom the law counts hours. Born on 29 February: the birthday is 1 March in other years."""
    return born is not None and age_on(born, day) < NO_CHILD


def is_minor(born: date | None, day: date) -> bool:
    return born is not None and age_on(born, day) < ADULT


def refusal(born: date, asked: Asked, *, value: Value | None, work: Iterable[Spell], calendar: Calendar) -> str:
    """Empty when it is all right. `work`: everything else of this person; `value`: the rule of that day, if any."""
    age = age_on(born, asked.on)
    if age >= ADULT:
        return ""
    if age >= NO_CHILD:
        return _of_the_work(age, asked)
    if value is None:
        return _("We do not know yet what holds then for under 16. Call us.")
    if age < value["from_age"]:
        return _("By law, helping starts at the age of %(age)s. Call us: we think along.") % {
            "age": int(value["from_age"])
        }
    own = [spell for spell in work if is_child(born, spell.on)] + [Spell(asked.on, asked.minutes)]
    return (
        _of_the_work(age, asked)
        or _of_the_clock(asked, value)
        or _of_the_day(age, asked, own, value, calendar)
        or _of_the_week(age, asked, own, value, calendar)
    )


def _of_the_work(age: int, asked: Asked) -> str:
    if asked.from_age is None or age < asked.from_age:
        return _("This work is for adults. Call us: there is other work too.")
    if asked.alone_in_a_home:
        return _("Under 18 nobody helps alone in a home. Come with two, or choose another place.")
    if asked.is_heavy:
        return _("Heavy work is allowed from the age of 18. Choose something lighter, or call us.")
    if age < NO_CHILD and asked.handles_money:
        return _("Under 16 no money goes along. Choose other work, or call us.")
    if age < OLDER and not asked.is_guided:
        return _("At 13 or 14 somebody is always there who guides. Come with two, or call us.")
    return ""


def _of_the_clock(asked: Asked, value: Value) -> str:
    if asked.on.isoweekday() == SUNDAY:
        return _("Under 16 nobody works on a Sunday. Choose another day.")
    earliest, latest = int(value["earliest"] * 60), int(value["latest"] * 60)
    begin = earliest if asked.at_time is None else asked.at_time.hour * 60 + asked.at_time.minute
    if begin < earliest or begin + asked.minutes > latest:
        return _("Under 16 it is between %(earliest)s and %(latest)s o'clock. Choose another time.") % {
            "earliest": earliest // 60,
            "latest": latest // 60,
        }
    return ""


def _of_the_day(age: int, asked: Asked, own: list[Spell], value: Value, calendar: Calendar) -> str:
    free = calendar.is_free(asked.on)
    most = _by_age("free_day", age, value) if free else int(value["school_day"])
    if sum(spell.minutes for spell in own if spell.on == asked.on) <= most * 60:
        return ""
    if free:
        return _("Under 16 it is at most %(hours)s hours on a free day. Choose another day, or shorter.") % {
            "hours": most
        }
    return _("Under 16 it is at most %(hours)s hours on a school day. Choose another day, or shorter.") % {
        "hours": most
    }


def _of_the_week(age: int, asked: Asked, own: list[Spell], value: Value, calendar: Calendar) -> str:
    this_week = [spell for spell in own if monday_of(spell.on) == monday_of(asked.on)]
    minutes = sum(spell.minutes for spell in this_week)
    if calendar.is_free_week(asked.on):
        most = _by_age("free_week", age, value)
        if minutes > most * 60:
            return _("Under 16 it is at most %(hours)s hours in a holiday week. Choose another week.") % {"hours": most}
        return _of_the_year(age, asked, own, value, calendar)
    if minutes > value["school_week"] * 60:
        return _("Under 16 it is at most %(hours)s hours in a school week. Choose another week.") % {
            "hours": int(value["school_week"])
        }
    if len({spell.on for spell in this_week}) > value["school_week_days"]:
        return _("Under 16 it is at most %(days)s days in a school week. Choose a day that you come already.") % {
            "days": int(value["school_week_days"])
        }
    return ""


def _of_the_year(age: int, asked: Asked, own: list[Spell], value: Value, calendar: Calendar) -> str:
    """Holiday weeks with work: so many in a year (of ISO weeks), so many one after another."""
    worked = {monday_of(spell.on) for spell in own if calendar.is_free_week(spell.on)}
    year = asked.on.isocalendar().year
    most = _by_age("free_weeks", age, value)
    if len([monday for monday in worked if monday.isocalendar().year == year]) > most:
        return _("Under 16 it is at most %(weeks)s holiday weeks in a year. Choose a school week.") % {"weeks": most}
    first = last = monday_of(asked.on)
    while first - WEEK in worked:
        first -= WEEK
    while last + WEEK in worked:
        last += WEEK
    most = _by_age("free_weeks_in_a_row", age, value)
    if (last - first) // WEEK + 1 > most:
        return _("Under 16 it is at most %(weeks)s holiday weeks in a row. Choose another week.") % {"weeks": most}
    return ""


def _by_age(part: str, age: int, value: Value) -> int:
    return int(value[f"{part}_older" if age >= OLDER else part])


# ---------------------------------------------------------------- what is known of the person
def why_not_minor(
    person: User,
    opportunity: Opportunity,
    *,
    on: date,
    at_time: time | None,
    minutes: int,
    company: User | None = None,
    instead_of: Visit | Taster | None = None,
) -> str:
    """Empty: fine. `company`: who comes along; `instead_of`: what is moved, so it counts no longer.

    Somebody whose date of birth we do not know is an adult, unless a school sent them.
    """
    if person.birth_date is None:
        if Internship.objects.filter(pupil=person, state=InternshipState.RUNNING).exists():
            return _("We need the date of birth first. Call us, then we fill it in.")
        return ""
    if not is_minor(person.birth_date, on):
        return ""
    municipality_id = opportunity.neighbourhood.municipality_id
    return refusal(
        person.birth_date,
        asked_of(opportunity, on, at_time, minutes, company),
        value=value_on(on, municipality_id),
        work=work_around(person, on, instead_of=instead_of),
        calendar=calendar_of(person.municipality_id or municipality_id),
    )


def why_not_come(visit: Visit, *, on: date, at_time: time | None) -> str:
    """The same, of a visit that is put on a day."""
    moment = {"on": on, "at_time": at_time, "minutes": visit.minutes}
    return why_not_minor(visit.comes, visit.agreement.opportunity, **moment, company=visit.company, instead_of=visit)


def asked_of(opportunity: Opportunity, on: date, at_time: time | None, minutes: int, company: User | None) -> Asked:
    """What this work would be on that day, for somebody with this company."""
    kind = opportunity.work_kind
    job: Any = getattr(opportunity, "job", None) if opportunity.kind == Opportunity.Kind.JOB else None
    together = company is not None and not is_minor(company.birth_date, on)
    guide = job.supervisor if job else None
    guided = guide is not None and not is_minor(guide.birth_date, on)
    at_work = guided and job.host_id is not None  # a place of an organisation, with somebody in charge
    return Asked(
        on,
        at_time,
        minutes,
        alone_in_a_home=not together and not at_work and (kind is None or (kind.in_the_home and kind.one_to_one)),
        is_guided=guided or together,
        is_heavy=kind is not None and kind.is_heavy,
        handles_money=kind is not None and kind.handles_money,
        from_age=rules_of(opportunity.work_form).minors_from,
    )


def value_on(on: date, municipality_id: int) -> Value | None:
    """The rule of a day, or None where nobody wrote one down."""
    try:
        return holding(RuleKey.CHILD_WORK_HOURS, on=on, municipality_id=municipality_id).value
    except NoRegulationForDate:
        return None


def calendar_of(municipality_id: int) -> Calendar:
    rows = SchoolHoliday.objects.filter(municipality_id=municipality_id)
    return Calendar(tuple(rows.values_list("first_day", "last_day")))


def work_around(person: User, on: date, *, instead_of: Visit | Taster | None = None) -> list[Spell]:
    """Visits and tasters of the person in the year of that day, with some weeks more at both ends."""
    year = on.isocalendar().year
    first = date.fromisocalendar(year, 1, 1) - 6 * WEEK
    last = date.fromisocalendar(min(year + 1, MAXYEAR), 1, 1) + 6 * WEEK
    comes = Q(agreement__helper=person, stand_in=None) | Q(stand_in=person) | Q(company=person)
    visits = Visit.objects.filter(comes, state__in=[VisitState.PLANNED, VisitState.DONE])
    tasters = Taster.objects.filter(person=person, state__in=[TasterState.PLANNED, TasterState.BEEN])
    if isinstance(instead_of, Visit):
        visits = visits.exclude(pk=instead_of.pk)
    if isinstance(instead_of, Taster):
        tasters = tasters.exclude(pk=instead_of.pk)
    return [
        Spell(day, minutes)
        for rows in (visits, tasters)
        for day, minutes in rows.filter(on_date__range=(first, last)).values_list("on_date", "minutes")
    ]
