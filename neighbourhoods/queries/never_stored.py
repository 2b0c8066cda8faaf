"""The words that raise a hint, and what stands in the tables although it may never be kept."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext

from neighbourhoods import registry
from neighbourhoods.models import SensitiveWord
from neighbourhoods.never_stored import WORDS, Subject, has_citizen_number, subjects_in

NUMBER = "citizen_number"
AT_ONCE = 1000
MADE_BY_MACHINES = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|<[^>]*>")  # numbers of blocks, markup
# Written by the machinery, chosen from a list, or checked to be what it is called.
NOBODYS_WORDS = frozenset(
    {"password", "phone", "email", "key", "kind", "verb", "about_type", "language", "postcode", "purpose", "wording"}
    | {"screen", "kvk_number"}
)
# Tables of answers, kept as the forms gave them: every text in them is read.
ANSWERS_OF_FORMS = frozenset({"answers", "sent"})
# A surname or a street may sound like anything; a number in it never belongs there.
NAMES = frozenset({"first_name", "last_name", "street", "house_number", "place_name"})


@dataclass(frozen=True)
class Finding:
    """Where something stands, and by which rule it was found: never the text itself."""

    table: str
    pk: int
    field: str
    rule: str


def hint_words() -> dict[str, Subject]:
    """The standard list with the municipality's own words, without those it switched off."""
    words = dict(WORDS)
    for word, subject, is_hint in SensitiveWord.objects.values_list("word", "subject", "is_hint"):
        words.pop(word, None)
        if is_hint:
            words[word] = Subject(subject)
    return words


def hints_at(texts: Sequence[str]) -> list[str]:
    """What each text that is kept may be about, in words for a coordinator; empty for nearly every text."""
    words = hint_words() if any(texts) else {}
    return [named(subjects_in(text, words)) for text in texts]


def named(subjects: Iterable[Subject]) -> str:
    return gettext(" and ").join(str(subject.label) for subject in subjects)


def fields_with_words(model: type[models.Model]) -> list[str]:
    """The fields in which somebody's own words may stand."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if (isinstance(field, models.CharField | models.TextField) or field.name in ANSWERS_OF_FORMS)
        and not field.choices
        and not isinstance(field, models.SlugField)
        and field.name not in NOBODYS_WORDS
    ]


def findings(*, at_once: int = AT_ONCE) -> Iterator[Finding]:
    """Reads every table in which people's words stand, some rows at a time."""
    words = hint_words()
    for model in registry.tables_with_words():
        fields = fields_with_words(model)
        rows = model._default_manager.order_by("pk").values_list("pk", *fields)  # noqa: SLF001  Django's name for it
        for pk, *texts in rows.iterator(chunk_size=at_once) if fields else ():
            for field, text in zip(fields, texts, strict=True):
                for rule in _rules_broken(field, "\n".join(texts_in(text or "")), words):
                    yield Finding(model._meta.label_lower, pk, field, rule)


def public_findings(*, at_once: int = AT_ONCE) -> Iterator[Finding]:
    """The same for what editors write: a number that looks like a person's, also deep inside a page or its draft."""
    for model in registry.tables_with_public_words():
        fields = [field.name for field in model._meta.concrete_fields if _may_hold_words(field)]
        rows = model._default_manager.order_by("pk").values_list("pk", *fields)  # noqa: SLF001  Django's name for it
        for pk, *values in rows.iterator(chunk_size=at_once) if fields else ():
            for field, value in zip(fields, values, strict=True):
                if holds_number(value):
                    yield Finding(model._meta.label_lower, pk, field, NUMBER)


def holds_number(value: object) -> bool:
    return any(has_citizen_number(MADE_BY_MACHINES.sub(" ", text)) for text in texts_in(value))


def texts_in(value: object) -> Iterator[str]:
    """Every text in a field, also in the blocks of a page. What a block is called and its number are not texts."""
    value = getattr(value, "raw_data", value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from () if name in {"id", "type"} else texts_in(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts_in(part)


def _may_hold_words(field: models.Field) -> bool:
    return isinstance(field, models.CharField | models.TextField | models.JSONField) or hasattr(field, "stream_block")


def _rules_broken(field: str, text: str, words: dict[str, Subject]) -> list[str]:
    number = [NUMBER] if has_citizen_number(text) else []
    return number if field in NAMES else number + [str(subject) for subject in subjects_in(text, words)]
