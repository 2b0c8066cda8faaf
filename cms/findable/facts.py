"""What a page says to programs, in the words of schema.org. Nothing in it that the page does not show."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# The same signs as Django's json_script: a title can then never end the script it stands in.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Fact:
    """A thing of schema.org. Fields that are empty are left out."""

    def as_json(self) -> dict[str, Any]:
        values = {name: _plain(value) for name, value in vars(self).items()}
        return {"@type": type(self).__name__} | {name: value for name, value in values.items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, Fact):
        return value.as_json()
    if isinstance(value, tuple | list):
        return [_plain(it) for it in value]
    return value


@dataclass(frozen=True)
class AdministrativeArea(Fact):
    name: str


@dataclass(frozen=True)
class OpeningHoursSpecification(Fact):
    dayOfWeek: tuple[str, ...]  # noqa: N815
    opens: str
    closes: str


@dataclass(frozen=True)
class GovernmentOrganization(Fact):
    name: str
    url: str = ""
    telephone: str = ""
    logo: str = ""
    email: str = ""
    openingHoursSpecification: tuple[OpeningHoursSpecification, ...] = ()  # noqa: N815


@dataclass(frozen=True)
class GovernmentService(Fact):
    name: str
    url: str
    areaServed: AdministrativeArea  # noqa: N815 (a word of schema.org)
    provider: GovernmentOrganization
    availableLanguage: tuple[str, ...] = ("nl", "en")  # noqa: N815


@dataclass(frozen=True)
class Service(Fact):
    name: str
    description: str
    url: str
    provider: GovernmentOrganization
    serviceType: str = ""  # noqa: N815


@dataclass(frozen=True)
class EntryPoint(Fact):
    urlTemplate: str  # noqa: N815


class SearchAction(Fact):
    """Its one strange key is no name in Python."""

    def __init__(self, template: str) -> None:
        object.__setattr__(self, "target", EntryPoint(template))
        object.__setattr__(self, "query-input", "required name=search_term_string")


@dataclass(frozen=True)
class WebSite(Fact):
    name: str
    url: str
    inLanguage: tuple[str, ...]  # noqa: N815
    potentialAction: SearchAction  # noqa: N815


@dataclass(frozen=True)
class ListItem(Fact):
    position: int
    name: str
    item: str


@dataclass(frozen=True)
class BreadcrumbList(Fact):
    itemListElement: tuple[ListItem, ...]  # noqa: N815

    @classmethod
    def of(cls, steps: Iterable[tuple[str, str]]) -> "BreadcrumbList":
        """(name, address) from the home page down."""
        return cls(tuple(ListItem(number, name, address) for number, (name, address) in enumerate(steps, 1)))


@dataclass(frozen=True)
class NewsArticle(Fact):
    headline: str
    description: str
    url: str
    datePublished: str  # noqa: N815
    dateModified: str  # noqa: N815
    inLanguage: str  # noqa: N815
    publisher: GovernmentOrganization
    image: tuple[str, ...] = ()


@dataclass(frozen=True)
class Article(NewsArticle):
    """A story: the same facts, without a name."""


@dataclass(frozen=True)
class Answer(Fact):
    text: str


@dataclass(frozen=True)
class Question(Fact):
    name: str
    acceptedAnswer: Answer  # noqa: N815


@dataclass(frozen=True)
class FAQPage(Fact):
    mainEntity: tuple[Question, ...] = field(default=())  # noqa: N815


def as_script(facts: Iterable[Fact]) -> SafeString:
    """One block of data; browsers never run it."""
    found = [fact.as_json() for fact in facts]
    if not found:
        return SafeString("")
    text = json.dumps({"@context": CONTEXT, "@graph": found}, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped above)
