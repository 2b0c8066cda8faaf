"""Which status of the Dutch register a site may claim, from what is known. No tables here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MONTHS_A_TEST_HOLDS = 36
STATUSES = [
    ("A", _("A: meets all criteria")),
    ("B", _("B: meets a part of the criteria")),
    ("C", _("C: first measures were taken")),
    ("D", _("D: does not meet the criteria")),
    ("E", _("E: no statement")),
]
SAID = {
    "A": _("This website meets all rules (status A)"),
    "B": _("This website meets a part of the rules (status B)"),
    "C": _("We are making this website better (status C)"),
    "D": _("This website does not meet the rules yet (status D)"),
    "E": _("There is no statement yet (status E)"),
}
EXPLAINED = ("reason", "consequence", "measure", "planned_on")


@dataclass(frozen=True)
class Verdict:
    """The best status that may be claimed, and what keeps it from a better one."""

    status: str
    because: str | Promise


def verdict(
    tests: Sequence[Mapping[str, Any]], problems: Sequence[Mapping[str, Any]], *, plans: str, signed: bool, today: date
) -> Verdict:
    """Worst first: without a signature there is no statement; without a recent full test no A or B."""
    if not signed:
        return Verdict("E", _("Nobody has signed the statement."))
    full = [test for test in tests if test["kind"] == "full" and test["on"] <= today]
    recent = [test for test in full if test["link"] and today < months_later(test["on"], MONTHS_A_TEST_HOLDS)]
    if not recent:
        reason = _("There is no full test with a report, or it is older than 3 years.")
        return Verdict("C" if plans.strip() or any(test["on"] <= today for test in tests) else "D", reason)
    if any(not all(problem[field] for field in EXPLAINED) for problem in problems):
        return Verdict("C", _("A known problem lacks a reason, a consequence, a measure or a date."))
    if any(problem["planned_on"] < today for problem in problems):
        return Verdict("C", _("A known problem should have been solved by now."))
    if problems:
        return Verdict("B", _("There are known problems."))
    return Verdict("A", "")


def worse_of(claimed: str, holds: str) -> str:
    """Letters go from good to bad."""
    return max(claimed or "E", holds)


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the 29th of February becomes the 1st of March."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)
