"""The rules for paid work as everybody may read them: those in force for each municipality, and every day they changed.

In the form of the Dutch register of algorithms: what it is, how it is used with care, how it works.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.models import ReadinessRule
from neighbourhoods.models import Municipality

from .readiness_inputs import newest_of

Rows = tuple[tuple[Promise, Promise | str], ...]
ARTICLE_22 = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679#art_22"


@dataclass(frozen=True)
class RuleInForce:
    sentence: str
    since: date


@dataclass(frozen=True)
class Change:
    """What began or ended on a day. `sentence` empty: the rule of before ended."""

    on: date
    sentence: str
    ended: str
    is_to_come: bool


@dataclass(frozen=True)
class OfMunicipality:
    name: str
    phone: str
    since: date
    rules: tuple[RuleInForce, ...]
    changes: tuple[Change, ...]


def published_rules() -> list[OfMunicipality]:
    """Of every municipality that wrote any, by name. 2 questions."""
    rows = list(ReadinessRule.objects.order_by("municipality", "valid_from", "pk").select_related("course"))
    municipalities = Municipality.objects.defer("geometry").filter(pk__in={row.municipality_id for row in rows})
    return [
        _of(it, [row for row in rows if row.municipality_id == it.pk]) for it in municipalities.order_by("name", "pk")
    ]


def _of(municipality: Municipality, rows: list[ReadinessRule]) -> OfMunicipality:
    today = timezone.localdate()
    in_force = newest_of(row for row in rows if row.valid_from <= today)
    return OfMunicipality(
        name=municipality.name,
        phone=municipality.service_phone,
        since=rows[0].valid_from,
        rules=tuple(RuleInForce(row.sentence, row.valid_from) for row in in_force),
        changes=tuple(_changes(rows, today)),
    )


def _changes(rows: Iterable[ReadinessRule], today: date) -> list[Change]:
    """The newest first."""
    before: dict[str, str] = {}
    found = []
    for row in rows:
        found.append(Change(row.valid_from, row.sentence, before.get(row.key, ""), row.valid_from > today))
        before[row.key] = row.sentence
    return found[::-1]


GENERAL: Rows = (
    (_("Name"), _("Rules for paid work")),
    (
        _("In a few words"),
        _("A list of rules, written by people. It shows who can be asked whether they want paid work."),
    ),
    (_("Theme"), _("Work")),
    (_("Status"), _("In use")),
    (_("Kind of publication"), _("An algorithm that matters to people. People wrote each rule. It learns nothing.")),
)
WITH_CARE: Rows = (
    (_("What it is for"), _("To help people to paid work who want that. Nobody is overlooked.")),
    (_("What it means for you"), _("You may be asked a question. No is fine. Nothing changes then.")),
    (_("What we weighed"), _("Fixed rules, so that everybody can read why. No points, no order of people.")),
    (
        _("People decide"),
        _(
            "The computer proposes nothing to employers. A coordinator asks you. You say yes or no. "
            "Another person signs. You can let a person look again. You have an answer within 14 days."
        ),
    ),
    (
        _("What can go wrong"),
        _("A rule can be wrong, or a paper is missing. You see every rule on your own page. You can say so."),
    ),
    (_("The law"), _("You have the right that a person decides. That is article 22 of the privacy law (AVG).")),
    (_("Link to the law"), ARTICLE_22),
)
HOW_IT_WORKS: Rows = (
    (
        _("Details that are used"),
        _("Your own wish. Your certificates. The hours that you let count. That we talked about work. Nothing else."),
    ),
    (
        _("Never used"),
        _(
            "What others think of you. Whether you came on time. How fast you work. "
            "Your health, your money, your origin."
        ),
    ),
    (_("How it works"), _("For each rule it looks: yes or not yet. It adds nothing up. It runs every night.")),
    (_("Made by"), _("Dichtbij. Everybody can read how it is made.")),
)
