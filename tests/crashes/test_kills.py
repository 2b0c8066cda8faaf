"""kill -9 at random moments while messages leave and people press buttons: nothing lost, nothing doubled."""

import logging
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import pytest
import requests
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from marketplace.actions import asking, moderating
from marketplace.models import Opportunity, WorkKind
from neighbourhoods.models import Message, User
from neighbourhoods.queueing import queue_call
from tests.conftest import helper_of, person_of

from . import ledger
from .mail_server import MailServer, mail_server
from .programs import Programs, site, until

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
WHOM = [
    "worker", "child of the worker", "web", "everything", "child of the web", "all of the worker",
    "child of the worker", "all of the web", "supervisor",
]  # fmt: skip
MAILS = {"worker", "all of the worker", "everything"}
ANSWERS = {"web", "child of the web", "all of the web"}
SOON = 120  # seconds; what a fall left behind is taken up after GONE_AFTER, here 16.5, once a worker runs again
CSRF = "c" * 32


@dataclass
class Storm:
    """Everything that goes on at the same time, and what came of it."""

    mails: MailServer
    programs: Programs
    visitor: "Visitor"
    dice: Random
    kills: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    halves: list[str] = field(default_factory=list)
    broken: list[BaseException] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def go(self, act, *args: object) -> threading.Thread:
        def run() -> None:
            try:
                act(*args)
            except BaseException as error:  # noqa: BLE001  whatever it is, the test must say it
                self.broken.append(error)
            finally:
                connections.close_all()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread

    def kill_at_random(self, times: int) -> None:
        """Mostly once all is back and works; now and then while it still starts."""
        for number in range(times):
            whom = WHOM[number % len(WHOM)]
            if self.dice.random() < 0.8:
                until(self.is_up, 90)
                arrived = len(self.mails.mails)
                until(lambda: len(self.mails.mails) > arrived + 5 or not ledger.open_ends(), 20)  # noqa: B023
                self.await_bad_moment(whom)
            else:
                time.sleep(self.dice.random())
            assert until(lambda: self.programs.strike(whom, self.dice), 90), self.programs.said()[-3000:]  # noqa: B023
            self.kills[whom] += 1

    def await_bad_moment(self, whom: str) -> None:
        """The mail server has a mail and did not say so yet; somebody pressed a button and has no answer yet."""
        if whom in MAILS:
            self.mails.hold_next = True
            until(lambda: self.mails.is_holding, 5, 0.005)
        elif whom in ANSWERS:
            until(lambda: self.visitor.presses, 5, 0.002)
            time.sleep(self.dice.random() * 0.08)  # an answer takes about so long
        else:
            time.sleep(self.dice.random())

    def is_up(self) -> bool:
        """All parts run: two children at work, their guard and two that carry, and one of the web."""
        found = self.programs.parts()
        return len(found.get("child of the worker", [])) >= 5 and bool(found.get("child of the web"))

    def sweep(self) -> None:
        """What the clock does each minute, each second."""
        while not self.over.wait(1):
            queue_call("neighbourhoods.background.sweep", moment=timezone.now())

    def ask(self, people: list[User], kind: WorkKind, pace: float) -> None:
        for person in people:
            asking.ask_for_help(person, by=person, request=asking.Request(kind))
            time.sleep(self.dice.random() * pace)

    def press_yes(self, tasks: list[tuple[Opportunity, User]], pace: float) -> None:
        """As a person does it: when the answer stays away, look whether it is half done and press again."""
        for task, helper in tasks:
            while (answer := self.visitor.says_yes(task, helper)) != "ok":
                self.answers[answer] += 1
                if answer == "no answer" and (left := ledger.traces_of_yes(task, helper)) not in WHOLE_OR_NOTHING:
                    self.halves.append(f"{task.pk}: {left}")
                assert self.answers.total() < 3000, self.programs.said()[-3000:]
                time.sleep(0.2)
            self.answers["ok"] += 1
            time.sleep(self.dice.random() * pace)


WHOLE_OR_NOTHING = (ledger.WHOLE, ledger.NOTHING)


@dataclass
class Visitor:
    """Browsers, one for each person."""

    address: str
    cookies: dict[int, str] = field(default_factory=dict)
    presses: Counter[int] = field(default_factory=Counter)  # of whom, while there is no answer yet

    def come_in(self, person: User, mails: MailServer) -> None:
        """With the code from the e-mail."""
        browser = requests.Session()
        self.sends(browser, "/inloggen/", login=person.email)
        code = until(lambda: mails.code_for(person.email or ""), 20)
        self.sends(browser, "/inloggen/code/", code=code)
        assert browser.get(f"{self.address}/mijn/", allow_redirects=False, timeout=30).status_code == 200
        self.cookies[person.pk] = browser.cookies["sessionid"]

    def sends(self, browser: requests.Session, page: str, **form: str | None) -> None:
        browser.get(f"{self.address}{page}", timeout=30)
        token = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        answer = browser.post(f"{self.address}{page}", form | token, allow_redirects=False, timeout=30)
        assert answer.status_code == 302, (page, answer.status_code)

    def came_in_before(self, person: User) -> None:
        client = Client()
        client.force_login(person)
        self.cookies[person.pk] = client.session.session_key or ""

    def says_yes(self, task: Opportunity, helper: User) -> str:
        cookies = {"sessionid": self.cookies[helper.pk], "csrftoken": CSRF}
        form, url = {"csrfmiddlewaretoken": CSRF}, f"{self.address}/klussen/{task.pk}/ja/"
        self.presses[helper.pk] = 1
        try:
            answer = requests.post(url, form, cookies=cookies, allow_redirects=False, timeout=10)
        except requests.ConnectionError as error:
            return "nobody there" if "refused" in str(error).lower() else "no answer"
        except requests.RequestException:
            return "no answer"
        finally:
            del self.presses[helper.pk]
        if answer.status_code == 302 and answer.headers["Location"] == f"/mijn/klussen/{task.pk}/":
            return "ok"
        return f"HTTP {answer.status_code} {answer.headers.get('Location', '')}"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def as_in_production(settings) -> None:
    call_command("createcachetable", "cache", verbosity=0)  # the suite's own cache is in memory
    logging.getLogger("django-q").setLevel(logging.WARNING)
    settings.QUIET_FROM, settings.QUIET_UNTIL, settings.UNDO_SECONDS = 24, 0, 0


@pytest.mark.parametrize(
    ("messages", "actions", "kills", "seconds"),
    [
        pytest.param(60, 30, 9, 60, id="a minute"),
        pytest.param(500, 200, 40, 330, id="the whole storm"),
    ],
)
def test_nothing_is_lost_and_nothing_doubled(  # noqa: PLR0917 (a scene has a cast)
    lindenkwartier, yvonne, mevrouw_de_wit, shopping, port, as_in_production, messages, actions, kills, seconds
):
    askers = [
        person_of(lindenkwartier, f"Buur {n}", "Bos", email=f"buur{n}@example.org", channel="email")
        for n in range(messages)
    ]
    pairs = [(opened(mevrouw_de_wit, shopping, yvonne), helper(lindenkwartier, yvonne, n)) for n in range(actions)]
    address = f"http://127.0.0.1:{port}"
    with mail_server(seed=kills) as mails, site(port, EMAIL_URL=mails.url) as programs:
        visitor = Visitor(address)
        storm = Storm(mails, programs, visitor, Random(kills))
        assert until(storm.is_up, 90), programs.said()[-3000:]
        until(lambda: answers(address), 60)
        for _task, person in pairs[:3]:
            visitor.come_in(person, mails)
        for _task, person in pairs[3:]:
            visitor.came_in_before(person)
        mails.is_odd = True
        doing = [
            storm.go(storm.ask, askers, shopping, 2 * seconds / messages),
            *[storm.go(storm.press_yes, pairs[n::2], 4 * seconds / actions) for n in range(2)],
            storm.go(storm.kill_at_random, kills),
        ]
        sweeper = storm.go(storm.sweep)
        for thread in doing:
            thread.join(3 * seconds + 300)
        settled = seconds_to_settle()
        storm.over.set()
        sweeper.join()
        found = ledger.figures(mails.accepted())
    made, pressed = storm.kills.total(), dict(storm.answers)
    print(f"\n{made} kills {dict(storm.kills)}, {found}, answers {pressed}, {settled=:.0f} s")  # noqa: T201
    assert (storm.broken, storm.halves, list(ledger.broken_actions(pairs))) == ([], [], [])
    assert (found.lost, found.doubled, found.announced) == (0, 0, messages + 2 * actions)
    assert found.called == found.uncertain + found.failed
    assert Message.objects.filter(kind="request.received", recipient__in=askers).count() == messages
    assert (made, found.uncertain > 0) == (kills, True)
    assert found.sent > found.announced * 0.7  # the doubt is the exception


def seconds_to_settle() -> float:
    started = time.monotonic()
    until(lambda: not ledger.open_ends(), SOON, 0.5)
    return time.monotonic() - started


def opened(requester: User, kind: WorkKind, coordinator: User) -> Opportunity:
    task = asking.ask_for_help(requester, by=requester, request=asking.Request(kind))
    return moderating.publish_opportunity(task, by=coordinator)


def helper(hood, coordinator: User, number: int) -> User:
    return helper_of(hood, f"Helper{number}", "Haddad", met_by=coordinator)


def answers(address: str) -> bool:
    with suppress(requests.RequestException):
        return requests.get(f"{address}/inloggen/", timeout=20).status_code == 200
    return False
