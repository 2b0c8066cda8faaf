"""Reading the site as one person: every address, link and form, and all that stood in the answers."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup, SoupStrainer, Tag
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

SKIPPED = re.compile(r"/(static|media|__debug__)/|/uitloggen/|/cms/logout/|\.(svg|css|js|woff2|png)$")
FOLLOWED = SoupStrainer(["a", "area", "link", "form"])  # nothing else of a page is read
MOST_PAGES = 1600
MOST_VARIANTS = 6  # of one page with other filters

Read = Callable[[str, str], None]  # the address, and all that was answered


@dataclass
class Crawl:
    """One walk. `read` is called with every answer, also with those of forms, which are undone afterwards."""

    client: Client
    read: Read
    posts_under: tuple[str, ...] = ("/",)
    seen: set[str] = field(default_factory=set)
    posted: set[tuple[str, ...]] = field(default_factory=set)
    waiting: deque[str] = field(default_factory=deque)

    def walk(self, seeds: Iterable[str]) -> "Crawl":
        for seed in seeds:
            self._meet(seed)
        while self.waiting:
            self._visit(self.waiting.popleft())
        return self

    def read_only(self, address: str) -> None:
        """One page and its forms, without going on."""
        self._visit(address)
        self.waiting.clear()

    def _meet(self, address: str) -> None:
        parts = urlsplit(address)
        where = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.scheme not in {"", "http"} or parts.netloc not in {"", "testserver"} or SKIPPED.search(where):
            return
        if where not in self.seen:
            if parts.query and sum(it.startswith(f"{parts.path}?") for it in self.seen) >= MOST_VARIANTS:
                return
            self.seen.add(where)
            assert len(self.seen) <= MOST_PAGES, f"the site has no end: {sorted(self.seen)[-40:]}"
            self.waiting.append(where)

    def _visit(self, address: str) -> None:
        answer = self.client.get(address)
        self._note(address, answer)
        if "html" not in answer.get("Content-Type", "") or answer.status_code >= 500:
            assert answer.status_code < 500, address
            return
        page = BeautifulSoup(body_of(answer), "html.parser", parse_only=FOLLOWED)
        for link in page.find_all(href=True):
            self._meet(urljoin(address, str(link["href"])))
        for form in page.find_all("form"):
            self._send(address, form)

    def _note(self, address: str, answer: HttpResponse) -> None:
        cookies = " ".join(f"{name}={it.value}" for name, it in answer.cookies.items())
        self.read(address, f"{body_of(answer)} {answer.get('Location', '')} {cookies}")
        if answer.get("Location"):
            self._meet(urljoin(address, answer["Location"]))

    def _send(self, address: str, form: Tag) -> None:
        """Press every button of a form, once for each different form."""
        target = urljoin(address, str(form.get("action") or address))
        for values in filled(form):
            if str(form.get("method", "get")).lower() != "post":
                self._meet(f"{target.partition('?')[0]}?{urlencode(values)}")
                continue
            path = urlsplit(target).path
            key = (path, *sorted(f"{name}={value}" for name, value in values.items() if name not in UNIMPORTANT))
            if key in self.posted or SKIPPED.search(path) or not path.startswith(self.posts_under):
                continue
            self.posted.add(key)
            self._press(path, values)

    def _press(self, path: str, values: dict[str, str]) -> None:
        with transaction.atomic():
            hand = Client()
            hand.cookies.load(self.client.cookies.output(header="", sep=";"))
            answer = hand.post(path, values)
            assert answer.status_code < 500, path
            self.read(f"POST {path}", body_of(answer) + answer.get("Location", ""))
            onward = answer.get("Location", "")
            if onward.startswith("/") and not SKIPPED.search(onward):
                self.read(f"POST {path} then {onward}", body_of(hand.get(onward)))
            transaction.set_rollback(True)


def body_of(answer: HttpResponse) -> str:
    """All of it as text; a file as well as it can be read."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


UNIMPORTANT = {"csrfmiddlewaretoken", "next"}


def filled(form: Tag) -> Iterator[dict[str, str]]:
    """What a browser would send: once for each button, with every field as it stands (an empty one gets a word)."""
    values: dict[str, str] = {}
    for box in form.find_all(["input", "textarea", "select"]):
        name, kind = str(box.get("name") or ""), str(box.get("type") or "text")
        if not name or (kind in {"checkbox", "radio"} and not box.has_attr("checked")):
            continue
        if box.name == "select":
            chosen = box.find("option", selected=True) or box.find("option")
            values[name] = str(chosen.get("value", "")) if chosen else ""
        elif box.name == "textarea":
            values[name] = box.text or "Een vraag."
        else:
            values[name] = str(box.get("value") or "")
    buttons = [it for it in form.find_all("button") if it.get("type") != "button"]
    for button in buttons or [None]:
        pressed = {str(button["name"]): str(button.get("value") or "")} if button and button.get("name") else {}
        yield values | pressed


def addresses(fill: Callable[[str], Iterable[str]], skip: tuple[str, ...] = ()) -> list[str]:
    """Every address of the URLconf. fill: the values to try for an argument by name."""
    found: list[str] = []
    for route in routes(get_resolver().url_patterns):
        if route.startswith(skip) or route.startswith("^") or "(?P" in route:
            continue
        argument = re.search(r"<(?:\w+:)?(\w+)>", route)
        values = fill(f"{route}") if argument else [""]
        found += ["/" + (route.replace(argument[0], value) if argument else route) for value in values]
    return found


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route
