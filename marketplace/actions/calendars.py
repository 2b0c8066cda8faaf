"""Opening and closing one's own calendar feed. Only the person: whoever has the address sees their visits."""

from django.db import transaction

from marketplace.models import CalendarFeed
from neighbourhoods import journal
from neighbourhoods.errors import NotYours
from neighbourhoods.models import User


@transaction.atomic
def open_calendar(person: User, *, by: User) -> CalendarFeed:
    """Pressed twice it is the same feed, with the same address."""
    feed = _locked(person, by)
    if feed is None or not feed.is_open:
        feed, _is_new = CalendarFeed.objects.update_or_create(user=person, defaults={"is_open": True})
        journal.record(resident=person, actor=by, verb="calendar.opened")
    return feed


@transaction.atomic
def close_calendar(person: User, *, by: User) -> None:
    """No address that was given out before opens anything any more."""
    feed = _locked(person, by)
    if feed is None or not feed.is_open:
        return
    feed.is_open, feed.number = False, feed.number + 1
    feed.save()
    journal.record(resident=person, actor=by, verb="calendar.closed")


def _locked(person: User, by: User) -> CalendarFeed | None:
    if by.pk != person.pk:
        raise NotYours
    User.objects.select_for_update().get(pk=person.pk)
    return CalendarFeed.objects.filter(user=person).first()
