"""Hours and tasters at the same moment: two desks with one sheet, called off and confirmed, planned twice."""

import pytest

from marketplace.models import Taster, Visit
from neighbourhoods.models import JournalEntry, User
from tests.conftest import coordinator_of
from tests.marketplace import stories
from tests.marketplace import stories_of_pupils as places

from .starting_line import of

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(40, id="many", marks=pytest.mark.long)]


@pytest.fixture
def marja(lindenkwartier) -> User:
    """A second coordinator of Lindenkwartier."""
    return coordinator_of(lindenkwartier, "Marja", "Vos")


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, lindenkwartier):
    return places.place_of_work(mevrouw_de_wit, places.supervisor(lindenkwartier), places=60)


def sheet(visit: Visit, minutes: int = 120) -> dict[str, str]:
    return {
        f"helper-{visit.pk}": "good", f"helper-minuten-{visit.pk}": str(minutes), f"gelukt-{visit.pk}": "ja",
        f"minuten-{visit.pk}": str(minutes),
    }  # fmt: skip


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_desks_enter_the_same_sheet(race, rounds, workshop, samira, yvonne, marja):
    address = f"/cms/weekbriefje/?plek={workshop.pk}"
    for _ in range(rounds):
        visit = places.helps(samira, workshop, stories.a_day(0), at=None)

        outcomes = race(of(yvonne, address, **sheet(visit)), of(marja, address, **sheet(visit)))

        visit.refresh_from_db()
        assert [it.status for it in outcomes] == [200, 200]
        assert (visit.state, visit.minutes, visit.requester_minutes) == ("done", 120, 120)
    assert JournalEntry.objects.filter(verb="visit.done", resident=samira).count() == rounds


@pytest.mark.parametrize("rounds", ROUNDS)
def test_called_off_and_confirmed_at_once(race, rounds, mevrouw_de_wit, samira, yvonne):
    for _ in range(rounds):
        visit = stories.visited(mevrouw_de_wit, samira)
        task = visit.agreement.opportunity_id

        outcomes = race(
            of(samira, f"/mijn/klussen/{task}/toch-niet/"),
            of(mevrouw_de_wit, f"/mijn/vragen/{task}/gelukt/", gelukt="ja"),
        )

        visit.refresh_from_db()
        assert all(it.status in {200, 404} for it in outcomes)
        assert visit.state in {"called_off", "planned"}
        confirmed = JournalEntry.objects.filter(verb="visit.confirmed", about_id=task, resident=mevrouw_de_wit)
        assert confirmed.count() == (visit.requester_said_done is True)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_taster_is_called_off_and_told_about_at_once(race, rounds, workshop, samira, yvonne):
    for _ in range(rounds):
        taster = places.taster(workshop, samira, by=yvonne, in_days=0, at_time=None)

        race(
            of(samira, f"/mijn/proberen/{taster.pk}/", outcome="not"),
            of(yvonne, f"/cms/proberen/{taster.pk}/toch-niet/"),
        )

        taster.refresh_from_db()
        assert (taster.state, taster.outcome) in {("been", "not"), ("called_off", "")}


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_colleagues_plan_the_same_morning(race, rounds, workshop, samira, yvonne, marja):
    for number in range(rounds):
        day = {"opportunity": str(workshop.pk), "on_date": str(stories.a_day(number + 1)), "at_time": "09:00",
               "minutes": "120"}  # fmt: skip
        address = f"/cms/mensen/{samira.pk}/proberen/"

        outcomes = race(of(yvonne, address, **day), of(marja, address, **day))

        assert [it.status for it in outcomes] == [200, 200]
        (taster,) = Taster.objects.filter(person=samira, state="planned")
        assert taster.on_date == stories.a_day(number + 1)
