"""For the operator: who that is, and the turns of the clock in words."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from neighbourhoods.models import User
from neighbourhoods.queries.machine import TurnOfTheClock

# What each turn of the clock is for, in words for who runs the machine.
TURNS = {
    "cms.background.publish_scheduled": _("publish pages whose moment came"),
    "cms.background.throw_away_withdrawn": _("throw away stories that were taken back"),
    "marketplace.background.after_visits": _("remind of tomorrow's visits, ask how today's went"),
    "marketplace.background.unanswered": _("ask whether help is still needed"),
    "neighbourhoods.background.drop_moot_calls": _("take calls off the list that no longer hold"),
    "neighbourhoods.background.forget_sessions": _("forget sessions that are over"),
    "neighbourhoods.texting.replies.forget_words": _("forget what people wrote by text"),
    "neighbourhoods.background.sweep": _("look for messages that were left behind"),
}


@dataclass(frozen=True)
class Line:
    """A turn of the clock in words."""

    what: str
    every: str
    turn: TurnOfTheClock


def runs_the_machine(user: User | AnonymousUser) -> bool:
    return bool(user.is_active and user.is_superuser)


def lines(turns: tuple[TurnOfTheClock, ...]) -> list[Line]:
    return [Line(str(TURNS.get(turn.func, turn.func)), _every(turn.minutes), turn) for turn in turns]


def _every(minutes: int) -> str:
    if minutes % 1440 == 0:
        return ngettext("each day", "every %(n)s days", minutes // 1440) % {"n": minutes // 1440}
    if minutes % 60 == 0:
        return ngettext("each hour", "every %(n)s hours", minutes // 60) % {"n": minutes // 60}
    return ngettext("each minute", "every %(n)s minutes", minutes) % {"n": minutes}
