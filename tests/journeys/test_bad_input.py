"""Whatever is sent, by whomever: no broken page, no word of the program, nobody's secret; typed words are kept."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from marketplace.models import Agreement, Visit
from neighbourhoods import links
from neighbourhoods.models import Message, User
from tests.crawl import addresses, body_of, filled
from tests.entering import enter
from tests.test_visibility_ladder import VIEWERS, Town, leaks_in, make_town, town, values_for

__all__ = ["town"]

from cms.wording.texts import as_released

from .answers import Logs, Typed, forms_in, lost
from .nasty import BAD_BYTES, HOSTS, METHODS, Nasty

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHO = [
    "a visitor", "the matched helper", "the neighbour with a helper", "a coordinator elsewhere", "the coordinator",
    "an editor", "the technical side",
]  # fmt: skip
OURS = re.compile(r"Traceback \(most|\b[A-Za-z]\w+(?:Error|Exception|DoesNotExist|Refused)\b|site-packages")
PHONE = 'href="tel:'
NEW = [
    "/deelplaatje/a.png", "/media/images/x.webp", "/gemeente-logo/x.webp", "/sitemap-x.xml",
    "/sitemap-pages.xml", "/buurt/bu99010000-lindenkwartier/straat.svg", "/nieuws/feed/", "/zoeken/?v=boodschappen",
]  # fmt: skip
NOT_A_PAGE = re.compile(r"^/(static|cms/(jsi18n|api|sprite|failwhale|documents)|uitloggen)")


@pytest.fixture
def made(db) -> Town:
    """Of its own for each test: others here begin with an empty town."""
    return make_town()


@dataclass
class Fuzz:
    """One viewer sends nonsense. Every request is undone; what is wrong with an answer is written down."""

    town: Town
    viewer: User | None
    nasty: Nasty
    wrong: list[str] = field(default_factory=list)
    sent: Counter = field(default_factory=Counter)
    logs: Logs = field(default_factory=Logs)

    def __post_init__(self) -> None:
        self.client = enter(Client(), self.viewer) if self.viewer else Client()
        self.people = self.town.people
        self.marked = [person for person in self.people if person.street]
        self.ids = [*(it.pk for it in self.people), *(it.pk for it in self.town.tasks.values())]
        seeds = ["/", *NEW, *addresses(lambda route: values_for(self.town, route), skip=self.shut()), *self.written()]
        self.paths = [path for path in seeds if not NOT_A_PAGE.match(path)]
        self.forms = self.different_forms()
        self.tokens = self.made_tokens()

    def shut(self) -> tuple[str, ...]:
        """The admin is one closed door to all but coordinators: a few of its addresses are enough."""
        works = self.viewer and (self.viewer.is_superuser or self.viewer.posts.exists() or self.viewer.groups.exists())
        return ("_util/", "demo/") if works else ("_util/", "demo/", "cms/")

    def written(self) -> list[str]:
        """The pages that editors wrote, and for who may change them their forms, with those of new pages."""
        pages = list(Page.objects.filter(depth__gt=1).order_by("pk"))
        found = [page.url for page in pages if page.url]
        if self.viewer is None or not (self.viewer.is_superuser or self.viewer.groups.exists()):
            return found
        kinds = [model._meta for model in apps.get_app_config("cms").get_models() if issubclass(model, Page)]
        found += [f"/cms/pages/{page.pk}/edit/" for page in pages]
        found += [f"/cms/pages/add/cms/{kind.model_name}/{above.pk}/" for kind in kinds for above in pages[:1]]
        found += [f"/cms/settings/cms/{name}/1/" for name in ("look", "sitedetails", "publishing")]
        return [*found, *(f"/cms/woorden/nl/{text.key}/" for text in as_released()[::400])]

    def different_forms(self) -> list[tuple[str, dict[str, str]]]:
        """One of each: the same form for the same address, such as that of the language, stands on every page."""
        found = [form for path in self.paths if "<" not in path for form in self.forms_on(path)]
        return list({(path, *sorted(fields)): (path, fields) for path, fields in found}.values())

    def forms_on(self, path: str) -> list[tuple[str, dict[str, str]]]:
        answer = self.client.get(path)
        if "html" not in answer.get("Content-Type", ""):
            return []
        return [
            (urljoin(path, str(form.get("action") or path)), fields)
            for form in forms_in(body_of(answer))
            for fields in filled(form)
        ]

    def made_tokens(self) -> list[str]:
        """Links of everybody for everything, also of people and things that do not fit together."""
        things = [*Agreement.objects.all()[:2], *Visit.objects.all()[:2], *Message.objects.all()[:1], 10**18]
        made = [
            links.make(purpose, thing, person, days=days)
            for purpose in links.purposes
            for thing in things
            for person in self.people[:3]
            for days in (-1, 30)
        ]
        return [
            *made,
            *(token[:-1] for token in made[:5]),
            *(token.replace(":", ".") for token in made[:5]),
            "a:b:c",
            "é",
        ]

    # ------------------------------------------------------------ one request
    def send(self, method: str, path: str, data: Typed | None = None, *, times: int = 1, **headers: str) -> None:
        """times: pressed again at once, as a browser does that heard nothing."""
        cache.clear()  # nobody is stopped for asking too often
        what = f"{method} {path[:150]!r} {str(data)[:200]!r} {str(headers)[:200]}"
        with transaction.atomic():
            for _ in range(times):
                answer = self.ask(method, path, data or {}, headers)
                self.sent[f"{answer.status_code // 100}xx"] += 1
                self.look(what, answer, body_of(answer), data or {})
            transaction.set_rollback(True)
        if heard := self.logs.heard:
            self.wrong += [f"{mark} of {who} in a log: {what}" for who, mark in leaks_in(heard, None, self.marked)]
            self.wrong += [f"a stack trace in a log: {what}"] if "Traceback (most" in heard else []
            self.logs.heard = ""

    def ask(self, method: str, path: str, data: Typed, headers: dict[str, str]) -> HttpResponse:
        strict = headers.get("HTTP_X_CSRFTOKEN") is not None
        hand = Client(raise_request_exception=False, enforce_csrf_checks=strict)
        hand.cookies.load(self.client.cookies.output(header="", sep=";"))
        body = urlencode(data, doseq=True, errors="surrogatepass") if method == "POST" else ""
        headers = {"CONTENT_TYPE": "application/x-www-form-urlencoded"} | headers
        return hand.generic(method, path, body, headers.pop("CONTENT_TYPE"), **headers)

    def look(self, what: str, answer: HttpResponse, text: str, typed: Typed) -> None:
        if answer.status_code >= 500 and "'/health/" not in what:  # it says 503 where no worker runs
            self.wrong.append(f"{answer.status_code}: {what}")
        if found := OURS.search(text):
            self.wrong.append(f"{found[0]} in {what}")
        self.wrong += [f"{mark} of {who}: {what}" for who, mark in leaks_in(text, self.viewer, self.people)]
        if answer.status_code == 200 and typed:
            self.wrong += [f"{name} was typed and is not there any more: {what}" for name in lost(typed, text)]
        if "html" not in answer.get("Content-Type", "") or what.startswith(("HEAD", "OPTIONS")) or "/cms/" in what:
            return
        if answer.status_code < 300 and "<html" in text and not re.search(r"<title>\s*\S", text):
            self.wrong.append(f"no title: {what}")
        if 400 <= answer.status_code < 500 and not (re.search(r"<title>\s*\S", text) and PHONE in text):
            self.wrong.append(f"{answer.status_code} without title or phone: {what}")

    # ------------------------------------------------------------ kinds of nonsense
    def form(self) -> None:
        path, fields = self.nasty.dice.choice(self.forms)
        if self.nasty.dice.random() < 0.3:  # somebody else's, or nobody's
            path = re.sub(r"\d+", lambda _: str(self.nasty.dice.choice([*self.ids, 10**19])), path, count=1)
        self.send("POST", path, self.nasty.fill(fields, self.ids))

    def forged(self) -> None:
        """A form with somebody else's proof that it came from our own page, or an old one, or none."""
        path, fields = self.nasty.dice.choice(self.forms)
        proof = self.nasty.dice.choice(["x" * 64, "x" * 32, fields.get("csrfmiddlewaretoken", ""), self.nasty.value()])
        proof = re.sub(r"[^\x21-\xff]", "?", proof)[:5000]
        self.send("POST", path, {**fields, "csrfmiddlewaretoken": proof}, HTTP_X_CSRFTOKEN=proof)

    def page(self) -> None:
        path = self.nasty.dice.choice(self.paths)
        self.send("GET", f"{path}?{self.nasty.query()}")

    def header(self) -> None:
        path, headers = self.nasty.dice.choice(self.paths), self.nasty.headers()
        method = self.nasty.dice.choice(["GET", "GET", "POST"])
        self.send(method, path, {"soort": self.nasty.value()}, **headers)

    def path(self) -> None:
        parts = self.nasty.dice.choice(self.paths).strip("/").split("/")
        parts[self.nasty.dice.randrange(len(parts))] = self.nasty.dice.choice([*BAD_BYTES, "9" * 30, "9" * 5000, "-1"])
        self.send("GET", "/" + "/".join(parts) + self.nasty.dice.choice(["/", ""]))

    def token(self) -> None:
        path, choice = f"/actie/{self.nasty.dice.choice(self.tokens)}/", {"choice": self.nasty.value()}
        self.send("POST" if self.nasty.dice.random() < 0.7 else "GET", path, choice, times=2)

    def host(self) -> None:
        self.send("GET", self.nasty.dice.choice(self.paths), HTTP_HOST=self.nasty.dice.choice(HOSTS))

    def method(self) -> None:
        self.send(self.nasty.dice.choice(METHODS), self.nasty.dice.choice(self.paths))

    def storm(self, count: int) -> None:
        kinds = [self.form] * 6 + [self.page] * 3 + [self.header] * 2
        kinds += [self.path, self.token, self.host, self.method, self.forged]
        with self.logs:
            while sum(self.sent.values()) < count:
                self.nasty.dice.choice(kinds)()


def editor(_town: Town) -> User:
    lotte = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    lotte.groups.add(Group.objects.get(name="Moderators"))
    return lotte


SENDERS = VIEWERS | {
    "an editor": editor,
    "the technical side": lambda _town: User.objects.create_superuser("techniek@lindedaal.example"),
}


def storm(town: Town, name: str, count: int) -> Fuzz:
    fuzz = Fuzz(town, SENDERS[name](town), Nasty(WHO.index(name)))
    fuzz.storm(count)
    print(name, dict(fuzz.sent), len(fuzz.forms), "forms", len(fuzz.paths), "addresses")  # noqa: T201
    return fuzz


@pytest.mark.parametrize("name", ["a visitor", "the neighbour with a helper", "the coordinator", "an editor"])
def test_nothing_that_is_sent_breaks_the_site(town, name):
    fuzz = storm(town, name, 150)

    assert fuzz.wrong == [], "\n".join(fuzz.wrong)
    assert len(fuzz.forms) > 3


IN_THE_LONG_RUN = dict(zip(WHO, [1500, 1500, 1500, 1000, 2000, 1500, 1000], strict=True))


@pytest.mark.long
@pytest.mark.parametrize("name", WHO)
def test_nothing_of_ten_thousand_requests_breaks_the_site(town, name):
    assert sum(IN_THE_LONG_RUN.values()) == 10_000
    fuzz = storm(town, name, IN_THE_LONG_RUN[name])

    assert fuzz.wrong == [], "\n".join(fuzz.wrong)
    assert sum(fuzz.sent.values()) in {IN_THE_LONG_RUN[name], IN_THE_LONG_RUN[name] + 1}  # a link is pressed twice


@pytest.mark.parametrize(
    "path", ["/inloggen/sleutel/", "/inloggen/nog-een-keer/sleutel/", "/mijn/beveiliging/sleutels/nieuw/"]
)
@pytest.mark.parametrize("answer", ["9" * 5000, "[" * 100_000, "7", "null"])
def test_no_answer_of_a_key_is_an_error(client, yvonne, path, answer):
    hand = Client() if path == "/inloggen/sleutel/" else enter(client, yvonne)
    assert hand.post(path, {"credential": answer}).status_code < 500


KEPT = [
    ("/meedoen/", {"first_name": "Şükrü محمد 👩‍👧", "last_name": "O'Brien <b>", "phone": "zes", "email": "geen@"}),
    ("/inloggen/", {"login": "geen adres"}),
    ("/klussen/waar/", {"postcode": "99 QQ"}),
]


@pytest.mark.parametrize(("path", "typed"), KEPT)
def test_what_was_typed_is_kept_on_a_refused_form(client, lindenkwartier, path, typed):
    page = BeautifulSoup(client.post(path, typed).content.decode(), "html.parser")

    assert {name: str(page.find("input", {"name": name})["value"]) for name in typed} == typed
