"""Every state machine, walked pair by pair: what the table allows happens, everything else is refused."""

import pytest

from marketplace.actions.moves import move
from marketplace.models import Agreement, Offer, Opportunity, Visit
from marketplace.states import (
    AGREEMENT_MOVES,
    MOVES,
    OFFER_MOVES,
    OPPORTUNITY_MOVES,
    VISIT_MOVES,
    AgreementState,
    OfferState,
    OpportunityState,
    VisitState,
)
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.nearby import place


def pairs(states) -> list:
    return [(start, end) for start in states for end in states]


@pytest.mark.parametrize("states", list(MOVES))
def test_every_state_stands_in_its_table(states):
    assert set(MOVES[states]) == set(states)


@pytest.mark.parametrize(("start", "end"), pairs(OpportunityState))
def test_an_opportunity_moves_along_the_table_only(waiting, yvonne, start, end):
    put_in(waiting, start, owner=yvonne)
    moves_as_the_table_says(waiting, end, OPPORTUNITY_MOVES)


@pytest.mark.parametrize(("start", "end"), pairs(OfferState))
def test_an_offer_moves_along_the_table_only(offer, start, end):
    Offer.objects.filter(pk=offer.pk).update(state=start)
    offer.refresh_from_db()
    moves_as_the_table_says(offer, end, OFFER_MOVES)


@pytest.mark.parametrize(("start", "end"), pairs(AgreementState))
def test_an_agreement_moves_along_the_table_only(agreement, start, end):
    Agreement.objects.filter(pk=agreement.pk).update(state=start)
    agreement.refresh_from_db()
    moves_as_the_table_says(agreement, end, AGREEMENT_MOVES)


@pytest.mark.parametrize(("start", "end"), pairs(VisitState))
def test_a_visit_moves_along_the_table_only(agreement, start, end):
    visit = agreement.visits.get()
    Visit.objects.filter(pk=visit.pk).update(state=start)
    visit.refresh_from_db()
    moves_as_the_table_says(visit, end, VISIT_MOVES)


def moves_as_the_table_says(thing, end, table) -> None:
    start = thing.state
    if end in table[start]:
        move(thing, end)
    else:
        with pytest.raises(NotAllowedNow):
            move(thing, end)
    thing.refresh_from_db()
    assert thing.state == (end if end in table[start] else start)


def put_in(opportunity: Opportunity, state: str, owner) -> None:
    """Set a state the way a fixture may: with what its constraints ask."""
    opportunity.state, opportunity.talk_owner, opportunity.talk_by = state, owner, opportunity.asked_at.date()
    place(opportunity, opportunity.latitude, opportunity.longitude, findable=state == OpportunityState.OPEN)
    opportunity.save()


def test_only_open_work_can_be_found(open_task, samira, yvonne):
    from marketplace.actions.helping import say_yes, step_back

    seen = [open_task.band is not None]
    agreement = say_yes(open_task, by=samira)
    open_task.refresh_from_db()
    seen.append(open_task.band is not None)
    step_back(agreement, by=samira)
    open_task.refresh_from_db()
    seen.append(open_task.band is not None)
    assert seen == [True, False, True]
