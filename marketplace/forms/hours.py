"""Own words about a place that was tried, and a week of visits with minutes and yes or no, typed in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.actions.hours import Said
from marketplace.queries.weeks import Line
from neighbourhoods.free_text import FreeText

from .helper import PlainForm

LONGEST = 720
YES, NO = "ja", "nee"


class OwnWordsForm(PlainForm):
    own_words = FreeText(
        label=gettext_lazy("Would you like to say anything else?"), required=False, max_length=200, rows=2
    )


@dataclass(frozen=True)
class Typed:
    """What was typed for the visits of a week: what can be kept, and a sentence beside each that cannot."""

    lines: tuple[Said, ...]
    wrong: dict[int, str]


@dataclass(frozen=True)
class Row:
    """One visit as the screen shows it: what is known, or what was just typed and could not be kept."""

    line: Line
    done: str
    minutes: str
    helper: str
    helper_minutes: str
    error: str


def rows_of(lines: Iterable[Line], data: Mapping[str, str], wrong: Mapping[int, str]) -> list[Row]:
    return [_row(line, data if line.visit_id in wrong else {}, wrong.get(line.visit_id, "")) for line in lines]


def _row(line: Line, data: Mapping[str, str], error: str) -> Row:
    known = {True: YES, False: NO, None: ""}[line.done]
    return Row(
        line=line,
        done=data.get(f"gelukt-{line.visit_id}", known),
        minutes=data.get(f"minuten-{line.visit_id}", _text(line.minutes)),
        helper=data.get(f"helper-{line.visit_id}", line.helper_said),
        helper_minutes=data.get(f"helper-minuten-{line.visit_id}", _text(line.helper_minutes)),
        error=error,
    )


def _text(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)


def typed_week(data: Mapping[str, str], visits: Iterable[int], *, both_sides: bool) -> Typed:
    """Fields are called after the visit: minuten-12, gelukt-12; of the helper: helper-12, helper-minuten-12."""
    lines, wrong = [], {}
    for pk in visits:
        done, minutes = _done(data.get(f"gelukt-{pk}", "")), _minutes(data.get(f"minuten-{pk}", ""))
        helper = data.get(f"helper-{pk}", "") if both_sides else ""
        helper_minutes = _minutes(data.get(f"helper-minuten-{pk}", "")) if both_sides else None
        if isinstance(minutes, str) or isinstance(helper_minutes, str):
            wrong[pk] = _("Minutes are a number from 5 to %(most)s. Correct it, and save again.") % {"most": LONGEST}
            continue
        lines.append(Said(pk, helper, helper_minutes if helper else None, done, minutes if done else None))
    return Typed(tuple(line for line in lines if not line.is_empty), wrong)


def _done(text: str) -> bool | None:
    return {YES: True, NO: False}.get(text)


def _minutes(text: str) -> int | str | None:
    """None: left empty; text: what is no number of minutes."""
    text = text.strip()
    if not text:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) < 5 and 5 <= int(text) <= LONGEST
    return int(text) if is_number else text
