"""What an editor pastes: NL Design System tokens as CSS or JSON. Known names and readable values come through."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import values

LONGEST = 500_000  # characters; a whole theme file of a municipality has 210,000
DEEPEST = 8  # references to references
ROUNDEST = 24  # pixels; fields and boxes are round too

# Our token and the names it is read from, best first: the same as in tokens.css.
READS = {
    "primary": ("--nl-button-primary-background-color", "--utrecht-button-primary-action-background-color"),
    "primary-h": (
        "--nl-button-primary-hover-background-color",
        "--utrecht-button-primary-action-hover-background-color",
    ),
    "on-primary": ("--nl-button-primary-color", "--utrecht-button-primary-action-color"),
    "link": ("--utrecht-link-color",),
    "ink": ("--utrecht-document-color",),
    "bg": ("--utrecht-document-background-color",),
    "soft": ("--utrecht-page-footer-background-color",),
    "line-2": ("--utrecht-form-control-border-color",),
    "focus": ("--utrecht-focus-outline-color",),
    "focus-halo": ("--utrecht-focus-background-color",),
    "radius": ("--nl-button-border-radius", "--utrecht-button-border-radius"),
}
KNOWN = {name for names in READS.values() for name in names}

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
DECLARATION = re.compile(r"(?<![\w-])(--[A-Za-z0-9][\w-]{0,120})[ \t]*:([^;{}]{0,300})")
REFERENCE = re.compile(r"var\(\s*(--[\w-]{1,120})\s*(?:,(.{0,200}))?\)", re.DOTALL)
JSON_REFERENCE = re.compile(r"\{([\w.-]{1,120})\}")


@dataclass(frozen=True)
class Pasted:
    """Ours -> (the name it was pasted under, its value); names whose value says nothing; how many we do not read."""

    used: dict[str, tuple[str, str]]
    unreadable: tuple[str, ...] = ()
    others: int = 0

    @property
    def values(self) -> dict[str, str]:
        return {name: value for name, (_theirs, value) in self.used.items()}

    def as_text(self) -> str:
        """What was used and nothing else, to be kept."""
        return "\n".join(f"{theirs}: {value};" for theirs, value in self.used.values())


def read(text: str) -> Pasted:
    """Never fails: what cannot be read is left out and counted."""
    declared = dict(_from_json(text) if text.lstrip().startswith("{") else _from_css(text))
    used, unreadable = {}, []
    for ours, names in READS.items():
        for theirs in (name for name in names if name in declared):
            value = _value(ours, _resolved(declared[theirs], declared))
            if value is None:
                unreadable.append(theirs)
            elif ours not in used:
                used[ours] = (theirs, value)
    return Pasted(used, tuple(unreadable), len(declared.keys() - KNOWN))


def pixels(value: float) -> str:
    return f"{min(value, ROUNDEST):g}px"


def _value(ours: str, text: str) -> str | None:
    if ours != "radius":
        return values.colour(text)
    found = values.length(text)
    return None if found is None else pixels(found)


def _from_css(text: str) -> Iterator[tuple[str, str]]:
    for name, value in DECLARATION.findall(COMMENT.sub("", text[:LONGEST])):
        yield name.lower(), value.replace("!important", "").strip()


def _from_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        tree = json.loads(text[:LONGEST])
    except (ValueError, RecursionError):
        return iter(())
    return _leaves(tree, ())


def _leaves(tree: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """{"utrecht": {"link": {"color": {"value": "#24578F"}}}} is --utrecht-link-color: #24578F."""
    if not isinstance(tree, dict):
        if path and isinstance(tree, str | int | float):
            name = "-".join(path).lower()
            value = JSON_REFERENCE.sub(lambda found: f"var(--{found[1].replace('.', '-').lower()})", str(tree))
            yield (name if name.startswith("--") else f"--{name}"), value
        return
    for key in ("$value", "value"):
        if key in tree and not isinstance(tree[key], dict):
            yield from _leaves(tree[key], path)
            return
    for key, branch in tree.items():
        yield from _leaves(branch, (*path, str(key)))


def _resolved(value: str, declared: dict[str, str]) -> str:
    """Follow var(--other) within what was pasted."""
    for _round in range(DEEPEST):
        found = REFERENCE.fullmatch(value.strip())
        if found is None:
            break
        value = declared.get(found[1].lower(), found[2] or "")
    return value
