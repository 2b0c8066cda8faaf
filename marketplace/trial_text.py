"""The text of a trial placement: made once in plain Dutch, kept as it was shown, and the same on every page and paper.

What is signed is this text and nothing else, so the sentences stand in it; another wording later changes no agreement.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import TrialAgreement
from .trial_rules import TrialRule

LANGUAGE = "nl"
LOOKS = {  # of each line: its icon and colours
    "who": ("user", "blue"), "company": ("briefcase-business", "ochre"), "place": ("map-pin", "green"),
    "when": ("calendar-days", "blue"), "hours": ("clock", "blue"), "wage": ("wallet", "ochre"),
    "goals": ("sprout", "green"), "guide": ("hand-heart", "terracotta"), "along": ("users", "terracotta"),
    "insured": ("shield-check", "green"), "costs": ("receipt-euro", "ochre"), "after": ("footprints", "green"),
    "before": ("history", "slate"), "longer": ("calendar-plus", "slate"), "stop": ("undo-2", "terracotta"),
    "rule": ("book-open", "slate"),
}  # fmt: skip
Document = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """What stands in one text. `facts`: icon, palette, label, words, no link: as components/summary_list takes them."""

    number: int
    company: str
    resident: str
    first_day: date
    last_day: date
    goals: tuple[str, ...]
    lines: tuple[tuple[str, str, str], ...]

    @property
    def facts(self) -> tuple[tuple[str, str, str, str, str], ...]:
        return tuple((*LOOKS.get(key, ("info", "slate")), label, words, "") for key, label, words in self.lines)


def read(document: Mapping[str, Any]) -> Text:
    return Text(
        number=document["number"],
        company=document["company"],
        resident=document["resident"],
        first_day=date.fromisoformat(document["first_day"]),
        last_day=date.fromisoformat(document["last_day"]),
        goals=tuple(document["goals"]),
        lines=tuple((key, label, words) for key, label, words in document["lines"]),
    )


def canonical(document: Mapping[str, Any]) -> bytes:
    """The same content is always the same bytes, on either database."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(document)).hexdigest()


def document_of(trial: TrialAgreement, *, number: int, rule: TrialRule) -> Document:
    first, last = trial.first_day, trial.last_day
    if first is None or last is None:
        raise ValueError("a text is only made of an agreement that is whole")
    with translation.override(LANGUAGE):
        lines = [[key, label, words] for key, label, words in _lines(trial, rule) if words]
    return {
        "kind": "trial_placement",
        "number": number,
        "company": trial.employer.name,
        "resident": trial.person.get_full_name(),
        "municipality": trial.person.municipality.name if trial.person.municipality else "",
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "goals": goals_of(trial),
        "lines": lines,
    }


def goals_of(trial: TrialAgreement) -> list[str]:
    return [line.strip() for line in trial.goals.splitlines() if line.strip()]


def _lines(trial: TrialAgreement, rule: TrialRule) -> list[tuple[str, str, str]]:
    contact = trial.contact.get_full_name() if trial.contact else ""
    company = _("%(company)s, %(name)s") % {"company": trial.employer.name, "name": contact}
    return [
        ("who", _("Who does the trial?"), trial.person.get_full_name()),
        ("company", _("At which company?"), company if contact else trial.employer.name),
        ("place", _("Where?"), trial.place_address),
        ("when", _("When?"), _between(trial)),
        ("hours", _("How many hours?"), _hours(trial)),
        ("wage", _("Is there a wage?"), _("No. This is trying out. It is not paid work yet.")),
        ("goals", _("What do you try?"), "\n".join(goals_of(trial))),
        ("guide", _("Who helps you there?"), trial.guide_name),
        ("along", _("May somebody come along?"), _along(trial)),
        ("insured", _("Who insures you?"), _("The employer does. %(how)s") % {"how": trial.insured_with}),
        ("costs", _("Who pays the costs?"), _costs(trial)),
        ("after", _("What is the plan for afterwards?"), _after(trial)),
        ("before", _("Did you work there before?"), _("No.") if trial.follows_id is None else _("Only on trial.")),
        ("longer", _("Why is it longer than usual?"), trial.longer_why),
        ("stop", _("Do you want to stop?"), _("You always may. You need not say why. You lose nothing.")),
        ("rule", _("Which rule holds?"), _rule(rule)),
    ]


def _between(trial: TrialAgreement) -> str:
    days = {"first": date_format(trial.first_day, "j F Y"), "last": date_format(trial.last_day, "j F Y")}
    return _("From %(first)s up to and including %(last)s") % days


def weekday_words(weekdays: str) -> str:
    names = [str(WEEKDAYS[int(day) - 1]) for day in sorted(weekdays)]
    return ", ".join(names[:-1]) + _(" and ") + names[-1] if len(names) > 1 else "".join(names)


def _hours(trial: TrialAgreement) -> str:
    count = trial.hours_a_week or 0
    said = {"count": count, "days": weekday_words(trial.weekdays)}
    return ngettext("%(count)d hour a week, on %(days)s", "%(count)d hours a week, on %(days)s", count) % said


def _along(trial: TrialAgreement) -> str:
    match trial.companion:
        case TrialAgreement.Companion.NAMED:
            return _("Yes: %(name)s comes along.") % {"name": trial.companion_name}
        case TrialAgreement.Companion.WELCOME:
            return _("Yes, you may bring somebody.")
    return _("Nobody comes along.")


def _costs(trial: TrialAgreement) -> str:
    match trial.costs_paid_by:
        case TrialAgreement.Payer.EMPLOYER:
            return _("The employer pays: %(costs)s") % {"costs": trial.costs}
        case TrialAgreement.Payer.MUNICIPALITY:
            return _("The municipality pays: %(costs)s") % {"costs": trial.costs}
    return _("There are no costs.")


def _after(trial: TrialAgreement) -> str:
    said = {"months": trial.intends_months, "hours": trial.intends_hours}
    return _("The employer means to give a contract of %(months)d months, for %(hours)d hours a week.") % said


def _rule(rule: TrialRule) -> str:
    said = {"months": rule.most_months, "source": rule.source}
    return _("A trial lasts %(months)d months at most. This stands in: %(source)s") % said
