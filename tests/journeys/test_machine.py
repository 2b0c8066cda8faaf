"""Anybody does anything at any moment, and after each step every promise holds: a machine that plays at random.

Buttons are pressed on fresh pages and on old ones, by whoever may and by everybody else, in two municipalities.
"""

import contextlib
import logging
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from marketplace.actions import helpers
from marketplace.background import after_visits, unanswered
from marketplace.models import Agreement, Offer, Opportunity, Visit, WorkKind
from marketplace.states import OpportunityState
from neighbourhoods.background import deliver, drop_moot_calls
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, Municipality, User
from neighbourhoods.models.outreach import BY_HAND
from tests.conftest import coordinator_of, neighbourhood_of, person_of

from .deeds import DEEDS
from .promises import broken, broken_by_a_step, promised_now, snapshot, stuck_visits
from .turns import NothingThere, Turn
from .who_and_what import MAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MONDAY = "2026-05-11 09:00+02:00"
RIGHTFUL = "whoever it belongs to"
CAST = ["mevrouw De Wit", "Bas", "Samira", "Fatma", "Henk", "Mina", "Yvonne", "Karim", "Ellen"]
MOST_PAGES = 12  # that lie open at once
OFTEN = ["say_yes", "publish", "confirm_visit", "report_visit", "accept_offer", "step_back", "talk_over", "put_back"]


class Complaints(logging.Handler):
    """What the background work swallows so that the rest may go on."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(logging.Formatter().format(record))


class Town:
    """Three neighbourhoods in two municipalities, and somebody of every kind. Their names occur nowhere else."""

    def __init__(self, municipality) -> None:
        here = neighbourhood_of(municipality, "BU99010000", "Lindenkwartier", 52.14, 6.196)
        there = neighbourhood_of(municipality, "BU99010100", "Molenwijk", 52.152, 6.214)
        abroad = neighbourhood_of(
            Municipality.objects.create(code="GM9902", name="Oeverzijde", service_phone="088 000 56 78"),
            "BU99020000", "Havenkwartier", 52.30, 6.40,
        )  # fmt: skip
        yvonne = coordinator_of(here, "Yvonne", "Jansen")
        self.people = {"Yvonne": yvonne, "Karim": coordinator_of(there, "Karim", "El Amrani")}
        self.people["Ellen"] = coordinator_of(abroad, "Ellen", "Prins")
        met = {"met_at": yvonne.date_joined, "met_by": yvonne}
        self.people |= {
            "mevrouw De Wit": self.someone(here, 1, "Johanna", channel="call"),
            "Bas": self.someone(there, 2, "Bas", email="post-bas@example.org", channel="email"),
            "Samira": self.someone(here, 3, "Samira", email="post-samira@example.org", channel="email", **met),
            "Fatma": self.someone(here, 4, "Fatma", email="post-fatma@example.org", channel="email", **met),
            "Henk": self.someone(here, 5, "Henk", channel="call"),
            "Mina": self.someone(abroad, 6, "Mina", email="post-mina@example.org", channel="email"),
        }
        WorkKind.objects.create(slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green")
        for name in ("Samira", "Fatma", "Henk", "Mina"):
            helpers.offer_help(self.people[name], by=self.people[name])

    def someone(self, hood, number, first_name, *, email=None, **fields) -> User:
        word = "bcdfgh"[number - 1] * 3
        return person_of(
            hood, first_name, f"Achter{word}naam", call_name=f"Roep{word}naam", email=email,
            phone=f"+3161000000{number}", street=f"Straat{word}pad", house_number=f"{47000 + number}",
            postcode="7299ZX", **fields,
        )  # fmt: skip


class Machine(RuleBasedStateMachine):
    """Each example plays in a transaction of its own, on top of the town, and is rolled back."""

    def __init__(self, town: Town, seen: Counter) -> None:
        super().__init__()
        self.town, self.seen, self.steps = town, seen, 0
        self.stage = transaction.atomic()
        self.stage._from_testcase = True  # the worker's own transactions may begin inside it
        self.stage.__enter__()
        self.clock = time_machine.travel(MONDAY, tick=False)
        self.traveller = self.clock.start()
        self.complaints = Complaints()
        for app in ("marketplace", "neighbourhoods"):
            logging.getLogger(app).addHandler(self.complaints)
        self.before = snapshot()
        self.pages: list[tuple[str, Turn]] = []
        self.wordless: list[str] = []  # deeds that were refused without a sentence

    def teardown(self) -> None:
        for app in ("marketplace", "neighbourhoods"):
            logging.getLogger(app).removeHandler(self.complaints)
        self.clock.stop()
        transaction.set_rollback(True)
        self.stage.__exit__(None, None, None)

    @initialize(choices=st.lists(st.integers(0, 11), min_size=1, max_size=3))
    def it_has_begun(self, choices: list[int]) -> None:
        for choice in choices:
            with contextlib.suppress(NotAllowedNow):
                DEEDS["ask_for_help"](Turn(None, choice, 4 * choice + 1))
                DEEDS["publish"](Turn(None, 0, 4 * choice + 2))
        self.before = snapshot()

    @rule(
        deed=st.sampled_from([*DEEDS, *OFTEN * 6]),
        who=st.one_of(st.just(RIGHTFUL), st.just(RIGHTFUL), st.sampled_from(CAST)),
        which=st.integers(0, 3),
        choice=st.integers(0, 11),
    )
    def somebody_acts(self, deed: str, who: str, which: int, choice: int) -> None:
        by = User.objects.get(pk=self.town.people[who].pk) if who in self.town.people else None
        self.press(deed, Turn(by, which, choice))

    @rule(back=st.integers(0, MOST_PAGES - 1), who=st.one_of(st.none(), st.none(), st.sampled_from(CAST)))
    @precondition(lambda self: self.pages)
    def an_old_page_is_pressed(self, back: int, who: str | None) -> None:
        """The same button on the same page, with all that stood there then; sometimes by somebody else."""
        deed, then = self.pages[-1 - back % len(self.pages)]
        by = User.objects.get(pk=self.town.people[who].pk) if who else then.by
        self.press(deed, Turn(by, then.which, then.choice, page=tuple(then.met)))

    def press(self, deed: str, turn: Turn) -> None:
        self.opened(deed, turn)
        try:
            with transaction.atomic():
                DEEDS[deed](turn)
        except NothingThere:
            self.pages.pop()
            return
        except (NotYours, NotAllowedNow) as refusal:
            self.seen[f"{deed} refused"] += 1
            self.wordless += [deed] if isinstance(refusal, NotAllowedNow) and not str(refusal).strip() else []
            assert self.wordless == []
            assert snapshot() == self.before, f"{deed} was refused and changed something all the same"
            return
        self.seen[deed] += 1
        for by, played in turn.played[:1]:
            assert MAY.get(deed, played) & played or deed not in MAY, f"{by} did {deed} as {played or 'a stranger'}"
        assert deed != "change_post", "somebody outside the technical side changed a post"
        self.look(deed, turn.by if deed not in WITHOUT_ACTOR else None)

    def opened(self, deed: str, turn: Turn) -> None:
        self.pages = [*self.pages[1 - MOST_PAGES :], (deed, turn)]

    @rule(hours=st.sampled_from([1, 5, 24, 30, 72, 200, 400]))
    @precondition(lambda self: Opportunity.objects.exists())
    def time_passes(self, hours: int) -> None:
        self.traveller.shift(timedelta(hours=hours))
        after_visits()
        unanswered()
        drop_moot_calls()
        for pk in Message.objects.filter(state="waiting").exclude(channel__in=BY_HAND).values_list("pk", flat=True):
            deliver(pk)
        self.seen["time passes"] += 1
        assert self.complaints.heard == []
        self.look("time passes", None)
        assert list(stuck_visits()) == []

    def look(self, deed: str, by: User | None) -> None:
        self.steps += 1
        before, self.before = self.before, snapshot()
        if before == self.before:
            return
        wrong = [*broken_by_a_step(deed, before, self.before, by), *promised_now(before), *broken()]
        assert wrong == [], deed
        for model in (Opportunity, Agreement, Offer, Visit):
            self.seen.update({f"{model.__name__} {row['state']}" for row in self.before[model.__name__].values()})


WITHOUT_ACTOR = {"ask_as_visitor", "join"}  # somebody new does it


def play(municipality, *, examples: int, steps: int) -> Counter:
    town, seen = Town(municipality), Counter()
    profile = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    run_state_machine_as_test(lambda: Machine(town, seen), settings=profile)
    return seen


def test_every_promise_holds_whoever_does_what(lindedaal):
    seen = play(lindedaal, examples=20, steps=40)

    assert {"Opportunity agreed", "Opportunity to_talk_over", "time passes"} <= seen.keys()


@pytest.mark.long
def test_every_promise_holds_in_the_long_run(lindedaal):
    seen = play(lindedaal, examples=250, steps=80)

    assert set(DEEDS) - {"change_post"} <= seen.keys()
    assert {f"Opportunity {state}" for state in OpportunityState.values if state != "draft"} <= seen.keys()
