"""Anybody does anything at any moment, and after each step every promise holds: a machine that plays at random.

Buttons are pressed on fresh pages and on old ones, by whoever may and by everybody else, in two municipalities.
"""

import logging
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, note, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from marketplace.actions import helpers
from marketplace.background import after_visits, unanswered
from marketplace.models import Agreement, Offer, Opportunity, Visit, WorkKind
from marketplace.states import OpportunityState
from neighbourhoods.background import deliver, drop_moot_calls
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message, Municipality, User
from neighbourhoods.models.outreach import BY_HAND
from tests import architecture as house
from tests.conftest import coordinator_of, neighbourhood_of, person_of
from tests.test_architecture import ACTIONS, STEPS

from . import deeds
from .deeds import DEEDS, LOOP
from .elsewhere import ELSEWHERE
from .promises import broken, broken_by_a_step, promised_now, snapshot, stuck_visits
from .turns import NothingThere, Turn
from .who_and_what import MAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MONDAY = "2026-05-11 09:00+02:00"
RIGHTFUL = "whoever it belongs to"
CAST = ["mevrouw De Wit", "Bas", "Samira", "Fatma", "Henk", "Mina", "Yvonne", "Karim", "Ellen"]
ASKING = ["ask_as_visitor", "ask_for_help", "ask_again", "take_request"]
MOST_PAGES = 4  # of one kind, that lie open at once
WITHOUT_ACTOR = {"ask_as_visitor", "join"}  # somebody new does it
ELSE = sorted(set(DEEDS) - set(LOOP) - set(ASKING))
OFTEN = {
    "amend": 0.4,
    "keep": 0.5,
    "say_yes": 4,
    "publish": 3,
    "put_back": 2,
    "accept_offer": 2,
    "confirm_visit": 2,
    "report_visit": 2,
}
THROW = st.integers(0, 10**9)


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
        self.pages: dict[str, list[Turn]] = defaultdict(list)  # that lie open, by what can be done there

    def teardown(self) -> None:
        for app in ("marketplace", "neighbourhoods"):
            logging.getLogger(app).removeHandler(self.complaints)
        self.clock.stop()
        transaction.set_rollback(True)
        self.stage.__exit__(None, None, None)

    @initialize(throw=THROW)
    def it_has_begun(self, throw: int) -> None:
        dice = Random(throw)
        self.fashion = dict.fromkeys(dice.sample(sorted(LOOP), 5), 5)  # what is done more often than usual this time
        self.others = dice.choice([0.05, 0.15, 0.5])  # how often somebody tries it to whom it does not belong
        self.habit = dice.choice([1, 2, 3, 5, 6, 7, 9, 10, 11])  # the same people come back and do the same
        for _ in range(dice.choice([1, 1, 2])):
            self.press("ask_for_help", Turn(None, dice.randrange(12), dice.choice([0, 1, 3, 4])))
            self.press("publish", Turn(None, 0, 2))

    @rule(throw=THROW)
    def something_happens(self, throw: int) -> None:
        """With dice of our own: hypothesis likes edges and repeating itself, and then nobody ever helps anybody."""
        self.steps += 1
        dice = Random(f"{throw} {self.steps}")
        kind = dice.choices(["loop", "old page", "else", "time", "morning"], [12, 6, 2, 2, 2])[0]
        if kind == "time":
            self.time_passes(dice.choice([1, 5, 24, 24, 24, 30, 72, 72, 72, 200, 400]))
            return
        if kind == "morning":
            self.talked_over_and_published(dice)
            return
        if kind == "else":
            deed = dice.choice([*ASKING, *ELSE, *["pause", "rest"] * 3])
        else:
            deeds = [it for it in LOOP if (self.pages[it] if kind == "old page" else self.there_is(*LOOP[it]))]
            deed = (
                dice.choices(deeds, [OFTEN.get(it, 1) * self.fashion.get(it, 1) for it in deeds])[0]
                if deeds
                else "ask_for_help"
            )
        who = dice.choice(CAST) if dice.random() < self.others else RIGHTFUL
        choice = self.habit if dice.random() < 0.4 else dice.randrange(12)
        page = dice.choice(self.pages[deed]) if kind == "old page" and self.pages[deed] else None
        self.act(deed, Turn(self.known(who), dice.choice([0, 0, 0, 0, 1, 2, 3]), choice), page)

    EXAMPLES = 9  # after ten, hypothesis copies parts of what it played before: people do not

    def talked_over_and_published(self, dice: Random) -> None:
        """The morning of a coordinator: one request goes all the way round, and whoever was waiting for it waits on."""
        going = list(Opportunity.objects.filter(state__in=["waiting", "open", "agreed"]).order_by("pk"))
        task = dice.choice(going) if going else None
        for deed in ["talk_over", "put_back", "publish"] if task else []:
            self.press(deed, Turn(None, 0, 2, page=(task,)))

    def there_is(self, model: str, states: tuple[str, ...]) -> bool:
        return any(row["state"] in states for row in self.before[model].values())

    def known(self, who: str) -> User | None:
        return User.objects.get(pk=self.town.people[who].pk) if who in self.town.people else None

    def time_passes(self, hours: int) -> None:
        note(f"{hours} hours pass")
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

    # ------------------------------------------------------------ one step
    def act(self, deed: str, turn: Turn, page: Turn | None) -> None:
        """A button on a fresh page, or on one that was opened some steps ago, with all that stood there then."""
        if page is not None:
            turn = Turn(turn.by or page.did, page.which, page.choice, page=tuple(page.met))
        self.press(deed, turn)

    def press(self, deed: str, turn: Turn) -> None:
        note(f"{deed} by {turn.by or RIGHTFUL}, choice {turn.choice}, {list(turn.page) or 'a fresh page'}")
        try:
            with transaction.atomic():
                DEEDS[deed](turn)
        except NothingThere:
            return
        except (NotYours, NotAllowedNow) as refusal:
            has_sentence = isinstance(refusal, NotYours) or str(refusal).strip()
        else:
            self.done(deed, turn)
            return
        self.seen[f"{deed} refused"] += 1
        assert has_sentence, f"{deed} was refused without a sentence"
        assert snapshot() == self.before, f"{deed} was refused and changed something all the same"

    def done(self, deed: str, turn: Turn) -> None:
        self.seen[deed] += 1
        self.pages[deed] = [*self.pages[deed][1 - MOST_PAGES :], turn]
        for by, played in turn.played[:1]:
            assert MAY.get(deed, played) & played or deed not in MAY, f"{by} did {deed} as {played or 'a stranger'}"
        assert deed != "change_post", "somebody outside the technical side changed a post"
        self.look(deed, turn.did if deed not in WITHOUT_ACTOR else None)

    def look(self, deed: str, by: User | None) -> None:
        before, self.before = self.before, snapshot()
        if before == self.before:
            return
        wrong = [*broken_by_a_step(deed, before, self.before, by), *promised_now(before)]
        wrong += broken(before, self.before, by_the_clock=deed == "time passes")
        assert wrong == [], deed
        for model in (Opportunity, Agreement, Offer, Visit):
            self.seen.update({f"{model.__name__} {row['state']}" for row in self.before[model.__name__].values()})


EXAMPLES = 9  # after ten, hypothesis copies parts of what it played before: people do not


def play(municipality, *, rounds: int, steps: int = 30) -> Counter:
    """As many towns as rounds, each played from the start nine times. The same each time it is run."""
    town, seen = Town(municipality), Counter()
    profile = settings(
        max_examples=EXAMPLES, stateful_step_count=steps, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    for number in range(rounds):
        run_state_machine_as_test(seed(number)(lambda: Machine(town, seen)), settings=profile)
    return seen


@pytest.mark.once
def test_every_promise_holds_whoever_does_what(lindedaal):
    seen = play(lindedaal, rounds=2)

    assert {"Opportunity agreed", "Opportunity to_talk_over", "time passes"} <= seen.keys()


@pytest.mark.long
def test_every_promise_holds_in_the_long_run(lindedaal):
    seen = play(lindedaal, rounds=12, steps=80)

    assert set(DEEDS) - {"change_post"} <= seen.keys()
    assert {f"Opportunity {state}" for state in OpportunityState.values if state != "draft"} <= seen.keys()


# ---------------------------------------------------------------- nothing is left out


@pytest.mark.once
def test_every_action_is_tried_by_the_machine():
    written = Path(deeds.__file__).read_text("utf-8")
    names = [name for name in house.public_actions(ACTIONS) if not house.is_listed(name, STEPS)]
    untried = [name for name in names if ".".join(name.split(".")[-2:]) not in written]
    assert [name for name in untried if not house.is_listed(name, ELSEWHERE)] == []
