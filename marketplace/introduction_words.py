"""What came of an introduction, as the resident hears it: kind, plain, and never about who somebody is."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods.languages import kept_apart

from .models import Introduction as Row

if TYPE_CHECKING:
    from .queries.my_introductions import Mine

Outcome, Reason = Row.Outcome, Row.Reason


def asks(company: str) -> str:
    return _("%(company)s would like to meet you.") % {"company": kept_apart(company)}


def about(it: "Mine") -> tuple[str, ...]:
    """All that somebody needs to say yes or no."""
    said = (
        _("It is at %(place)s.") % {"place": kept_apart(it.place)},
        _("Kind of work: %(work)s.") % {"work": it.work} if it.work else "",
        _("They write: “%(words)s”") % {"words": kept_apart(it.message)} if it.message else "",
        *what_opens(it.company, it.until),
    )
    return tuple(sentence for sentence in said if sentence)


def what_opens(company: str, until: date | None) -> tuple[str, ...]:
    """With a yes, for whom, until when; and that a no is fine."""
    closes = _("Nobody else sees it. It closes by itself on %(day)s.")
    return (
        _("With a yes %(company)s sees your name and your phone number.") % {"company": kept_apart(company)},
        *((closes % {"day": date_format(until, "j F Y")},) if until else ()),
        _("You can stop at any moment."),
        _("No is fine too. Nothing changes then."),
    )


def reason_words(reason: str) -> str:
    """The reason that the company chose, in a sentence of ours."""
    said = {
        Reason.FILLED: _("Somebody else does the work now."),
        Reason.HOURS: _("The hours or days do not fit together."),
        Reason.WORK: _("The work is other than they thought."),
        Reason.SKILL: _("A course or certificate is needed first. We look with you."),
        Reason.LATER: _("There is no work now. Later perhaps there is."),
    }
    return said.get(Reason(reason), "") if reason else ""


def outcome_words(company: str, outcome: str, reason: str = "") -> tuple[str, ...]:
    """Without who calls: that is said beside it."""
    name = {"company": kept_apart(company)}
    not_you = _("That is not because of you.")
    return {
        Outcome.TRIAL: (_("%(company)s would like to try working with you.") % name,),
        Outcome.JOB: (_("Good news. There is a job for you at %(company)s.") % name,),
        Outcome.NOT_NOW: (
            _("%(company)s has no work for you now.") % name, *filter(None, (reason_words(reason),)),
            *(() if reason == Reason.SKILL else (not_you,)),
        ),
        Outcome.STOPPED: (_("%(company)s no longer takes part.") % name, not_you),
        Outcome.TAKEN_BACK: (_("%(company)s does not look for anybody now.") % name, not_you),
        Outcome.NO_ANSWER: (_("The question of %(company)s is over.") % name, _("You need not do anything.")),
        Outcome.CANNOT: (_("You do not go on with %(company)s.") % name, _("That is fine. Nothing changes.")),
    }.get(Outcome(outcome), ()) if outcome else ()  # fmt: skip


def silent_words(company: str) -> tuple[str, ...]:
    return (
        _("%(company)s gave no answer.") % {"company": kept_apart(company)},
        _("That is not because of you."),
    )


def of_row(row: Row) -> tuple[str, ...]:
    return outcome_words(row.employer.name, row.outcome, row.reason)
