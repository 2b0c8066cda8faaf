"""Short phrases about a course, its days and its place, for pages, messages and calendars."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods import outreach
from neighbourhoods.saying import day_words, time_words

from . import rules
from .models import CourseRun, Session

COURSES = "/leren/"
NOON, EVENING = 12, 18


def course_page(slug: str) -> str:
    return f"{COURSES}{slug}/"


def my_course(run_id: int) -> str:
    """The page of somebody who takes part or waits."""
    return f"/mijn/leren/{run_id}/"


def moment(session: Session) -> str:
    """ "dinsdag 1 december, 9.30 uur"."""
    return f"{day_words(session.on_date, today())}, {time_words(session.at_time)}"


def from_to(session: Session) -> str:
    """ "9.30 tot 12 uur"."""
    begin, end = session.at_time, rules.ends_at(session).time()
    hour = f"{begin.hour}.{begin.minute:02d}" if begin.minute else str(begin.hour)
    return _("%(begin)s to %(end)s") % {"begin": hour, "end": time_words(end)}


def where(run: CourseRun) -> str:
    """ "Buurthuis De Linde, Lindelaan 1"."""
    return ", ".join(part for part in (run.place_name, run.place_address) if part)


def how_many(sessions: Iterable[Session]) -> str:
    """ "3 ochtenden", "1 middag", or "4 keer" when they differ."""
    hours = [session.at_time.hour for session in sessions]
    number = len(hours)
    if all(hour < NOON for hour in hours):
        return ngettext("%(count)d morning", "%(count)d mornings", number) % {"count": number}
    if all(NOON <= hour < EVENING for hour in hours):
        return ngettext("%(count)d afternoon", "%(count)d afternoons", number) % {"count": number}
    if all(hour >= EVENING for hour in hours):
        return ngettext("%(count)d evening", "%(count)d evenings", number) % {"count": number}
    return ngettext("%(count)d time", "%(count)d times", number) % {"count": number}


def to_come(run: CourseRun) -> list[Session]:
    """Its parts from today on."""
    return [session for session in run.sessions.all() if session.on_date >= timezone.localdate()]


def next_moment(run: CourseRun) -> str:
    """ "Morgen, 9.30 uur"; empty after the last part."""
    return capfirst(moment(it)) if (it := next(iter(to_come(run)), None)) else ""


def free_words(free: int) -> str:
    """ "nog 4 plekken"."""
    if free <= 0:
        return _("full, there is a waiting list")
    return ngettext("%(count)d place left", "%(count)d places left", free) % {"count": free}


def today() -> date:
    """For paper a day that is near to no other, so that each is called by its date."""
    return date.min if outreach.on_paper.get() else timezone.localdate()
