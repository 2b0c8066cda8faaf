"""Every address of the admin, with the ids of the marked people and things filled in wherever an address takes one."""

import io
import itertools
from collections.abc import Iterator

import openpyxl
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

# What an address may ask for besides an id.
NAMES = {
    "app_label": ["neighbourhoods", "marketplace", "wagtailcore"],
    "app_name": ["neighbourhoods"],
    "model_name": ["user", "opportunity", "consent"],
    "action": ["delete", "assign_role", "set_active_state", "publish"],
    "name": ["plaatsen", "afzeggen", "dag"],
    "format": ["json"],
}
ON_PURPOSE = {"/cms/failwhale/"}  # Wagtail's own page that breaks


def addresses(ids: list[int]) -> list[str]:
    """Each pattern under /cms/ once for every id, in a steady order."""
    found: dict[str, None] = {}
    for route in _routes(get_resolver(), ""):
        if route[0].startswith("cms/"):
            found |= dict.fromkeys(_filled(*route, ids))
    return [address for address in found if address not in ON_PURPOSE]


def _routes(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, dict[str, str]]]:
    for entry in resolver.url_patterns:
        text, parts = _text_of(entry)
        if isinstance(entry, URLResolver):
            yield from ((route, parts | below) for route, below in _routes(entry, prefix + text))
        elif isinstance(entry, URLPattern):
            yield prefix + text, parts


def _text_of(entry: URLPattern | URLResolver) -> tuple[str, dict[str, str]]:
    pattern = entry.pattern
    if isinstance(pattern, RoutePattern):
        return str(pattern._route), {}
    if isinstance(pattern, RegexPattern):
        return str(pattern._regex).strip("^$"), {}
    return str(pattern), {}


def _filled(route: str, _parts: dict[str, str], ids: list[int]) -> Iterator[str]:
    if "(" in route or "\\" in route:  # a regular expression: Wagtail has only the catch-all here
        return
    pieces = route.split("<")
    asked = [piece.split(">", 1) for piece in pieces[1:]]
    values = [_values(name, ids) for name, _rest in asked]
    for chosen in itertools.product(*values):
        address = "/" + pieces[0]
        for value, (_name, rest) in zip(chosen, asked, strict=True):
            address += f"{value}{rest}"
        yield address


def _values(asked: str, ids: list[int]) -> list[object]:
    kind, _, name = asked.rpartition(":")
    if name in NAMES and kind != "int":
        return list(NAMES[name])
    return list(ids) if kind in {"int", ""} else ["x"]


def variants(address: str, ids: list[int], words: str) -> list[str]:
    """The address as it is; as an export; as a search for the mark; with the marked ids chosen."""
    chosen = "&".join(f"id={pk}" for pk in ids)
    if "/bulk/" in address:
        return [f"{address}?{chosen}"]
    if any(part.isdigit() or part in NAMES["model_name"] for part in address.split("/")):
        return [address]
    return [address, f"{address}?export=xlsx", f"{address}?export=csv", f"{address}?q={words}", f"{address}?{chosen}"]


def text_of(client: Client, address: str) -> tuple[int, str]:
    """Status and everything a reader could get out of the answer, also from inside a spreadsheet."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", "replace") + response.headers.get("Location", "")
    if "spreadsheetml" in response.headers.get("Content-Type", ""):
        rows = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
        text = "\n".join(str(row) for row in rows)
    return response.status_code, text
