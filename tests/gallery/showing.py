"""How a line becomes a page: the town is made, who looks comes in, the address is asked, and all is undone."""

import itertools
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.template import Template
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import override_settings
from django.utils import translation

from cms.look import facts
from tests.entering import enter

from . import (
    booklets,
    certificates,
    companies,
    courses,
    desk,
    employers,
    introductions,
    own,
    path,
    plans,
    public,
    pupils,
    ready,
    thinking,
    trials,
    vacancies,
)
from .lines import Line
from .names import ALL, ORDINARY
from .town import SECRET, Empty, Town

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("cms", "marketplace", "training", "neighbourhoods")
WORLDS = {"full": Town, "empty": Empty}


@dataclass(frozen=True)
class Shown:
    """A page as it was sent."""

    name: str
    line: str
    names: str
    state: str
    status: int
    expected: int
    html: str
    headers: dict[str, str]
    templates: frozenset[str]

    @property
    def is_right(self) -> bool:
        return self.status == self.expected

    @property
    def is_page(self) -> bool:
        """Not a part that a script puts into a page, nor a mail."""
        return "<html" in self.html and bool(self.headers)

    @property
    def is_desk(self) -> bool:
        """Inside Wagtail's shell."""
        return "data-wagtail-sidebar" in self.html

    @property
    def is_ours(self) -> bool:
        """Not a screen of Wagtail with a piece of ours in it."""
        return not self.is_desk or 'class="desk"' in self.html


def shots() -> tuple[Line, ...]:
    beside = (*certificates.LINES, *courses.LINES, *pupils.LINES, *thinking.LINES, *plans.LINES, *path.LINES)
    return (
        *public.LINES,
        *own.LINES,
        *booklets.LINES,
        *desk.LINES,
        *beside,
        *ready.LINES,
        *trials.LINES,
        *employers.LINES,
        *introductions.LINES,
        *vacancies.LINES,
        *companies.LINES,
    )


def templates() -> set[str]:
    """Every HTML template of ours, by its place in the repository."""
    return {str(path.relative_to(ROOT)) for app in OURS for path in (ROOT / app).glob("templates/**/*.html")}


def render_all() -> list[Shown]:
    """Every line for every kind of names it is shown with. The database is as it was afterwards."""
    pages: list[Shown] = []
    with override_settings(ROOT_URLCONF="tests.gallery.urls"):
        for names, (state, world) in itertools.product(ALL, WORLDS.items()):
            lines = [line for line in shots() if line.state == state and (names is ORDINARY or not line.once)]
            with undone():
                town = world(names)
                pages += [show(town, line) for line in lines]
    wrong = [f"{page.name}: {page.status} {page.headers.get('Location', '')}" for page in pages if not page.is_right]
    assert not wrong, "these lines show something else than they say:\n" + "\n".join(wrong)
    return pages


def show(town: Any, line: Line) -> Shown:
    with undone(), templates_used() as used, demo_mode() if line.demo else nullcontext():
        if line.scene:
            line.scene(town)
        answer = ask(town, line)
    name, names, templates = f"{line.name} ({town.names})", town.names.label, frozenset(used)
    if isinstance(answer, str):  # a mail
        return Shown(name, line.name, names, line.state, line.status, line.status, answer, {}, templates)
    html, headers = answer.content.decode(), dict(answer.headers)
    return Shown(name, line.name, names, line.state, answer.status_code, line.status, html, headers, templates)


def ask(town: Any, line: Line) -> HttpResponse | str:
    cache.clear()
    facts.forget()
    mail.outbox = []
    with translation.override("nl"):
        client = Client(headers={"accept-language": line.language}, enforce_csrf_checks=line.strict)
        client.cookies.load(line.cookies)
        if line.who:
            person = getattr(town, line.who)
            client.force_login(person) if line.unproven else enter(client, person)
        for address, data in line.before:
            client.post(filled(address, town), {key: filled(value, town) for key, value in data.items()}, follow=True)
        if line.make is not None:
            return line.make(town)
        address = filled(line.address, town)
        if line.data is None:
            return client.get(address)
        return client.post(address, {key: filled(value, town) for key, value in line.data.items()}, follow=line.follow)


def filled(words: Any, town: Any) -> Any:
    """ "{t.open.slug}" becomes that of the town, "{code}" the code in the last mail, "{proof}" that of the app."""
    if not isinstance(words, str) or "{" not in words:
        return words
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", mail.outbox[-1].body) if mail.outbox else None
    proof = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
    return words.format(t=town, code="".join(found.groups()) if found else "", proof=proof)


@contextmanager
def demo_mode() -> Iterator[None]:
    with (
        TemporaryDirectory() as folder,
        override_settings(
            DEMO=True,
            VAR_DIR=Path(folder),
            EMAIL_BACKEND="cms.demo.mailbox.Mailbox",
            TEXT_BACKEND="cms.demo.texts.TextBox",
            TEXT_NUMBER="+3197010000000",
        ),
    ):
        yield


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def templates_used() -> Iterator[set[str]]:
    """Which of our templates were rendered inside, parts and parents too."""
    used: set[str] = set()

    def note(template: Template, **_: Any) -> None:
        path = Path(str(template.origin.name))
        if path.is_relative_to(ROOT):
            used.add(str(path.relative_to(ROOT)))

    template_rendered.connect(note)
    try:
        yield used
    finally:
        template_rendered.disconnect(note)
