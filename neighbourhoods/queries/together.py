"""Several short lists by one question: what a page needs of tables that have nothing to do with each other."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone


def together(*questions: QuerySet) -> list[list[Any]]:
    """The rows of each, in the order of their ids. What a row keeps as JSON stays behind, as with defer()."""
    parts = [
        rows.order_by().values_list(Value(number), JSONObject(**{it.attname: it.attname for it in _fields(rows.model)}))
        for number, rows in enumerate(questions)
    ]
    found: list[list[Any]] = [[] for _rows in questions]
    for number, said in parts[0].union(*parts[1:], all=True):
        found[number].append(_row(questions[number].model, said))
    return [sorted(rows, key=lambda it: it.pk) for rows in found]


def _fields(model: type[Model]) -> list[Any]:
    return [it for it in model._meta.concrete_fields if not isinstance(it, JSONField)]


def _row(model: type[Model], said: dict[str, Any]) -> Model:
    """As the database would have given it."""
    values = {it.attname: _value(it.to_python(said[it.attname])) for it in _fields(model)}
    return model.from_db(None, list(values), list(values.values()))


def _value(value: Any) -> Any:
    """SQLite keeps moments in UTC and does not say so."""
    return timezone.make_aware(value, UTC) if isinstance(value, datetime) and timezone.is_naive(value) else value
