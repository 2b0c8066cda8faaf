"""A visit as an entry for the helper's own calendar. The address only while it is open to the pair."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from marketplace.queries.my_task import MyTask

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def calendar_of(task: MyTask) -> bytes | None:
    """One event in iCalendar, or None as long as there is no day."""
    if task.on_date is None:
        return None
    event = Event()
    event.add("uid", f"klus-{task.pk}@{settings.SITE_URL.partition('://')[2]}")
    event.add("dtstamp", timezone.now())
    event.add("summary", task.title)
    if task.at_time is None:
        event.add("dtstart", task.on_date)
        event.add("dtend", task.on_date + timedelta(days=1))
    else:
        begin = datetime.combine(task.on_date, task.at_time, AMSTERDAM)
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=task.minutes))
    if task.neighbour is not None:
        event.add("location", task.neighbour.whole_address)
    name, phone = task.contact.who, task.contact.phone
    event.add("description", _("Is something wrong? Call %(name)s: %(phone)s") % {"name": name, "phone": phone})
    calendar = Calendar()
    calendar.add("prodid", "-//Dichtbij//NL")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
