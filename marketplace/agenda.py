"""Visits and courses as entries of somebody's own calendar, in iCalendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from marketplace.queries.calendars import Entry
from training.queries.mine import Lesson

LOOK_AGAIN = timedelta(hours=4)


def calendar_of(entries: Iterable[Entry | Lesson], name: str = "") -> bytes:
    """name: of a feed that is read again and again; without it, of entries that are put in once."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dichtbij//NL")
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def as_file(entries: Iterable[Entry | Lesson], file_name: str, name: str = "") -> HttpResponse:
    response = HttpResponse(calendar_of(entries, name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def _event(entry: Entry | Lesson) -> Event:
    event = Event()
    what = f"les-{entry.session_id}" if isinstance(entry, Lesson) else f"{entry.of}-{entry.visit_id}"
    event.add("uid", f"{what}@{settings.SITE_URL.partition('://')[2]}")
    event.add("dtstamp", timezone.now())
    event.add("summary", entry.title)
    if entry.at_time is None:
        event.add("dtstart", entry.on_date)
        event.add("dtend", entry.on_date + timedelta(days=1))
    else:
        begin = datetime.combine(entry.on_date, entry.at_time, timezone.get_default_timezone())
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=entry.minutes))
    if entry.address:
        event.add("location", entry.address)
    called = {"name": entry.contact.who, "phone": entry.contact.phone}
    event.add("description", _("Is something wrong? Call %(name)s: %(phone)s") % called)
    return event
