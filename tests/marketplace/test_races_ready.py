"""Paid work at the same moment, with real threads on PostgreSQL: one outcome, and nobody is seen who just stopped."""

import pytest

from marketplace.actions import proposing, readiness
from marketplace.models import Readiness
from marketplace.states import ReadinessState
from tests.conftest import coordinator_of

from . import ready
from .test_races import at_once, kinds

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 5
State = ReadinessState


@pytest.fixture
def asked(samira, mevrouw_de_wit, yvonne, lindedaal):
    ready.rules_for(lindedaal, by=yvonne)
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)


def test_yes_and_stop_at_once_leaves_one_of_the_two(asked, samira, yvonne):
    for _ in range(ROUNDS):
        proposing.propose(samira, by=yvonne)
        answers = at_once(lambda: readiness.agree(samira, by=samira), lambda: readiness.withdraw(samira, by=samira))
        assert set(kinds(answers)) <= {"Readiness", "NotAllowedNow"}
        assert ready.state_of(samira) == State.WITHDRAWN  # the stop counts, whichever came first
        standing = samira.consents.filter(withdrawn_at=None)
        assert list(standing) == []
        readiness.come_back(samira, by=samira)


def test_signing_and_stopping_at_once_never_leaves_a_card_to_be_seen(asked, samira, yvonne):
    for _ in range(ROUNDS):
        proposing.propose(samira, by=yvonne)
        readiness.agree(samira, by=samira)
        at_once(lambda: proposing.sign(samira, by=yvonne), lambda: readiness.withdraw(samira, by=samira))
        assert (ready.state_of(samira), ready.seen()) == (State.WITHDRAWN, [])
        Readiness.objects.update(signed_at=None, signed_by=None)
        readiness.come_back(samira, by=samira)


def test_two_coordinators_sign_at_once_and_one_signature_is_kept(asked, samira, yvonne, lindenkwartier):
    sanne = coordinator_of(lindenkwartier, "Sanne", "Bos")
    proposing.propose(samira, by=yvonne)
    readiness.agree(samira, by=samira)

    answers = at_once(lambda: proposing.sign(samira, by=yvonne), lambda: proposing.sign(samira, by=sanne))
    assert kinds(answers) == ["Readiness", "Readiness"]
    row = Readiness.objects.get()
    assert row.signed_by in {yvonne, sanne}
    assert [it.verb for it in samira.journal.filter(verb="readiness.signed")] == ["readiness.signed"]
    assert samira.messages.filter(kind="readiness.visible").count() == 1
