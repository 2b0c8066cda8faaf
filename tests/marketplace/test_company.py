"""The first time together: who needs somebody who comes along, who may be that, and what it closes until then."""

from datetime import date, time

import pytest
import time_machine

from marketplace import rules
from marketplace.actions import asks, company, helping, standing_in, visiting
from marketplace.models import Exemption, Visit, WorkPolicy
from marketplace.queries import pairs
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message
from tests.conftest import helper_of

from . import stories
from .announced_once import another, first_time, policy, together
from .pairs import NOON, pair, refused, request_to, sent, told, with_substitute


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def rachid(mevrouw_de_wit, yvonne):
    return another(mevrouw_de_wit, yvonne)


def agreed(requester, helper) -> Visit:
    return stories.agreed(requester, helper, at_time=time(14)).visits.get()


def company_of(visit: Visit) -> str:
    visit = Visit.objects.get(pk=visit.pk)
    return visit.company.first_name if visit.company else "" if visit.needs_company else "nobody"


# ---------------------------------------------------------------- when it is asked
@pytest.mark.parametrize(
    ("rule", "helped", "asked"),
    [
        ("none", "nobody", False),
        ("new_helper", "nobody", True),
        ("new_helper", "another", False),
        ("new_helper", "this one", False),
        ("new_pair", "nobody", True),
        ("new_pair", "another", True),
        ("new_pair", "this one", False),
    ],
)
def test_the_policy_decides(mevrouw_de_wit, samira, yvonne, lindenkwartier, rule, helped, asked):
    if helped != "nobody":
        stories.done(mevrouw_de_wit if helped == "this one" else helper_of(lindenkwartier, "Ria", "Bos"), samira)
    policy(mevrouw_de_wit, rule)

    visit = agreed(mevrouw_de_wit, samira)

    assert visit.needs_company == asked
    assert told(yvonne).count("coordinator.company") == asked


def test_without_a_decision_nothing_is_asked(mevrouw_de_wit, samira, yvonne):
    assert not agreed(mevrouw_de_wit, samira).needs_company


def test_what_is_decided_from_tomorrow_is_asked_from_tomorrow(mevrouw_de_wit, samira, fatma, yvonne):
    WorkPolicy.objects.filter(pk=policy(mevrouw_de_wit).pk).update(valid_from="2026-05-15")

    thursday, friday = (
        stories.agreed(mevrouw_de_wit, helper, in_days=days, at_time=time(14)).visits.get()
        for helper, days in ((samira, 2), (fatma, 3))
    )

    assert [thursday.needs_company, friday.needs_company] == [False, True]


@pytest.mark.parametrize(("until", "asked"), [("2026-05-14", False), ("2026-05-13", True)])
def test_an_exemption_lifts_it_on_its_days(mevrouw_de_wit, samira, yvonne, until, asked):
    policy(mevrouw_de_wit)
    Exemption.objects.create(
        person=samira, work_kind=stories.shopping(), requirement="first_visit", why="experienced",
        since="2026-05-01", until=until,
    )  # fmt: skip

    assert agreed(mevrouw_de_wit, samira).needs_company == asked


def exempted(samira, yvonne, until="2026-06-30") -> Exemption:
    kind, until = stories.shopping(), date.fromisoformat(until)
    return asks.exempt(
        samira, by=yvonne, work_kind=kind, requirement="first_visit", why="experienced", until=until
    )  # fmt: skip


def test_an_exemption_given_later_holds_for_the_visit_that_stands(mevrouw_de_wit, samira, rachid, yvonne):
    visit = company.go_along(first_time(mevrouw_de_wit, samira, yvonne), by=yvonne, person=rachid)
    before = sent()

    given = exempted(samira, yvonne)

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.needs_company, company_of(visit), told(rachid, since=before)) == (False, "nobody", ["company.off"])

    before = sent()
    asks.end_exemption(given, by=yvonne)
    assert Visit.objects.get(pk=visit.pk).needs_company
    assert told(yvonne, since=before) == ["coordinator.company"]


def test_an_exemption_that_ends_before_the_visit_changes_nothing(mevrouw_de_wit, samira, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    exempted(samira, yvonne, until="2026-05-13")

    assert Visit.objects.get(pk=visit.pk).needs_company


def test_an_exemption_of_who_stands_in_holds_there(mevrouw_de_wit, samira, fatma, yvonne):
    visit = with_substitute(pair(mevrouw_de_wit, samira), fatma, by=yvonne)
    policy(mevrouw_de_wit)
    standing_in.cannot_come(visit, by=samira)
    standing_in.answer(request_to(visit, fatma), by=fatma, yes=True)
    assert Visit.objects.get(pk=visit.pk).needs_company

    exempted(fatma, yvonne)
    assert not Visit.objects.get(pk=visit.pk).needs_company


def test_the_second_visit_needs_nobody(mevrouw_de_wit, samira, yvonne):
    policy(mevrouw_de_wit)
    first = pair(mevrouw_de_wit, samira)

    assert list(Visit.objects.order_by("on_date").values_list("needs_company", flat=True)) == [True, False]

    standing_in.not_this_time(standing_in.cannot_come(first, by=samira), by=yvonne)
    company.decide_company(first.agreement)
    assert list(Visit.objects.order_by("on_date").values_list("needs_company", flat=True)) == [False, True]


def test_who_stands_in_may_be_new_too(mevrouw_de_wit, samira, fatma, yvonne):
    visit = with_substitute(pair(mevrouw_de_wit, samira), fatma, by=yvonne)
    policy(mevrouw_de_wit)
    standing_in.cannot_come(visit, by=samira)

    standing_in.answer(request_to(visit, fatma), by=fatma, yes=True)

    visit = Visit.objects.get(pk=visit.pk)
    assert (company_of(visit), rules.address_is_open_once(visit, fatma)) == ("", False)
    company.go_along(visit, by=yvonne, person=yvonne)
    assert rules.address_is_open_once(Visit.objects.get(pk=visit.pk), fatma)


# ---------------------------------------------------------------- who goes along
def test_the_coordinator_names_somebody_and_all_three_hear_it(mevrouw_de_wit, samira, rachid, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    before = sent()

    for _time in range(2):
        company.go_along(visit, by=yvonne, person=rachid)

    assert company_of(visit) == "Rachid"
    heard = {person: told(person, since=before) for person in (rachid, samira, mevrouw_de_wit)}
    assert heard == {rachid: ["company.goes"], samira: ["helper.company"], mevrouw_de_wit: ["visit.company"]}
    lines = JournalEntry.objects.filter(verb="visit.company").order_by("pk")
    assert [(it.resident, it.actor) for it in lines] == [(mevrouw_de_wit, yvonne), (samira, yvonne)]


def test_the_coordinator_goes_along(mevrouw_de_wit, samira, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    company.go_along(visit, by=yvonne, person=yvonne)

    assert company_of(visit) == "Yvonne"


@pytest.mark.parametrize(
    ("spoils", "code"), [("helper", "own"), ("neighbour", "own"), ("not_met", "not_met"), ("minor", "minor"),
                         ("busy", "busy")],
)  # fmt: skip
def test_not_everybody_can_go_along(mevrouw_de_wit, samira, henk, rachid, yvonne, lindenkwartier, spoils, code):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    person = {"helper": samira, "neighbour": mevrouw_de_wit, "not_met": henk}.get(spoils, rachid)
    if spoils == "minor":
        rachid.birth_date = stories.a_day(-365 * 17)
        rachid.save()
    if spoils == "busy":
        WorkPolicy.objects.all().delete()
        stories.agreed(helper_of(lindenkwartier, "Ria", "Bos"), rachid, at_time=time(14, 30))

    assert refused(lambda: company.go_along(visit, by=yvonne, person=person)) == code
    assert company_of(visit) == ""


@pytest.mark.parametrize("who", ["samira", "mevrouw_de_wit", "karim", "rachid"])
def test_only_the_coordinator_names_who_goes_along(request, mevrouw_de_wit, samira, yvonne, rachid, who):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    for person in (rachid, None):
        with pytest.raises(NotYours):
            company.go_along(visit, by=request.getfixturevalue(who), person=person)


def test_a_second_name_is_refused_with_the_first(mevrouw_de_wit, samira, rachid, fatma, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    company.go_along(visit, by=yvonne, person=rachid)

    with pytest.raises(NotAllowedNow, match="Rachid gaat al mee") as refusal:
        company.go_along(visit, by=yvonne, person=fatma)

    assert (refusal.value.code, company_of(visit)) == ("gone", "Rachid")


@pytest.mark.parametrize("state", ["done", "called_off", "skipped", "seeking"])
def test_nobody_goes_along_to_what_is_not_planned(mevrouw_de_wit, samira, rachid, yvonne, state):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    Visit.objects.filter(pk=visit.pk).update(state=state)

    assert refused(lambda: company.go_along(visit, by=yvonne, person=rachid)) == "moment"


def test_nobody_goes_along_where_nobody_needs_to(mevrouw_de_wit, samira, rachid, yvonne):
    visit = agreed(mevrouw_de_wit, samira)

    assert refused(lambda: company.go_along(visit, by=yvonne, person=rachid)) == "moment"


@pytest.mark.parametrize(("by_themselves", "hears"), [(True, "coordinator.company"), (False, "company.off")])
def test_who_goes_along_may_stay_home(mevrouw_de_wit, samira, rachid, yvonne, by_themselves, hears):
    visit = together(mevrouw_de_wit, samira, yvonne)
    before = sent()

    company.go_along(visit, by=rachid if by_themselves else yvonne, person=None)
    company.go_along(visit, by=yvonne, person=None)

    assert company_of(visit) == ""
    assert told(yvonne if by_themselves else rachid, since=before) == [hears]


def test_when_it_is_called_off_who_goes_along_hears_it(mevrouw_de_wit, samira, rachid, yvonne):
    visit = together(mevrouw_de_wit, samira, yvonne)
    before = sent()

    helping.call_off(visit.agreement, by=yvonne)

    assert told(rachid, since=before) == ["company.off"]


# ---------------------------------------------------------------- until then
def test_without_company_it_is_not_reported_and_the_coordinator_settles_it(mevrouw_de_wit, samira, yvonne, clock):
    visit = first_time(mevrouw_de_wit, samira, yvonne)
    clock.move_to("2026-05-14 16:00+02:00")

    for by in (samira, yvonne):
        assert refused(lambda by=by: visiting.report_visit(visit, by=by, how="good")) == "company"
    visiting.settle_visit(visit, by=yvonne, happened=True)

    assert Visit.objects.get(pk=visit.pk).state == "done"


def test_with_company_it_is_reported_and_the_next_time_needs_nobody(mevrouw_de_wit, samira, yvonne, clock):
    visit = together(mevrouw_de_wit, samira, yvonne)
    clock.move_to("2026-05-14 16:00+02:00")
    visiting.report_visit(visit, by=samira, how="good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)

    assert Visit.objects.get(pk=visit.pk).state == "done"
    assert not agreed(mevrouw_de_wit, samira).needs_company


def test_messages_name_nobody_as_long_as_nobody_goes_along(mevrouw_de_wit, samira, yvonne):
    first_time(mevrouw_de_wit, samira, yvonne)
    message = Message.objects.select_related("recipient").get(kind="helper.agreed")

    assert outreach.render(message).paragraphs == (
        "Fijn dat u helpt.",
        "Boodschappen voor een buurvrouw, donderdag, middag.",
        "De eerste keer gaat er iemand mee.",
        "Wij bellen u wie dat is.",
        "Toch niet? Dat is geen probleem.",
    )


def test_what_comes_back_names_nobody_either(mevrouw_de_wit, samira, yvonne):
    policy(mevrouw_de_wit)
    lasting = stories.pair(mevrouw_de_wit, samira, starts_in=7)
    message = Message.objects.select_related("recipient").get(kind="rhythm.begun", recipient=samira)

    assert outreach.render(message).paragraphs[0] == "De hulp komt terug: Boodschappen, met een buurvrouw."
    assert pairs.pair_about(samira, lasting.opportunity_id, is_helper=True).name == "een buurvrouw"
    assert pairs.pair_about(mevrouw_de_wit, lasting.opportunity_id, is_helper=False).name == "Samira"
