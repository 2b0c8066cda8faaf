"""Days, hours, lengths and distances as people say them. One place, so that every page says it alike."""

from datetime import date, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WEEK = timedelta(days=7)


def day_words(day: date, today: date) -> str:
    """A day as people say it: "vandaag", "morgen", "zaterdag", and from a week on "maandag 19 mei"."""
    match (day - today).days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    if today < day < today + WEEK:
        return date_format(day, "l")
    return date_format(day, "l j F" if abs((day - today).days) < 300 else "l j F Y")


def in_a_sentence(name: str) -> str:
    """Without a capital, unless it is a word in capitals: "tuin", "TV kijken"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def time_words(at: time) -> str:
    """ "14 uur", "9.30 uur"."""
    if at.minute:
        return _("%(hour)d.%(minute)02d") % {"hour": at.hour, "minute": at.minute}
    return _("%(hour)d o'clock") % {"hour": at.hour}


def length_words(minutes: int) -> str:
    """ "45 minuten", "1 uur", "anderhalf uur", "2,5 uur"; other lengths round to the half hour."""
    if minutes < 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours, half = divmod(round(minutes / 30), 2)
    if (hours, half) == (1, 1):
        return _("an hour and a half")
    if half:
        return _("%(count)d and a half hours") % {"count": hours}
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def walk_words(minutes: int) -> str:
    """ "6 minuten lopen"."""
    return ngettext("%(count)d minute's walk", "%(count)d minutes' walk", minutes) % {"count": minutes}
