"""Trial placements at the same moment, with real threads on PostgreSQL: one company, one signature, one outcome."""

import pytest

from marketplace.actions import trials, trials_ending, trials_signing
from marketplace.models import TrialAgreement, TrialSeal, TrialSignature
from marketplace.models.trials import Role
from marketplace.states import TrialState

from . import on_trial
from .employing import bakery
from .test_races import at_once, kinds

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 4


@pytest.fixture
def smit(lindenkwartier):
    return bakery(lindenkwartier)


def test_two_companies_at_once_and_exactly_one_gets_it(smit, samira, lindenkwartier, yvonne):
    bol = bakery(lindenkwartier, name="Bakkerij Bol")
    for _ in range(ROUNDS):
        drafts = [on_trial.drafted(employer, samira, by=by) for employer, by in (smit, bol)]
        answers = at_once(*[lambda it=it: trials.offer_to_sign(it, by=it.contact) for it in drafts])
        assert sorted(kinds(answers)) == ["NotAllowedNow", "TrialAgreement"]
        states = sorted(TrialAgreement.objects.filter(pk__in=[it.pk for it in drafts]).values_list("state", flat=True))
        assert states == [TrialState.DRAFT, TrialState.TO_SIGN]
        for it in drafts:
            trials.call_off_trial(it, by=it.contact)
            it.introduction.delete()


def test_three_signatures_at_once_are_sealed_once(smit, samira, yvonne):
    employer, bas = smit
    trial = on_trial.with_way_back(on_trial.offered(employer, samira, by=bas), by=yvonne)
    acts = [
        lambda role=role, by=by: trials_signing.sign(trial, role=role, number=1, by=by)
        for role, by in ((Role.RESIDENT, samira), (Role.EMPLOYER, bas), (Role.COORDINATOR, yvonne))
    ]
    assert kinds(at_once(*acts)) == ["TrialSignature"] * 3
    assert (TrialSignature.objects.count(), TrialSeal.objects.count()) == (3, 1)
    assert TrialAgreement.objects.get().state == TrialState.SIGNED


def test_signing_and_another_text_at_once_never_seals_what_was_not_signed(smit, samira, yvonne):
    employer, bas = smit
    trial = on_trial.with_way_back(on_trial.offered(employer, samira, by=bas), by=yvonne)
    trials_signing.sign(trial, role=Role.EMPLOYER, number=1, by=bas)
    trials_signing.sign(trial, role=Role.RESIDENT, number=1, by=samira)
    at_once(
        lambda: trials_signing.sign(trial, role=Role.COORDINATOR, number=1, by=yvonne),
        lambda: trials.change_trial(trial, by=bas, hours_a_week=8),
    )
    trial.refresh_from_db()
    sealed = [it.document["text"]["number"] for it in TrialSeal.objects.all()]
    assert (trial.state, sealed, trial.revisions.count()) in [("signed", [1], 1), ("to_sign", [], 2)]


def test_back_and_no_more_at_once_is_one_outcome(smit, samira, yvonne):
    employer, bas = smit
    trial = on_trial.running(employer, samira, by=bas, coordinator=yvonne)
    at_once(lambda: trials_ending.go_back(trial, by=samira), lambda: trials_ending.go_back(trial, by=yvonne))
    assert on_trial.verbs(samira).count("trial.back") == 1
    assert samira.steps.filter(returns__isnull=False).count() == 1
