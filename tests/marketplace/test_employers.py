"""Companies that take part: asking to, the call, out of sight and back, the end; every pair of states."""

from datetime import date, timedelta

import pytest
import time_machine

from marketplace.actions import employers, introducing, staff
from marketplace.actions.employer_moves import Applicant
from marketplace.actions.employers import Company
from marketplace.actions.moves import move
from marketplace.models import ColleagueRequest, Employer
from marketplace.states import EMPLOYER_MOVES, EmployerState
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.geocoding import Address
from neighbourhoods.models import JournalEntry, Membership, Message, Municipality, User
from tests.conftest import coordinator_of, neighbourhood_of

from . import introduced
from .employing import bakery
from .seen import seen

pytestmark = pytest.mark.django_db
NOON = "2026-06-03 12:00+02:00"  # a Wednesday
TODAY = date(2026, 6, 3)
BAS = Applicant("Bas Smit", "bas@bakkerij-smit.example", "+31612345678")
PIET = Applicant("Piet de Boer", "piet@bakkerij-smit.example", "+31612345679")
S = EmployerState


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def smit(neighbourhood, **changed) -> Company:
    place = Address("7200AB", "5", 52.14, 6.196, neighbourhood, street="Lindelaan", place_name="Lindedaal")
    return Company(**{"name": "Bakkerij Smit", "kvk_number": "12345678", "size": "small", "place": place} | changed)


@pytest.fixture
def applied(lindenkwartier, yvonne) -> Employer:
    return employers.apply_to_take_part(smit(lindenkwartier), BAS)


def journal_of(person) -> list:
    return list(JournalEntry.objects.filter(resident=person).order_by("pk").values_list("verb", "actor"))


def kinds_to(person) -> list[str]:
    return list(Message.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True))


# ---------------------------------------------------------------- asking to take part
def test_a_company_that_applies_waits_for_the_call_of_its_own_coordinator(applied, lindenkwartier, yvonne):
    row = Employer.objects.values(
        "state", "kvk_number", "size", "neighbourhood", "street", "house_number", "postcode", "latitude", "longitude",
        "contact_name", "contact_phone", "contact_email", "owner", "call_by", "verified_by", "why",
    ).get()  # fmt: skip

    assert row == {
        "state": S.APPLIED, "kvk_number": "12345678", "size": "small", "neighbourhood": lindenkwartier.pk,
        "street": "Lindelaan", "house_number": "5", "postcode": "7200AB", "latitude": 52.14, "longitude": 6.196,
        "contact_name": "Bas Smit", "contact_phone": "+31612345678", "contact_email": BAS.email, "owner": yvonne.pk,
        "call_by": date(2026, 6, 5), "verified_by": None, "why": "",
    }  # fmt: skip
    assert (applied.name, applied.organisation.kind) == ("Bakkerij Smit", "employer")
    assert not User.objects.filter(email=BAS.email).exists()


def test_sent_twice_it_is_one_application(applied, lindenkwartier):
    again = employers.apply_to_take_part(smit(lindenkwartier), BAS)

    assert (again, Employer.objects.count(), ColleagueRequest.objects.count()) == (applied, 1, 0)


def test_somebody_else_of_the_same_company_is_written_down_as_a_colleague_once(applied, lindenkwartier):
    for _time in range(2):
        employers.apply_to_take_part(smit(lindenkwartier), PIET)

    assert list(ColleagueRequest.objects.values_list("employer", "name", "email", "asked_by", "due")) == [
        (applied.pk, "Piet de Boer", PIET.email, None, date(2026, 6, 5))
    ]
    assert Employer.objects.get().contact_email == BAS.email


def test_another_place_of_the_same_company_is_an_application_of_its_own(applied, lindenkwartier):
    elsewhere = Address("7200AB", "90", 52.141, 6.197, lindenkwartier)
    employers.apply_to_take_part(smit(lindenkwartier, place=elsewhere), BAS)

    assert Employer.objects.count() == 2


def test_without_a_neighbourhood_it_is_refused_with_what_to_do(lindenkwartier):
    with pytest.raises(NotAllowedNow, match="Kies uw buurt"):
        employers.apply_to_take_part(smit(lindenkwartier, place=Address("7200AB", "5")), BAS)


@pytest.mark.parametrize("state", [S.STOPPED, S.DECLINED])
def test_who_stopped_or_heard_not_yet_comes_back_by_the_same_door(lindenkwartier, yvonne, state):
    employer, _bas = bakery(lindenkwartier, state=state, house_number="5")
    back = employers.apply_to_take_part(smit(lindenkwartier), PIET)

    assert (back, back.state, back.contact_name, back.call_by) == (employer, S.APPLIED, PIET.name, date(2026, 6, 5))


# ---------------------------------------------------------------- the call
def test_called_and_right_lets_who_applied_in_and_tells_them_how(applied, yvonne):
    employer = employers.verify_employer(applied, by=yvonne)
    bas = User.objects.get(email=BAS.email)

    assert (employer.state, employer.verified_by, employer.call_by) == (S.VERIFIED, yvonne, None)
    assert (employer.contact_name, employer.contact_email, employer.contact_phone) == ("", "", "")
    assert (bas.get_full_name(), bas.phone, bas.channel) == ("Bas Smit", BAS.phone, "email")
    assert list(employer.organisation.members.all()) == [bas]
    assert kinds_to(bas) == ["employer.welcome"]
    assert journal_of(bas) == [
        ("person.registered", yvonne.pk), ("employer.joined", yvonne.pk), ("employer.verified", yvonne.pk),
    ]  # fmt: skip
    assert journal_of(yvonne) == [("employer.verified", yvonne.pk)]


def test_somebody_we_know_by_that_address_is_the_same_person(applied, yvonne, samira):
    samira.email = BAS.email.upper()
    samira.save()
    employers.verify_employer(applied, by=yvonne)

    assert list(applied.organisation.members.all()) == [samira]
    assert User.objects.get(pk=samira.pk).first_name == "Samira"


def test_verified_twice_is_once(applied, yvonne):
    for _time in range(2):
        employers.verify_employer(applied, by=yvonne)

    assert (Membership.objects.count(), Message.objects.filter(kind="employer.welcome").count()) == (1, 1)


def test_a_coordinator_cannot_come_to_act_for_a_company(lindenkwartier, yvonne):
    applied = employers.apply_to_take_part(smit(lindenkwartier), Applicant("Yvonne", yvonne.email, ""))
    with pytest.raises(NotAllowedNow):
        employers.verify_employer(applied, by=yvonne)

    assert Employer.objects.get().state == S.APPLIED


def test_no_answer_is_tried_again_on_the_next_working_day(applied, yvonne):
    applied = employers.call_again(applied, by=yvonne)

    assert (applied.state, applied.owner, applied.call_by) == (S.APPLIED, yvonne, date(2026, 6, 4))


def test_not_yet_has_a_reason_and_a_day_and_can_be_taken_up_again(applied, yvonne):
    declined = employers.say_not_yet(applied, by=yvonne, why="Eerst een vaste begeleider.", again_on=date(2026, 9, 1))
    said = (declined.state, declined.why, declined.call_by, declined.owner)
    again = employers.take_up_again(declined, by=yvonne)

    assert said == (S.DECLINED, "Eerst een vaste begeleider.", date(2026, 9, 1), yvonne)
    assert (again.state, again.why, again.call_by) == (S.APPLIED, "", date(2026, 6, 5))
    assert [verb for verb, _actor in journal_of(yvonne)] == ["employer.not_yet", "employer.taken_up"]


@pytest.mark.parametrize(
    ("why", "again_on"), [(" ", TODAY + timedelta(days=9)), ("Later.", TODAY), ("Later.", TODAY + timedelta(days=400))]
)
def test_not_yet_without_a_reason_or_a_day_to_come_is_refused(applied, yvonne, why, again_on):
    with pytest.raises(NotAllowedNow):
        employers.say_not_yet(applied, by=yvonne, why=why, again_on=again_on)

    assert Employer.objects.get().state == S.APPLIED


# ---------------------------------------------------------------- out of sight, back, the end
def test_by_the_clock_it_goes_out_of_sight_and_hears_why(lindenkwartier):
    employer, bas = bakery(lindenkwartier)
    for _time in range(2):
        employers.put_out_of_sight(employer, why="Iemand wacht op antwoord.")
    employer.refresh_from_db()

    assert (employer.state, employer.why) == (S.OUT_OF_SIGHT, "Iemand wacht op antwoord.")
    assert (kinds_to(bas), journal_of(bas)) == (["employer.out_of_sight"], [("employer.out_of_sight", None)])


def test_a_coordinator_takes_it_out_of_sight_with_a_reason_and_lets_it_back(lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    with pytest.raises(NotAllowedNow):
        employers.take_out_of_sight(employer, by=yvonne, why=" ")
    employers.take_out_of_sight(employer, by=yvonne, why="Wij praten eerst.")
    for _time in range(2):
        back = employers.let_back(employer, by=yvonne)

    assert (back.state, back.why) == (S.VERIFIED, "")
    assert kinds_to(bas) == ["employer.out_of_sight", "employer.back"]


def test_out_of_sight_a_second_time_is_told_a_second_time(lindenkwartier, yvonne):
    employer, bas = bakery(lindenkwartier)
    for _time in range(2):
        employers.put_out_of_sight(employer, why="Iemand wacht.")
        employers.let_back(employer, by=yvonne)

    assert kinds_to(bas) == ["employer.out_of_sight", "employer.back"] * 2


@pytest.mark.parametrize("who", ["bas", "yvonne"])
def test_a_company_stops_by_itself_or_by_its_coordinator(lindenkwartier, yvonne, who):
    employer, bas = bakery(lindenkwartier)
    stopped = employers.stop_employer(employer, by={"bas": bas, "yvonne": yvonne}[who])

    assert stopped.state == S.STOPPED


def test_nobody_is_left_waiting_by_a_company_that_stops_and_it_learns_nothing(lindenkwartier, samira, fatma, yvonne):
    employer, bas = bakery(lindenkwartier)
    asked = introduced.asked(employer, bas, seen(samira))
    said_no = introduced.asked(employer, bas, seen(fatma))
    introducing.answer_introduction(said_no, by=fatma, yes=False)

    assert employers.stop_employer(employer, by=bas).state == S.STOPPED

    for row in (asked, said_no):
        row.refresh_from_db()
        assert (row.state, row.outcome) == ("ended", "stopped")
    assert (introduced.told(samira), introduced.told(fatma)) == (["introduction.stopped"], [])


DECISIONS = {
    "verify": lambda it, by: employers.verify_employer(it, by=by),
    "call again": lambda it, by: employers.call_again(it, by=by),
    "not yet": lambda it, by: employers.say_not_yet(it, by=by, why="Later.", again_on=TODAY + timedelta(days=9)),
    "take up": lambda it, by: employers.take_up_again(it, by=by),
    "out of sight": lambda it, by: employers.take_out_of_sight(it, by=by, why="Eerst praten."),
    "back": lambda it, by: employers.let_back(it, by=by),
    "stop": lambda it, by: employers.stop_employer(it, by=by),
    "staff": lambda it, by: staff.add_staff(it, PIET, by=by),
}


@pytest.mark.parametrize("decide", DECISIONS.values(), ids=list(DECISIONS))
@pytest.mark.parametrize("who", ["samira", "coordinator of another municipality", "their own coordinator"])
def test_nobody_decides_about_a_company_but_a_coordinator_there_who_does_not_act_for_it(
    lindenkwartier, samira, yvonne, decide, who
):
    employer, _bas = bakery(lindenkwartier)
    other = Municipality.objects.create(code="GM9902", name="Bergdal")
    noor = coordinator_of(neighbourhood_of(other, "BU99020000", "Bergzicht", 52.3, 6.3), "Noor", "Blom")
    person = {"samira": samira, "coordinator of another municipality": noor}.get(who, yvonne)
    if who == "their own coordinator":
        if decide is DECISIONS["stop"]:
            return  # who acts for it may stop it
        Membership.objects.create(organisation=employer.organisation, user=yvonne)
    with pytest.raises(NotYours):
        decide(employer, person)

    assert Employer.objects.get().state == S.VERIFIED


DONE_FROM = {
    "verify": {S.APPLIED, S.DECLINED, S.STOPPED, S.VERIFIED},
    "call again": {S.APPLIED},
    "not yet": {S.APPLIED},
    "take up": {S.APPLIED, S.DECLINED, S.STOPPED},
    "out of sight": {S.VERIFIED, S.OUT_OF_SIGHT},
    "back": {S.OUT_OF_SIGHT, S.VERIFIED},
    "stop": {S.APPLIED, S.VERIFIED, S.OUT_OF_SIGHT, S.STOPPED},
    "staff": {S.VERIFIED, S.OUT_OF_SIGHT},
}


@pytest.mark.parametrize("name", list(DECISIONS))
@pytest.mark.parametrize("state", list(S))
def test_each_decision_at_each_moment(lindenkwartier, yvonne, name, state):
    employer, _bas = bakery(lindenkwartier, state=state)
    if state in DONE_FROM[name]:
        DECISIONS[name](employer, yvonne)
    else:
        with pytest.raises(NotAllowedNow):
            DECISIONS[name](employer, yvonne)


@pytest.mark.parametrize(("start", "end"), [(start, end) for start in S for end in S])
def test_a_company_moves_along_the_table_only(lindenkwartier, start, end):
    employer, _bas = bakery(lindenkwartier, state=start)
    employer.call_by, employer.why = TODAY, "Daar praten wij nog over."
    if end in EMPLOYER_MOVES[start]:
        move(employer, end)
        assert Employer.objects.get().state == end
    else:
        with pytest.raises(NotAllowedNow):
            move(employer, end)
        assert Employer.objects.get().state == start
