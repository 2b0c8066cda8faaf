"""What came back: the forms of a page, which typed words they lost, and what stood in the logs meanwhile."""

import logging
import re
import unicodedata
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

Typed = dict[str, str | list[str]]


class Logs(logging.Handler):
    """All that is written in any log meanwhile."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += logging.Formatter().format(record) + "\n"

    def __enter__(self) -> None:
        named = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
        self.loggers = [logging.root, *(logger for logger in named if not logger.propagate)]
        for logger in self.loggers:
            logger.addHandler(self)

    def __exit__(self, *_error: object) -> None:
        for logger in self.loggers:
            logger.removeHandler(self)


def forms_in(text: str) -> list[Tag]:
    """The forms of a page that change something. Only they are parsed: a page is long."""
    found = re.findall(r"<form\b.*?</form>", text, re.DOTALL | re.IGNORECASE)
    forms = [BeautifulSoup(part, "html.parser").form for part in found]
    return [form for form in forms if form and str(form.get("method", "")).lower() == "post"]


SHOWN_AS_TYPED = {"text", "email", "tel", "search", "url"}
OURS = {"csrfmiddlewaretoken"}
LONGEST_LOOKED_AT = 10_000


def lost(typed: Typed, text: str) -> Iterator[str]:
    """The fields of a form that came back, in which not all that was typed is still there."""
    for form in forms_in(text):
        boxes = {str(box["name"]): box for box in form.find_all(["input", "textarea"]) if box.get("name")}
        kinds = {name: "text" if box.name == "textarea" else box.get("type", "text") for name, box in boxes.items()}
        known = {name: value_of(boxes[name]) for name, kind in kinds.items() if kind == "hidden" and name not in OURS}
        if any(typed.get(name) != value for name, value in known.items() if not name.endswith("-read")):
            continue  # another form of the same page
        for name, said in typed.items():
            is_shown = kinds.get(name) in SHOWN_AS_TYPED and isinstance(said, str) and len(said) < LONGEST_LOOKED_AT
            if is_shown and plain(said) != plain(value_of(boxes[name])):
                yield name


def value_of(box: Tag) -> str:
    return box.text if box.name == "textarea" else str(box.get("value") or "")


def plain(text: str) -> str:
    """Without spaces and signs that no page can carry."""
    return "".join(char for char in text if unicodedata.category(char)[0] not in "CZ" and char != "\ufffd")
