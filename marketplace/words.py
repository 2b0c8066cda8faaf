"""The plain words of a task: for whom, when, how long, how far. One place, so that every page says it alike."""

from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from neighbourhoods.languages import kept_apart
from neighbourhoods.models import User
from neighbourhoods.models.people import Salutation
from neighbourhoods.saying import day_words, in_a_sentence, length_words, time_words, walk_words  # noqa: F401

from .job_rules import euros
from .models import Job, Opportunity, WorkKind
from .work_forms import rules_of

if TYPE_CHECKING:
    from .load import Slot

NOON, EVENING = time(12), time(18)

FOR = {
    Salutation.NEIGHBOUR: gettext_lazy("for a neighbour"),
    Salutation.WOMAN: gettext_lazy("for a woman next door"),
    Salutation.MAN: gettext_lazy("for a man next door"),
    Salutation.FAMILY: gettext_lazy("for a family"),
}
WITH = {
    Salutation.NEIGHBOUR: gettext_lazy("with a neighbour"),
    Salutation.WOMAN: gettext_lazy("with a woman next door"),
    Salutation.MAN: gettext_lazy("with a man next door"),
    Salutation.FAMILY: gettext_lazy("with a family"),
}


def for_whom(salutation: str, kind: WorkKind | None) -> str:
    """ "voor een buurvrouw", or "met een buurman" for what two people do together. Never more than this in public."""
    phrases = WITH if kind is not None and kind.together else FOR
    return str(phrases[Salutation(salutation)])


def whom_words(opportunity: Opportunity) -> str:
    """ "bij Buurthuis De Linde" for a job at a place that has a name, else as for_whom says it."""
    if opportunity.is_job and opportunity.job.place_name:
        return _("at %(place)s") % {"place": kept_apart(opportunity.job.place_name)}
    return for_whom(opportunity.requester.salutation, opportunity.work_kind)


def when_words(opportunity: Opportunity, today: date, *, exact: bool = False) -> str:
    """ "vandaag, middag". The exact time ("vandaag, 14 uur") only for a helper whom we have met: say `exact`.

    Of a job: "8 uur per week, ochtend".
    """
    day = asked_day_words(opportunity, today)
    part = time_words(opportunity.at_time) if exact and opportunity.at_time else part_words(opportunity)
    return f"{day}, {part}" if part else day


def paper_words(opportunity: Opportunity) -> str:
    """ "maandag 19 mei, ochtend": paper does not know what today is."""
    on_date = opportunity.on_date if opportunity.day == Opportunity.Day.DATE else None
    day = date_format(on_date, "l j F") if on_date else asked_day_words(opportunity, date.min)
    part = part_words(opportunity)
    return f"{day}, {part}" if part else day


def asked_day_words(opportunity: Opportunity, today: date) -> str:
    """Which day was asked for: "zo snel mogelijk", "deze week", "zaterdag", "wanneer u kunt"; of a job how much."""
    if opportunity.is_job:
        return hours_words(opportunity.job)
    match opportunity.day:
        case Opportunity.Day.DATE if opportunity.on_date:
            return day_words(opportunity.on_date, today)
        case Opportunity.Day.THIS_WEEK:
            return _("this week")
        case Opportunity.Day.FLEXIBLE:
            return _("whenever you can")
    return _("as soon as possible")


def part_words(opportunity: Opportunity) -> str:
    """The part of the day: "ochtend", "ochtend of middag"; empty when any part will do."""
    morning, afternoon, evening = parts_of_day(opportunity)
    chosen = [
        word
        for is_chosen, word in (
            (morning, pgettext("part of the day", "morning")),
            (afternoon, pgettext("part of the day", "afternoon")),
            (evening, pgettext("part of the day", "evening")),
        )
        if is_chosen
    ]
    match chosen:
        case [one]:
            return one
        case [one, other]:
            return _("%(one)s or %(other)s") % {"one": one, "other": other}
    return ""


def parts_of_day(opportunity: Opportunity) -> tuple[bool, bool, bool]:
    """Morning, afternoon, evening as asked; where only a time was given, the part it falls in."""
    parts = (opportunity.morning, opportunity.afternoon, opportunity.evening)
    at = opportunity.at_time
    if any(parts) or at is None:
        return parts
    return at < NOON, NOON <= at < EVENING, at >= EVENING


def week_words(minutes: int) -> str:
    """ "8 uur per week"."""
    return _("%(length)s a week") % {"length": length_words(minutes)}


def hours_words(job: Job) -> str:
    """ "8 uur per week", or "8 tot 16 uur per week"."""
    if job.most_minutes_a_week is None:
        return week_words(job.minutes_a_week)
    hours, half = divmod(round(job.minutes_a_week / 30), 2)
    low = number_format(hours + half / 2) if half else str(hours)
    return _("%(low)s to %(most)s") % {"low": low, "most": week_words(job.most_minutes_a_week)}


def from_words(job: Job, today: date) -> str:
    """ "vanaf 1 december", or "nu" once it has begun."""
    return _("from %(day)s") % {"day": date_format(job.starts_on, "j F")} if job.starts_on > today else _("from now on")


def pay_words(opportunity: Opportunity) -> str:
    """What somebody gets, in a word or two. Which rule lies behind it is nobody's business."""
    job = opportunity.job
    if rules_of(opportunity.work_form).is_paid:
        return _("Paid, %(wage)s an hour") % {"wage": euros(job.wage_hour)} if job.wage_hour is not None else _("Paid")
    if job.allowance_hour is not None or job.allowance_month is not None:
        return _("Volunteer work with an allowance")
    return _("Volunteer work, travel costs paid back") if job.repays_travel else _("Volunteer work")


def clash_words(helper: User, slot: "Slot", today: date) -> str:
    """Whom the helper helps then is nobody's business."""
    when = {"day": day_words(slot.on_date or today, today), "time": time_words(slot.at_time or time.min)}
    sentence = _("%(helper)s already helps somebody then: %(day)s, %(time)s. Choose another time.")
    return sentence % {"helper": helper.get_short_name(), **when}
