"""Two colleagues at the same moment at the desk: one outcome, a sentence for the other, never an error or a lock."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from cms.models import Correction
from cms.wording import corrections, texts
from marketplace.models import Opportunity
from neighbourhoods.models import CoordinatorPost, JournalEntry, Message, User
from tests.conftest import coordinator_of
from tests.marketplace import stories

from .starting_line import Outcome, of

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(40, id="many", marks=pytest.mark.long)]
SAVED = "Bewaard. De website zegt het nu zo."
WRITTEN_DOWN = "Deze beller is net al opgeschreven. Zoek het nummer opnieuw op."


@pytest.fixture
def marja(lindenkwartier) -> User:
    """A second coordinator of Lindenkwartier."""
    return coordinator_of(lindenkwartier, "Marja", "Vos")


def said(outcomes: list[Outcome], *sentences: str) -> list[str]:
    """Which of these sentences each of them read, sorted."""
    return sorted(next((it for it in sentences if outcome.says(it)), outcome.page) for outcome in outcomes)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_coordinators_approve(race, rounds, mevrouw_de_wit, yvonne, marja):
    for _ in range(rounds):
        task = stories.waiting(mevrouw_de_wit)
        address = f"/cms/klussen/{task.pk}/akkoord/"

        race(of(yvonne, address), of(marja, address))

        task.refresh_from_db()
        assert task.state == "open"
        journal = JournalEntry.objects.filter(verb="request.published", about_id=task.pk)
        assert [entry.actor_id for entry in journal] == [task.published_by_id]
        assert Message.objects.filter(kind="request.published", about_id=task.pk).count() == 1


def test_the_second_to_approve_reads_who_was_first(race, waiting, yvonne, marja):
    address = f"/cms/klussen/{waiting.pk}/akkoord/"

    outcomes = race(of(yvonne, address), of(marja, address))

    waiting.refresh_from_db()
    first = waiting.published_by.get_short_name()
    assert [it.says("heeft deze klus net goedgekeurd.") for it in outcomes].count(True) == 1
    assert any(it.says(f"{first} heeft deze klus net goedgekeurd.") for it in outcomes)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_coordinators_write_down_one_caller(race, rounds, kastanjelaan, shopping, yvonne, marja):
    for number in range(rounds):
        call = {
            "do": "save", "phone": f"06 33 22 11 {number:02d}", "first_name": "Riet", "last_name": f"Mulder{number}",
            "postcode": "7299 ab", "house_number": "12", "day": "this_week", "channel": "call", "salutation": "woman",
            "consent": "on", "kind": str(shopping.pk), "parts": ["morning"], "wish": "Graag dinsdag.",
        }  # fmt: skip

        outcomes = race(of(yvonne, "/cms/telefoontje/", **call), of(marja, "/cms/telefoontje/", **call))

        assert said(outcomes, WRITTEN_DOWN, "De vraag staat in de lijst.") == [
            "De vraag staat in de lijst.", WRITTEN_DOWN,
        ]  # fmt: skip
        riet = User.objects.get(last_name=f"Mulder{number}")
        assert (riet.requests.count(), riet.consents.count()) == (1, 1)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_call_from_somebody_we_know_is_written_down_once(race, rounds, mevrouw_de_wit, shopping, yvonne, marja):
    for number in range(rounds):
        call = {
            "do": "save", "person": str(mevrouw_de_wit.pk), "phone": "06 12 34 56 78", "day": "this_week",
            "channel": "call", "consent": "on", "kind": str(shopping.pk), "wish": f"Graag om {number + 1} uur.",
            "postcode": "7299AB", "house_number": "12", "salutation": "woman", "first_name": "Johanna",
        }  # fmt: skip

        outcomes = race(*[of(who, "/cms/telefoontje/", **call) for who in (yvonne, marja)])

        known = "Deze vraag is net al opgeschreven."
        assert said(outcomes, known, "De vraag staat in de lijst.") == ["De vraag staat in de lijst.", known]
        assert (Opportunity.objects.count(), mevrouw_de_wit.consents.count()) == (number + 1, 1)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_administrators_appoint_one_new_colleague(race, rounds, lindenkwartier):
    bosses = [User.objects.create_superuser(f"boss{number}@lindedaal.example") for number in range(2)]
    for number in range(rounds):
        post = {
            "email": f"nieuw{number}@lindedaal.example", "first_name": "Noor", "last_name": "Bakker",
            "neighbourhood": lindenkwartier.code, "phone": "", "since": "2026-05-01", "until": "",
        }  # fmt: skip

        outcomes = race(*[of(boss, "/cms/coordinatoren/new/", **post) for boss in bosses])

        assert said(outcomes, "Bewaard.", "Deze coördinator staat er al.") == [
            "Bewaard.", "Deze coördinator staat er al.",
        ]  # fmt: skip
        noor = User.objects.get(email=post["email"])
        assert CoordinatorPost.objects.get(user=noor).since == date(2026, 5, 1)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_editors_correct_one_sentence(race, rounds, db):
    editors = [User.objects.create_user(f"{name}@lindedaal.example", first_name=name) for name in ("lotte", "ruben")]
    for editor in editors:
        editor.groups.add(Group.objects.get(name="Moderators"))
    [text] = [it for it in texts.every_text() if (it.language, it.english) == ("nl", "Help a neighbour.")]
    for number in range(rounds):
        seen = str(corrections.last_of("nl", "", text.english))
        wishes = [f"Help uw buur {word}{'!' * number}." for word in ("mee", "even")]

        address = f"/cms/woorden/nl/{text.key}/"
        outcomes = race(*[of(who, address, one=one, seen=seen) for who, one in zip(editors, wishes, strict=True)])

        changed = "Een collega heeft deze tekst net veranderd."
        assert said(outcomes, SAVED, changed) == [SAVED, changed]
        [kept] = Correction.objects.filter(pk__gt=int(seen))
        [missed] = [one for one in wishes if one != kept.forms[0]]
        [told] = [it for it in outcomes if it.says(changed)]
        assert told.says(missed)  # what was typed stays
        assert told.says(kept.forms[0])  # beside what the colleague made of it
