"""A trial placement: written by the company or the desk, under the rule of that day, offered, changed, called off."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from marketplace.actions import trials, trials_signing
from marketplace.actions.moves import move
from marketplace.models import TrialAgreement
from marketplace.models.trials import Role
from marketplace.states import TRIAL_MOVES, IntroductionState, TrialState
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Regulation, User

from . import on_trial
from .employing import bakery
from .test_states import moves_as_the_table_says, pairs

State = TrialState


@pytest.fixture
def smit(lindenkwartier):
    return bakery(lindenkwartier)


@pytest.fixture
def bas(smit) -> User:
    return smit[1]


@pytest.fixture
def drafted(smit, bas, samira, yvonne) -> TrialAgreement:
    return on_trial.drafted(smit[0], samira, by=bas)


@pytest.fixture
def offered(drafted, bas) -> TrialAgreement:
    return trials.offer_to_sign(drafted, by=bas)


def refusal(act) -> str:
    with pytest.raises(NotAllowedNow) as refused:
        act()
    return refused.value.code


# ---------------------------------------------------------------- the table
@pytest.mark.parametrize(("start", "end"), pairs(TrialState))
def test_a_trial_moves_along_the_table_only(drafted, start, end):
    outcome = {"outcome": "back", "outcome_at": drafted.changed_at}
    none = {"outcome": "", "outcome_at": None}
    TrialAgreement.objects.filter(pk=drafted.pk).update(state=start, **(outcome if start == State.DONE else none))
    drafted.refresh_from_db()
    if end == State.DONE and end in TRIAL_MOVES[start]:
        drafted.outcome, drafted.outcome_at = "back", drafted.changed_at
    moves_as_the_table_says(drafted, end, TRIAL_MOVES)


# ---------------------------------------------------------------- writing
def test_the_company_writes_an_agreement_of_somebody_who_said_yes(drafted, smit, bas, samira, yvonne):
    assert (drafted.state, drafted.employer, drafted.person, drafted.contact, drafted.owner) == (
        State.DRAFT, smit[0], samira, bas, yvonne,
    )  # fmt: skip
    assert on_trial.verbs(samira) == ["trial.drafted"]
    assert on_trial.kinds(samira) == []


def test_written_again_it_is_the_same_draft_and_the_rest_stays(drafted, bas, samira):
    again = trials.draft_trial(drafted.introduction, by=bas, hours_a_week=16)

    assert (again.pk, again.hours_a_week, again.goals) == (drafted.pk, 16, on_trial.TERMS["goals"])
    assert on_trial.verbs(samira) == ["trial.drafted"]


def test_a_coordinator_writes_it_for_the_company(smit, bas, samira, yvonne):
    trial = on_trial.drafted(smit[0], samira, by=yvonne)

    assert (trial.contact, trial.owner) == (bas, yvonne)


def test_nobody_else_writes_it(smit, samira, fatma, karim, molenwijk, yvonne):
    other = bakery(molenwijk, name="Bakkerij Bol")[1]
    introduction = on_trial.said_yes(smit[0], samira)
    for somebody in (samira, fatma, karim, other):
        with pytest.raises(NotYours):
            trials.draft_trial(introduction, by=somebody)
    assert not TrialAgreement.objects.exists()


@pytest.mark.parametrize("how", ["not answered", "no", "taken back", "too long ago"])
def test_without_a_yes_that_stands_nothing_is_written(smit, bas, samira, yvonne, how):
    introduction = on_trial.said_yes(smit[0], samira)
    match how:
        case "not answered":
            introduction.state = IntroductionState.ASKED
        case "no":
            introduction.state = IntroductionState.NOT_NOW
        case "taken back":
            introduction.yes.withdrawn_at = introduction.answered_at
            introduction.yes.save()
        case "too long ago":
            introduction.open_until = on_trial.in_days(-1)
    introduction.save()

    assert refusal(lambda: trials.draft_trial(introduction, by=bas)) == "closed"


# ---------------------------------------------------------------- the rule of that day
def test_a_text_is_made_and_all_three_are_asked(offered, samira, bas, yvonne):
    text = offered.revisions.get()

    assert offered.state == State.TO_SIGN
    assert (text.number, text.document["resident"], text.document["company"]) == (
        1, "Samira Haddad", "Bakkerij Smit",
    )  # fmt: skip
    assert [(label, words) for _key, label, words in text.document["lines"]][3:6] == [
        ("Wanneer?", text.document["lines"][3][2]),
        ("Hoeveel uur?", "12 uur per week, op maandag, woensdag en vrijdag"),
        ("Krijgt u loon?", "Nee. Dit is proberen. Het is nog geen betaald werk."),
    ]
    assert [on_trial.kinds(it) for it in (samira, bas, yvonne)] == [["trial.to_sign"]] * 3
    trials.offer_to_sign(offered, by=bas)
    assert [on_trial.kinds(it) for it in (samira, bas, yvonne)] == [["trial.to_sign"]] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"goals": ""},
        {"insured_with": ""},
        {"is_insured": False},
        {"not_worked_before": False},
        {"costs": ""},
        {"companion": "named"},
        {"begins_in": -1},
        {"intends_months": 5},
        {"intends_hours": 11},
        {"days": 90},
        {"days": 200, "longer_why": "Zij wil elk werk in de bakkerij proberen."},
    ],
)
def test_what_the_rule_does_not_allow_is_refused_with_a_sentence(smit, bas, samira, yvonne, wrong):
    trial = on_trial.drafted(smit[0], samira, by=bas, **wrong)

    assert refusal(lambda: trials.offer_to_sign(trial, by=bas)) == "terms"
    trial.refresh_from_db()
    assert (trial.state, trial.revisions.count()) == (State.DRAFT, 0)


def test_longer_than_usual_needs_a_reason(smit, bas, samira, yvonne):
    why = "Zij wil ook leren bakken."
    trial = on_trial.offered(smit[0], samira, by=bas, days=90, longer_why=why)

    assert ["longer", "Waarom duurt het langer?", why] in trial.revisions.get().document["lines"]


def test_a_municipality_may_allow_less(smit, bas, samira, yvonne, lindedaal):
    Regulation.objects.create(
        municipality=lindedaal, key="trial_placement", valid_from=date(2020, 1, 1), source="Verordening Lindedaal",
        value={"usual_months": "1", "most_months": "3", "intended_contract_months": "6"}, checked_on=date(2020, 1, 1),
    )  # fmt: skip
    trial = on_trial.drafted(smit[0], samira, by=bas, days=100, longer_why="Meer tijd.")

    with pytest.raises(NotAllowedNow, match="maximaal 3 maanden"):
        trials.offer_to_sign(trial, by=bas)


def test_where_nobody_wrote_a_rule_it_is_said_honestly(smit, bas, samira, yvonne):
    Regulation.objects.filter(key="trial_placement").delete()
    trial = on_trial.drafted(smit[0], samira, by=bas)

    with pytest.raises(NotAllowedNow, match="Niemand schreef op welke regel"):
        trials.offer_to_sign(trial, by=bas)


# ---------------------------------------------------------------- one at a time
def test_a_second_company_cannot_offer_one_and_hears_nothing_of_the_first(offered, samira, molenwijk, yvonne):
    other, bol = bakery(molenwijk, name="Bakkerij Bol")
    second = on_trial.drafted(other, samira, by=bol)

    with pytest.raises(NotAllowedNow) as refused:
        trials.offer_to_sign(second, by=bol)
    assert (refused.value.code, str(refused.value)) == (
        "one_at_a_time", "Samira kan nu geen proef beginnen. Ons team belt u erover.",
    )  # fmt: skip


def test_the_database_refuses_it_too(offered, drafted, samira, molenwijk, yvonne):
    other, bol = bakery(molenwijk, name="Bakkerij Bol")
    second = on_trial.drafted(other, samira, by=bol)
    with pytest.raises(IntegrityError), transaction.atomic():
        move(second, State.TO_SIGN)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrialAgreement.objects.filter(pk=offered.pk).update(is_insured=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrialAgreement.objects.filter(pk=offered.pk).update(work_form="regular_job")


# ---------------------------------------------------------------- another text
def test_another_text_makes_earlier_signatures_count_no_more(offered, samira, bas, yvonne):
    trials_signing.sign(offered, role=Role.RESIDENT, number=1, by=samira)
    trials.change_trial(offered, by=bas, hours_a_week=8)

    texts = [(it.number, [one.signer for one in it.signatures.all()]) for it in offered.revisions.all()]
    assert texts == [(2, []), (1, [samira])]
    assert on_trial.kinds(samira) == ["trial.to_sign", "trial.to_sign"]
    assert refusal(lambda: trials_signing.sign(offered, role=Role.RESIDENT, number=9, by=samira)) == "changed"


def test_the_same_text_again_changes_nothing(offered, samira, bas):
    trials_signing.sign(offered, role=Role.RESIDENT, number=1, by=samira)
    trials.change_trial(offered, by=bas, **on_trial.terms())

    assert [(it.number, it.signatures.count()) for it in offered.revisions.all()] == [(1, 1)]
    assert on_trial.kinds(samira) == ["trial.to_sign"]


def test_nobody_else_changes_or_calls_it_off(offered, fatma, karim, samira):
    for somebody in (fatma, karim):
        with pytest.raises(NotYours):
            trials.change_trial(offered, by=somebody, hours_a_week=1)
        with pytest.raises(NotYours):
            trials.call_off_trial(offered, by=somebody)
    with pytest.raises(NotYours):
        trials.change_trial(offered, by=samira, hours_a_week=1)


# ---------------------------------------------------------------- no, and time to think
def test_no_needs_no_reason_and_loses_nothing(offered, samira, bas, yvonne):
    for _ in range(2):
        trials.call_off_trial(offered, by=samira)

    offered.refresh_from_db()
    assert offered.state == State.CALLED_OFF
    assert on_trial.verbs(samira)[-1:] == ["trial.called_off"]
    assert [on_trial.kinds(it)[1:] for it in (samira, bas, yvonne)] == [[], ["trial.called_off"], ["trial.called_off"]]
    states = {it.kind: it.state for it in samira.messages.all()}
    assert states["trial.to_sign"] == "cancelled"
    assert refusal(lambda: trials_signing.sign(offered, role=Role.RESIDENT, number=1, by=samira)) == "moment"


def test_a_draft_that_is_called_off_is_told_to_nobody(drafted, bas, samira):
    trials.call_off_trial(drafted, by=bas)

    assert on_trial.kinds(samira) == []


def test_after_a_no_another_one_can_be_written(offered, bas, samira):
    trials.call_off_trial(offered, by=samira)
    again = trials.draft_trial(offered.introduction, by=bas, **on_trial.terms())

    assert again.pk != offered.pk
    assert trials.offer_to_sign(again, by=bas).state == State.TO_SIGN


def test_to_talk_about_it_first_is_a_call_that_nobody_else_hears_of(offered, samira, bas):
    for _ in range(2):
        trials.ask_to_talk(offered, by=samira)

    assert [(it.kind, it.channel) for it in samira.messages.filter(kind="trial.talk_asked")] == [
        ("trial.talk_asked", "call")
    ]
    assert on_trial.kinds(bas) == ["trial.to_sign"]
    with pytest.raises(NotYours):
        trials.ask_to_talk(offered, by=bas)


# ---------------------------------------------------------------- the way back
def test_only_a_coordinator_of_the_resident_plans_the_way_back(offered, samira, bas, karim, yvonne):
    for somebody in (samira, bas, karim):
        with pytest.raises(NotYours):
            on_trial.with_way_back(offered, by=somebody)
    assert refusal(lambda: on_trial.with_way_back(offered, by=yvonne, to="trial_placement")) == "back_place"
    assert refusal(lambda: on_trial.with_way_back(offered, by=yvonne, days=30)) == "back_until"
    assert on_trial.with_way_back(offered, by=yvonne).back_contact == yvonne
