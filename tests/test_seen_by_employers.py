"""What reaches an employer, to the byte: every page, form, file, mail and text, read for what may never stand there.

Everybody here has marks that occur nowhere else. New pages join by themselves: every address below /werkgevers/ of the
URLconf is asked with every code and number there is, and every link and form on the way is followed and pressed.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.actions import candidate_cards, counting_hours, looking_again, proposing, readiness
from marketplace.actions.readiness_rules import Worded
from marketplace.models import Employer, Introduction, Readiness, WorkKind
from marketplace.queries import candidates
from marketplace.queries.shown_to_employers import code_for
from neighbourhoods import journal, outreach, texting
from neighbourhoods.mail import compose
from neighbourhoods.models import Message, Municipality, User
from tests.marketplace import introduced, on_trial, ready, vacancies
from tests.marketplace.employing import bakery
from training.models import Place

from .conftest import coordinator_of, neighbourhood_of, person_of
from .crawl import Crawl, addresses, body_of
from .entering import enter
from .ladder_path import PathOfTown, letters_of, secret, words_in
from .sharing import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

WALKED = ("/werkgevers/", "/mijn/", "/certificaat/", "/afspraak/", "/actie/", "/api/", "/werk/")
OWN = "/mijn/werkgevers/"  # what any resident reads about themselves; the rules stand at /algoritme/ too
RULE, PLACE, NOTE = "Regelgeheimzin", "Plekgeheimnaam", "Bijstandgeheimwoord"
OPENED = {"surname", "phone"}  # by a yes, for that company, until its day
CARD = {
    "name": "first", "shows_work": True, "shows_certificates": True, "shows_done": True, "shows_hours": True,
    "hours_a_week": 16, "morning": True, "shows_travel": True, "travel": "bike", "travel_minutes": 20,
    "shows_coordinator": True, "shows_works_well": True, "works_well": "Een rustige plek", "shows_likes": True,
}  # fmt: skip


# ---------------------------------------------------------------- people, with marks
class Lindedaal:
    """Samira is in the list, Anna too with nothing on her card; Fatma is asked, Henk said yes, Joan is on trial. Ruth
    pauses, Olga only agreed, Nadia stopped after she was seen.
    """

    def __init__(self) -> None:
        self.place = Municipality.objects.create(code="GM9901", name="Lindedaal", service_phone="088 000 12 34")
        self.here = neighbourhood_of(self.place, "BU99010000", "Lindenkwartier", 52.1400, 6.1960)
        self.yvonne = coordinator_of(self.here, "Yvonne", "Jansen")
        self.neighbour = person_of(self.here, "Johanna", "de Wit")
        rules = [Worded(it.kind, RULE, RULE, hours=it.hours) for it in ready.RULES]
        ready.rules_for(self.place, by=self.yvonne, rules=tuple(rules))
        Place.objects.filter(slug="work_experience").update(name_nl=PLACE, name_en=PLACE)
        self.smit, self.bas = bakery(self.here)
        self.bos, self.bo = bakery(self.here, name="Slagerij Bos", kvk_number="87654321")
        names = ("Samira", "Anna", "Fatma", "Henk", "Joan", "Ruth", "Olga", "Nadia")
        self.people = {name: self.someone(name) for name in names}
        for name, person in self.people.items():
            self.tell(name, person)
        self.meet()

    def someone(self, first_name: str) -> User:
        """Their number of the row makes every mark another one."""
        made = person_of(self.here, first_name, "x", met_at=timezone.now(), met_by=self.yvonne)
        mark = letters_of(made)
        User.objects.filter(pk=made.pk).update(
            last_name=f"Achternaam{mark}", street=f"Straat{mark}", house_number=f"{70000 + made.pk}",
            postcode=f"{3000 + made.pk}XQ", phone=f"+316{80000000 + made.pk}", email=f"post{mark}@voorbeeld.example",
            birth_date=date(1950 + made.pk % 40, 2, 17), latitude=52.1400123 + made.pk / 1e6, longitude=6.1960987,
            language="so", call_name=f"Roepnaam{mark}",
        )  # fmt: skip
        made.refresh_from_db()
        return made

    def tell(self, name: str, person: User) -> None:
        by = self.yvonne
        PathOfTown(self).tell_of(person)
        journal.record(resident=person, actor=by, verb="person.met", words=f"{NOTE}{letters_of(person)}")
        ready.certified(person)
        counting_hours.choose_hours(person, by=person, visits=[ready.did(person, self.neighbour).pk])
        card = CARD if name != "Anna" else {"name": "none"}
        candidate_cards.choose_card(person, by=person, work=WorkKind.objects.all()[:1], **card)
        readiness.say_wish(person, by=person)
        proposing.propose(person, by=by, why=secret(person, "whyso"))
        asked = looking_again.ask_to_look_again(person, by=person, words=secret(person, "again"))
        looking_again.answer_look_again(asked, by=by, answer=secret(person, "looked"))
        readiness.agree(person, by=person)
        if name != "Olga":
            proposing.sign(person, by=by)

    def meet(self) -> None:
        introduced.asked(self.smit, self.bas, self.people["Fatma"], message="Kom eens kijken.")
        introduced.said_yes(self.smit, self.bas, self.people["Henk"])
        on_trial.running(self.smit, self.people["Joan"], by=self.bas, coordinator=self.yvonne)
        vacancies.sent(self.smit, by=self.bas)
        readiness.pause(self.people["Ruth"], by=self.people["Ruth"])
        readiness.withdraw(self.people["Nadia"], by=self.people["Nadia"])


made = made_once(Lindedaal)


@pytest.fixture
def town(made) -> Lindedaal:
    return deepcopy(made)


# ---------------------------------------------------------------- what may never stand there
def marks_in(text: str, person: User) -> set[str]:
    digits, born, mark = text.replace(" ", "").replace("\u00a0", ""), person.birth_date, letters_of(person)
    found = {
        "surname": person.last_name in text,
        "called": person.call_name in text,
        "address": person.street in text or person.house_number in text or person.postcode in digits,
        "point": str(person.latitude)[:9] in text,
        "phone": person.phone[3:] in digits,
        "email": person.email in text.lower(),
        "birth date": any(f"{born:{form}}" in text for form in ("%Y-%m-%d", "%d-%m-%Y", "17 februari %Y", "%d/%m/%Y")),
        "language": "Soomaali" in text or 'lang="so"' in text,
        "note": f"{NOTE}{mark}" in text,
    }
    return {name for name, is_there in found.items() if is_there} | (words_in(text, person) - {"card"})


def leaks_in(text: str, town: Lindedaal, opened: set[str]) -> set[str]:
    """`opened`: who said yes to this company."""
    leaks = {f"{word} of everybody" for word in (RULE, PLACE) if word in text}
    for name, person in town.people.items():
        if f">{name}<" in text and name in {"Ruth", "Olga", "Nadia"}:
            leaks.add(f"{name} is there")
        leaks |= {f"{mark} of {name}" for mark in marks_in(text, person) - (OPENED if name in opened else set())}
    return leaks


# ---------------------------------------------------------------- the walk
class Walk(Crawl):
    """Only what belongs to employers; the rest of the site is walked by test_visibility_ladder.py."""

    def _meet(self, address: str) -> None:
        if address.startswith(WALKED) and not address.startswith(OWN):
            super()._meet(address)


def values_for(town: Lindedaal, employer: Employer, route: str) -> Iterator[str]:
    """Every code and number there is, of this company and of the other, and one that never was."""
    if "<number:" in route or "<int:" in route:
        yield from map(str, range(1, 12))
        return
    for company in (town.smit, town.bos):
        yield from (code_for(company, person.pk) for person in town.people.values())
    yield from (it.code for it in Introduction.objects.all() if hasattr(it, "code"))
    yield "x"


def read_as(town: Lindedaal, employer: Employer, viewer: User, opened: set[str]) -> tuple[Crawl, set[str], str]:
    leaks: set[str] = set()
    everything: list[str] = []

    def read(address: str, text: str) -> None:
        everything.append(text)
        leaks.update(f"{address}: {leak}" for leak in leaks_in(text, town, opened))

    crawl = Walk(enter(Client(), viewer), read, posts_under=("/werkgevers",))
    every = addresses(lambda route: values_for(town, employer, route), skip=("cms/", "_util/", "demo/", "health/"))
    seeds = [it for it in every if it.startswith("/werkgevers") and "<" not in it]
    return crawl.walk([*seeds, "/mijn/", "/mijn/gegevens/mijn-gegevens.json"]), leaks, "".join(everything)


def test_no_page_form_or_file_shows_an_employer_more_than_the_card(town):
    crawl, leaks, everything = read_as(town, town.smit, town.bas, opened={"Henk", "Joan"})

    assert leaks == set()
    assert {"/werkgevers/kandidaten/", "/werkgevers/zoek/"} <= crawl.seen
    assert len(crawl.seen) > 30
    for person in (town.people["Henk"], town.people["Joan"]):  # the marks are there to be found
        assert marks_in(everything, person) >= {"surname"}


def test_another_company_finds_nobody_by_name(town):
    _crawl, leaks, everything = read_as(town, town.bos, town.bo, opened=set())

    assert leaks == set()
    assert "Samira" in everything


def test_a_company_that_is_out_of_sight_or_stopped_finds_nobody_new(town):
    for state, why in (("out_of_sight", "Nog geen antwoord."), ("stopped", "")):
        Employer.objects.filter(pk=town.bos.pk).update(state=state, why=why)
        _crawl, leaks, everything = read_as(town, town.bos, town.bo, opened=set())
        assert (leaks, "Samira" in everything) == (set(), False)


def test_no_mail_or_text_to_a_company_says_more(town):
    opened, leaks, said = {town.bas.pk: {"Henk", "Joan"}}, set(), 0
    for message in Message.objects.filter(recipient__in=[town.bas, town.bo]).select_related("recipient"):
        words = outreach.render(message)
        if words is None:
            continue
        said += 1
        mail, theirs = compose(message, words), opened.get(message.recipient_id, set())
        leaks |= {f"{message.kind}: {it}" for it in leaks_in(" ".join([*words.paragraphs, mail.body]), town, theirs)}
        leaks |= {f"{message.kind} in its subject: {it}" for it in leaks_in(mail.subject, town, set())}
        text = texting.compose(message, words).body if message.kind in texting.forms else ""
        leaks |= {f"{message.kind} as a text: {it}" for it in leaks_in(text, town, theirs)}

    assert leaks == set()
    assert said >= 1


def test_whoever_takes_it_back_is_gone_on_the_next_request(town):
    henk = town.people["Henk"]
    assert marks_in(read_as(town, town.smit, town.bas, opened={"Henk", "Joan"})[2], henk)
    henk.consents.update(withdrawn_at=timezone.now())

    _crawl, leaks, _everything = read_as(town, town.smit, town.bas, opened={"Joan"})
    assert leaks == set()


# ---------------------------------------------------------------- it is seen to fail
@pytest.mark.parametrize(
    ("field", "mark"), [("last_name", "surname"), ("phone", "phone"), ("postcode", "address"), ("email", "email")]
)
def test_a_card_that_says_too_much_is_seen(town, monkeypatch, field, mark):
    monkeypatch.setattr(candidates, "_hours", lambda profile: getattr(profile.person, field))
    page = enter(Client(), town.bas).get("/werkgevers/kandidaten/")

    assert f"{mark} of Samira" in leaks_in(body_of(page), town, set())


def test_somebody_who_may_not_be_seen_is_seen(town, monkeypatch):
    monkeypatch.setattr("marketplace.queries.shown_to_employers.seen_now", _everybody)
    page = body_of(enter(Client(), town.bas).get("/werkgevers/kandidaten/"))

    assert "Olga is there" in leaks_in(page, town, set())


def _everybody() -> Any:
    return Readiness.objects.all()
