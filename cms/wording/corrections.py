"""Corrections of sentences: kept as rows, and laid over the compiled catalogue in every process.

Each process asks now and then whether there are newer rows, in one small question; the process that saves knows at
once. Lazy strings, plurals and contexts follow by themselves, because Django looks a text up when it is shown.
"""

import threading
import time
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import Error as NoAnswer
from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _
from django.utils.translation import trans_real

from cms.models import Correction
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

Version = tuple[int | None, int]
Key = tuple[str, str, str]  # language, context, English


class Layer(dict):
    """What lies over a catalogue; its own kind, so that it is known again."""


class _State:
    version: Version = (None, 0)
    looked_at: float = float("-inf")
    lock = threading.RLock()


def newest() -> dict[Key, tuple[str, ...]]:
    """The newest row of every text that was ever corrected; no forms when that one went back to the original."""
    rows = Correction.objects.order_by("pk").values_list("language", "context", "english", "forms")
    return {(language, context, english): tuple(forms) for language, context, english, forms in rows}


def history(language: str, context: str, english: str) -> list[Correction]:
    """Who changed this text and when; the newest first."""
    rows = Correction.objects.filter(language=language, context=context, english=english)
    return list(rows.select_related("by").order_by("-pk"))


# ---------------------------------------------------------------- changing
def correct_text(
    language: str, context: str, english: str, forms: tuple[str, ...], *, by: User, seen: int | None = None
) -> Correction:
    """The text says this from now on, everywhere. No forms: what it said when it came.

    `seen`: the newest row the writer knew of, 0 for none. When a colleague was first, that is read before it is lost.
    """
    with transaction.atomic():
        _one_after_the_other()
        if seen is not None and seen != last_of(language, context, english):
            raise NotAllowedNow(_("A colleague has just changed this text. Read it below. Then decide."), "changed")
        row = Correction.objects.create(language=language, context=context, english=english, forms=list(forms), by=by)
        transaction.on_commit(lay_over)
    return row


def last_of(language: str, context: str, english: str) -> int:
    """The number of the newest row of this text; 0 when it was never corrected."""
    rows = Correction.objects.filter(language=language, context=context, english=english)
    return rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def _one_after_the_other() -> None:
    """A text may have no row yet to lock, so editors who save wait for each other at the table's own."""
    name = {"app_label": Correction._meta.app_label, "model": Correction._meta.model_name}
    ContentType.objects.select_for_update().filter(**name).first()


# ---------------------------------------------------------------- laying over
def lay_over() -> None:
    """Put what the rows say over the catalogues of this process."""
    with _State.lock:
        version, rows = _version(), newest()
        for language in dict(settings.LANGUAGES):
            _put(language, _layer({key[1:]: forms for key, forms in rows.items() if key[0] == language}))
        _State.version, _State.looked_at = version, time.monotonic()


def _layer(rows: dict[tuple[str, str], tuple[str, ...]]) -> Layer:
    """As gettext keeps them: a context stands before its text, each plural form has its number."""
    layer = Layer()
    for (context, english), forms in rows.items():
        name = f"{context}{trans_real.CONTEXT_SEPARATOR}{english}" if context else english
        if len(forms) > 1:
            layer.update({(name, number): form for number, form in enumerate(forms)})
        elif forms:
            layer[name] = forms[0]
    return layer


def keep_fresh() -> None:
    """Before a page or a task: look whether another process saved, at most once in WORDS_CHECK_SECONDS."""
    if not settings.WORDS_CHECK_SECONDS or time.monotonic() - _State.looked_at < settings.WORDS_CHECK_SECONDS:
        return
    if not _State.lock.acquire(blocking=False):  # another thread is looking
        return
    try:
        _State.looked_at = time.monotonic()
        if _version() != _State.version:
            lay_over()
    except NoAnswer:
        return  # words as they are; whatever else the page asks will tell what is wrong
    finally:
        _State.lock.release()


def _version() -> Version:
    found = Correction.objects.aggregate(newest=Max("pk"), number=Count("pk"))
    return found["newest"], found["number"]


def _put(language: str, layer: Layer) -> None:
    """One assignment, so that a thread that reads meanwhile finds the old words or the new ones.

    Django's catalogue is a row of dictionaries, the first that knows a text wins. It has no public way to take one
    away again, hence its own names.
    """
    catalogue: Any = trans_real.translation(language)._catalog  # type: ignore[attr-defined]  # noqa: SLF001
    if catalogue._catalogs and isinstance(catalogue._catalogs[0], Layer):  # noqa: SLF001
        catalogue._catalogs[0] = layer  # noqa: SLF001
    else:
        catalogue._plurals.insert(0, lambda number: int(number != 1))  # noqa: SLF001
        catalogue._catalogs.insert(0, layer)  # noqa: SLF001
