"""What comes back, at the same moment: two runs that make visits, a change beside a run, a visit moved, off or told."""

from datetime import date, timedelta

import pytest

from marketplace.actions.ahead import HORIZON, MARGIN
from marketplace.models import Agreement, Rhythm, Visit
from marketplace.rhythm import build, occurrences
from neighbourhoods.models import JournalEntry, Message, User
from tests.conftest import coordinator_of
from tests.marketplace import stories, working

from .starting_line import Press, of

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(40, id="many", marks=pytest.mark.long)]
NIGHT = Press("marketplace.background.visits_ahead", does=(None,))


@pytest.fixture
def marja(lindenkwartier) -> User:
    """A second coordinator of Lindenkwartier."""
    return coordinator_of(lindenkwartier, "Marja", "Vos")


def made_to() -> date:
    """Up to and including this day a run makes visits."""
    return stories.a_day(0) + HORIZON + MARGIN


def weekly(neighbour: User, helper: User, *, starts_in: int = 1) -> Agreement:
    """On whatever day of the week that is, holidays too."""
    rule = build("1", [stories.a_day(starts_in).weekday()])
    return stories.pair(neighbour, helper, rule=rule, starts_in=starts_in, skips_holidays=False)


def not_made_since(agreement: Agreement, *, weeks: int) -> int:
    """As if no run came by for a while: visits of a few weeks are all there is. Gives how many the next run makes."""
    last = stories.a_day(7 * weeks)
    late = agreement.visits.filter(occurrence_on__gt=last)
    missing = late.filter(occurrence_on__lte=made_to()).count()
    late.delete()
    Rhythm.objects.filter(agreement=agreement).update(made_until=last)
    return missing


def wrong(agreement: Agreement) -> list[str]:
    """Each day of each rhythm has one visit, as far as they are made, and none that still comes after its end."""
    found = []
    for rhythm in agreement.rhythms.all():
        last = min(rhythm.made_until, rhythm.ends_on or rhythm.made_until)
        must = occurrences(rhythm.rule, starts_on=rhythm.starts_on, first=rhythm.starts_on, last=last)
        rows = rhythm.visits.order_by("occurrence_on").values_list("occurrence_on", flat=True)
        there = list(rows.filter(occurrence_on__lte=last))
        beyond = list(rows.filter(occurrence_on__gt=last).exclude(state="called_off"))
        if there != must or beyond:
            found.append(f"{rhythm.rule} to {last}: {there} instead of {must}, and {beyond}")
    return found


@pytest.mark.parametrize("rounds", ROUNDS)
def test_three_nightly_runs_at_once(race, rounds, mevrouw_de_wit, yvonne, samira, fatma):
    for _ in range(rounds):
        pairs = [weekly(mevrouw_de_wit, helper) for helper in (samira, fatma)]
        missing = sum(not_made_since(pair, weeks=2) for pair in pairs)

        outcomes = race(NIGHT, NIGHT, NIGHT)

        assert sorted(int(it.page) for it in outcomes) == [0, 0, missing]  # each visit is made, and by one of them
        assert [wrong(pair) for pair in pairs] == [[], []]
        assert {rhythm.made_until for rhythm in Rhythm.objects.all()} == {made_to()}
        _end(*pairs)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_nightly_run_while_the_helper_changes_the_days(race, rounds, mevrouw_de_wit, yvonne, samira):
    for number in range(rounds):
        pair = weekly(mevrouw_de_wit, samira)
        not_made_since(pair, weeks=2)
        day = stories.a_day(9)
        change = {
            "every": "1", "weekdays": str(day.weekday()), "at_time": "11:00", "minutes": "60", "starts_on": f"{day}"
        }  # fmt: skip

        night = Press("tests.races.later.night", does=(number * 12 % 160,))  # sooner and later in the change
        _made, changed = race(night, of(samira, f"/mijn/vaste-dagen/{pair.pk}/", **change))

        assert changed.path == f"/mijn/klussen/{pair.opportunity_id}/"
        old, new = pair.rhythms.order_by("pk")
        assert (old.ends_on, new.starts_on) == (day - timedelta(days=1), day)
        assert wrong(pair) == []
        _end(pair)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_visit_is_moved_and_confirmed_at_once(race, rounds, mevrouw_de_wit, yvonne, samira):
    today, tomorrow = stories.a_day(0), stories.a_day(1)
    for _ in range(rounds):
        visit = stories.visit_on(weekly(mevrouw_de_wit, samira, starts_in=0), today)

        race(
            of(samira, f"/mijn/bezoeken/{visit.pk}/andere-dag/", on_date=f"{tomorrow}", at_time="14:00"),
            of(yvonne, f"/cms/bezoek/{visit.pk}/buur-zegt/", done="ja"),
        )

        visit.refresh_from_db()
        was_told = Message.objects.filter(kind="visit.moved", about_id=visit.pk).count()
        assert (visit.on_date, visit.requester_said_done, was_told) in {(today, True, 0), (tomorrow, None, 1)}
        _end(visit.agreement)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_visit_is_skipped_and_confirmed_at_once(race, rounds, mevrouw_de_wit, yvonne, samira):
    for _ in range(rounds):
        visit = stories.visit_on(weekly(mevrouw_de_wit, samira, starts_in=0), stories.a_day(0))

        race(
            of(samira, f"/mijn/bezoeken/{visit.pk}/deze-keer-niet/"),
            of(yvonne, f"/cms/bezoek/{visit.pk}/buur-zegt/", done="ja"),
        )

        visit.refresh_from_db()
        said = JournalEntry.objects.filter(about_id=visit.agreement.opportunity_id, resident=mevrouw_de_wit)
        told = tuple(said.filter(verb__in=["visit.skipped", "visit.confirmed"]).values_list("verb", flat=True))
        assert (visit.state, visit.requester_said_done, told) in {
            ("skipped", None, ("visit.skipped",)), ("planned", True, ("visit.confirmed",)),
        }  # fmt: skip
        _end(visit.agreement)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_cancel_and_confirm(race, rounds, mevrouw_de_wit, yvonne, samira):
    """The pair ends while the neighbour tells that yesterday's help came: that visit is done, or it was never told."""
    for _ in range(rounds):
        visit = stories.visit_on(weekly(mevrouw_de_wit, samira, starts_in=0), stories.a_day(0))
        Visit.objects.filter(pk=visit.pk).update(on_date=stories.a_day(-1))

        race(
            of(samira, f"/mijn/klussen/{visit.agreement.opportunity_id}/toch-niet/"),
            of(yvonne, f"/cms/bezoek/{visit.pk}/buur-zegt/", done="ja"),
        )

        visit.refresh_from_db()
        assert (visit.state, visit.requester_said_done) in {("done", True), ("called_off", None)}
        pair = Agreement.objects.get(pk=visit.agreement_id)
        assert pair.state == "called_off"
        assert not pair.visits.filter(state__in=["planned", "seeking", "skipped"]).exists()
        _end(pair)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_visit_is_moved_beyond_the_last_day_while_that_is_chosen(race, rounds, mevrouw_de_wit, yvonne, samira):
    for _ in range(rounds):
        pair = weekly(mevrouw_de_wit, samira)
        visit = stories.visit_on(pair, stories.a_day(1))

        race(
            of(samira, f"/mijn/vaste-dagen/{pair.pk}/stoppen/", last_day=f"{stories.a_day(3)}"),
            of(mevrouw_de_wit, f"/mijn/bezoeken/{visit.pk}/andere-dag/", on_date=f"{stories.a_day(5)}"),
        )

        pair.refresh_from_db()
        visit.refresh_from_db()
        assert (pair.goes_on, pair.ends_on) == (False, stories.a_day(3))
        assert (visit.state, visit.on_date) in {("planned", stories.a_day(1)), ("called_off", stories.a_day(5))}
        _end(pair)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_coordinators_give_the_last_place_of_a_job(race, rounds, ria, samira, fatma, yvonne, marja):
    for _ in range(rounds):
        job = working.open_job(ria, by=yvonne)
        offers = [working.asked(job, person) for person in (samira, fatma)]
        starts = f"{job.job.starts_on}"

        outcomes = race(*[
            of(who, f"/cms/werk/aanbod/{offer.pk}/afspraak/", starts_on=starts)
            for who, offer in zip((yvonne, marja), offers, strict=True)
        ])  # fmt: skip

        full = "Alle plekken zijn bezet."
        assert sorted(it.says(full) for it in outcomes) == [False, True]
        assert list(job.agreements.filter(state="agreed").values_list("seat", flat=True)) == [1]


def _end(*pairs: Agreement) -> None:
    """Out of the way of the next round."""
    for pair in pairs:
        pair.opportunity.delete()
