"""For the operator: who that is, and the turns of the clock and the tasks that failed in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from neighbourhoods.queries.machine import Failed, TurnOfTheClock

# What each turn of the clock is for, in words for who runs the machine.
TURNS = {
    "cms.background.publish_scheduled": _("publish pages whose moment came"),
    "cms.background.throw_away_withdrawn": _("throw away stories that were taken back"),
    "marketplace.background.instead": _("look for somebody who comes instead"),
    "marketplace.background.after_visits": _("remind of tomorrow's visits, ask how today's went"),
    "marketplace.background.what_comes_back": _("make the visits of the coming weeks"),
    "marketplace.background.for_employers": _("tell employers who asked that there are new people"),
    "marketplace.background.paid_work": _("look who can be asked about paid work, and whose yes ends"),
    "marketplace.introduction_runs.introductions": _("remind employers who owe an answer, end old questions"),
    "marketplace.trial_runs.placements": _("begin and end trial placements, and tell ahead that they end"),
    "marketplace.background.what_ends": _("look for what the work asks and soon ends"),
    "marketplace.thinking_along.nobody_left_out": _("think along with whom nothing stands for"),
    "marketplace.background.unanswered": _("ask whether help is still needed"),
    "neighbourhoods.background.drop_moot_calls": _("take calls off the list that no longer hold"),
    "neighbourhoods.background.forget_sessions": _("forget sessions that are over"),
    "neighbourhoods.texting.replies.forget_words": _("forget what people wrote by text"),
    "neighbourhoods.background.sweep": _("look for messages that were left behind"),
    "training.reminders.before_courses": _("remind of tomorrow's courses, give places that came free"),
    "training.background.go_on_issuing": _("make certificates that were asked for"),
}


# The other tasks of the worker.
TASKS = {
    "neighbourhoods.background.deliver": _("send a message"),
    "neighbourhoods.runs.run": _("a turn of the clock"),
    "neighbourhoods.texting.replies.answer_stranger": _("answer a text from a number that nobody knows"),
}


def in_words(func: str) -> str:
    """What a function of ours does; one of a package keeps its name."""
    return str((TURNS | TASKS).get(func, func))


@dataclass(frozen=True)
class FailedLine:
    """A task that failed, in words."""

    what: str
    failure: Failed


@dataclass(frozen=True)
class Line:
    """A turn of the clock in words."""

    what: str
    every: str
    turn: TurnOfTheClock


def lines(turns: tuple[TurnOfTheClock, ...]) -> list[Line]:
    return [Line(in_words(turn.func), _every(turn.minutes), turn) for turn in turns]


def failed_lines(failures: tuple[Failed, ...]) -> list[FailedLine]:
    return [FailedLine(in_words(failure.func), failure) for failure in failures]


def _every(minutes: int) -> str:
    if minutes % 1440 == 0:
        return ngettext("each day", "every %(n)s days", minutes // 1440) % {"n": minutes // 1440}
    if minutes % 60 == 0:
        return ngettext("each hour", "every %(n)s hours", minutes // 60) % {"n": minutes // 60}
    return ngettext("each minute", "every %(n)s minutes", minutes) % {"n": minutes}
