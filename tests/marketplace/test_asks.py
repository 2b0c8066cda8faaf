"""What work asks, decided by a municipality; an exemption for one person; "help me with this"."""

from datetime import date, timedelta

import pytest
import time_machine

from marketplace.actions import asks, helping
from marketplace.actions.asks import Asked
from marketplace.models import Exemption, WorkPolicy
from marketplace.requirements import missing
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message
from neighbourhoods.queries.calls import call_list

TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)
CHECK = Asked(conduct_check=True, conduct_profile="45")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def asks_check(lindedaal, shopping, yvonne) -> WorkPolicy:
    return asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=CHECK)


def verbs(person) -> list[str]:
    return list(person.journal.order_by("pk").values_list("verb", flat=True))


# ---------------------------------------------------------------- a decision
def test_a_coordinator_decides_from_a_day_on_and_the_last_word_of_a_day_counts(lindedaal, shopping, yvonne):
    first = asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=CHECK)
    again = asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=Asked(youngest=16))
    later = asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY + DAY, asked=CHECK)

    rows = WorkPolicy.objects.order_by("valid_from").values_list("pk", "valid_from", "conduct_check", "youngest")
    assert list(rows) == [(first.pk, TODAY, False, 16), (later.pk, TODAY + DAY, True, None)]
    assert (again, verbs(yvonne)) == (first, ["policy.set"] * 3)


@pytest.mark.parametrize(
    ("day", "asked", "code"),
    [
        (TODAY - DAY, CHECK, "day"),
        (TODAY, Asked(conduct_months=0), "length"),
        (TODAY, Asked(conduct_months=121), "length"),
        (TODAY, Asked(renewal_weeks=27), "length"),
        (TODAY, Asked(youngest=11), "age"),
        (TODAY, Asked(youngest=100), "age"),
    ],
)
def test_yesterday_and_impossible_numbers_are_refused(lindedaal, shopping, yvonne, day, asked, code):
    with pytest.raises(NotAllowedNow) as refusal:
        asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=day, asked=asked)
    assert (refusal.value.code, WorkPolicy.objects.count()) == (code, 0)


def test_nobody_decides_for_another_municipality(lindedaal, shopping, yvonne, samira):
    lindedaal.pk, lindedaal.code = None, "GM9902"
    lindedaal.save()
    for stranger in (yvonne, samira):
        with pytest.raises(NotYours):
            asks.set_policy(lindedaal, by=stranger, work_kind=shopping, valid_from=TODAY, asked=CHECK)


def test_who_agreed_yesterday_keeps_what_they_agreed(agreement, open_task, samira, asks_check):
    open_task.refresh_from_db()
    assert (agreement.state, open_task.state) == ("agreed", "agreed")
    assert [it.code for it in missing(samira, open_task)] == ["conduct_check"]
    assert missing(samira, open_task, TODAY - DAY) == ()


# ---------------------------------------------------------------- an exemption
def exempt(person, by, shopping, **said) -> Exemption:
    answers = {"requirement": "conduct_check", "why": "under_way", "until": TODAY + 30 * DAY} | said
    return asks.exempt(person, by=by, work_kind=shopping, **answers)


def rows() -> list[tuple]:
    return list(Exemption.objects.order_by("pk").values_list("why", "since", "until"))


def test_an_exemption_opens_the_work_until_its_day(open_task, samira, yvonne, shopping, asks_check):
    given = exempt(samira, yvonne, shopping)

    assert missing(samira, open_task) == ()
    assert [it.code for it in missing(samira, open_task, given.until + DAY)] == ["conduct_check"]
    assert (verbs(samira), given.given_by) == (["exemption.given"], yvonne)


def test_the_same_exemption_twice_is_one_and_another_takes_its_place(samira, yvonne, shopping, asks_check, clock):
    assert exempt(samira, yvonne, shopping) == exempt(samira, yvonne, shopping)
    clock.shift(5 * DAY)
    exempt(samira, yvonne, shopping, why="guided")

    five = TODAY + 5 * DAY
    assert rows() == [("under_way", TODAY, five - DAY), ("guided", five, TODAY + 30 * DAY)]
    assert verbs(samira) == ["exemption.given"] * 2


def test_an_exemption_ends_at_once_and_what_was_allowed_stays_so(
    samira, yvonne, shopping, open_task, asks_check, clock
):
    given = exempt(samira, yvonne, shopping)
    clock.shift(5 * DAY)
    for _ in range(2):
        asks.end_exemption(given, by=yvonne)

    assert rows() == [("under_way", TODAY, TODAY + 4 * DAY)]
    assert verbs(samira) == ["exemption.given", "exemption.ended"]
    assert missing(samira, open_task, TODAY + 4 * DAY) == ()
    assert [it.code for it in missing(samira, open_task)] == ["conduct_check"]


def test_one_that_ends_on_its_own_day_never_held(samira, yvonne, shopping, asks_check):
    asks.end_exemption(exempt(samira, yvonne, shopping), by=yvonne)
    assert rows() == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"until": TODAY - DAY}, "day"),
        ({"until": TODAY + 184 * DAY}, "day"),
        ({"requirement": "course"}, "not_asked"),
        ({"requirement": "first_visit"}, "not_asked"),
    ],
)
def test_an_exemption_always_ends_and_is_about_something(samira, yvonne, shopping, asks_check, said, code):
    with pytest.raises(NotAllowedNow) as refusal:
        exempt(samira, yvonne, shopping, **said)
    assert (refusal.value.code, rows()) == (code, [])


def test_only_the_coordinator_of_where_they_live_gives_and_ends_one(samira, karim, fatma, yvonne, shopping, asks_check):
    given = exempt(samira, yvonne, shopping)
    for stranger in (karim, fatma, samira):
        with pytest.raises(NotYours):
            exempt(samira, stranger, shopping)
        with pytest.raises(NotYours):
            asks.end_exemption(given, by=stranger)


def test_nobody_lifts_anything_for_themselves(yvonne, shopping, asks_check, lindenkwartier, lindedaal):
    yvonne.neighbourhood, yvonne.municipality = lindenkwartier, lindedaal
    yvonne.save()
    with pytest.raises(NotYours):
        exempt(yvonne, yvonne, shopping)


# ---------------------------------------------------------------- "help me with this"
def test_who_wants_to_begin_is_called_once_a_day(open_task, samira, yvonne, asks_check, clock):
    for _ in range(2):
        asks.ask_how_to_begin(open_task, by=samira)
    (call,) = call_list(yvonne).calls

    assert (call.kind, call.name, call.due_on) == (
        "work.asked_how",
        "Samira Haddad",
        TODAY + 2 * DAY,
    )  # Ascension Day comes between
    assert call.script == (
        "U wilt dit graag doen: Boodschappen doen voor een buurvrouw, zo snel mogelijk, ochtend.",
        "Dit vraagt een VOG. Die is gratis.",
        "Zullen we dat samen regelen?",
    )
    assert verbs(samira) == ["work.asked_how"]
    clock.shift(DAY)
    asks.ask_how_to_begin(open_task, by=samira)
    assert Message.objects.filter(kind="work.asked_how").count() == 2


def test_who_lacks_nothing_needs_no_call(open_task, samira):
    with pytest.raises(NotAllowedNow) as refusal:
        asks.ask_how_to_begin(open_task, by=samira)
    assert refusal.value.code == "open"


# ---------------------------------------------------------------- the loop
def test_work_that_asks_something_takes_no_yes_of_who_lacks_it(open_task, samira, henk, asks_check):
    for person in (samira, henk):
        with pytest.raises(NotAllowedNow) as refusal:
            helping.say_yes(open_task, by=person)
        assert (refusal.value.code, str(refusal.value)) == (
            "locked", "Dit vraagt een VOG. Die is gratis. Yvonne helpt u ermee.",
        )  # fmt: skip


def test_an_offer_of_before_waits_until_nothing_is_missing(offer, henk, yvonne, shopping, asks_check):
    with pytest.raises(NotAllowedNow) as refusal:
        helping.accept_offer(offer, by=yvonne)
    assert (refusal.value.code, str(refusal.value)) == (
        "locked",
        "Henk heeft nog geen VOG. Schrijf op de kaart wat u zag, of geef daar een uitzondering.",
    )
    offer.refresh_from_db()
    assert offer.state == "standing"

    exempt(henk, yvonne, shopping)
    assert helping.accept_offer(offer, by=yvonne).helper == henk


# ---------------------------------------------------------------- an age
def asks_age(lindedaal, shopping, yvonne, since=TODAY) -> None:
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=since, asked=Asked(youngest=18))


def test_a_date_of_birth_that_a_coordinator_heard_opens_the_work(lindedaal, shopping, open_task, samira, yvonne):
    asks_age(lindedaal, shopping, yvonne)
    assert [it.code for it in missing(samira, open_task)] == ["age"]

    for _time in range(2):
        asks.note_birth_date(samira, by=yvonne, birth_date=date(2008, 5, 13))

    samira.refresh_from_db()
    assert samira.birth_date == date(2008, 5, 13)
    assert missing(samira, open_task) == ()
    assert [(it.verb, it.actor) for it in samira.journal.filter(verb="person.birth_date")] == [
        ("person.birth_date", yvonne)
    ]


def test_what_is_asked_from_a_later_day_may_be_written_down_now_and_corrected_later(
    lindedaal, shopping, samira, yvonne
):
    asks_age(lindedaal, shopping, yvonne, since=TODAY + 9 * DAY)
    asks.note_birth_date(samira, by=yvonne, birth_date=date(1990, 1, 2))
    WorkPolicy.objects.all().delete()

    asks.note_birth_date(samira, by=yvonne, birth_date=date(1990, 2, 1))

    samira.refresh_from_db()
    assert samira.birth_date == date(1990, 2, 1)
    assert verbs(samira).count("person.birth_date") == 2


def test_without_work_that_asks_it_no_date_of_birth_is_kept(asks_check, samira, yvonne):
    with pytest.raises(NotAllowedNow) as refusal:
        asks.note_birth_date(samira, by=yvonne, birth_date=date(1990, 1, 2))

    samira.refresh_from_db()
    assert (refusal.value.code, samira.birth_date) == ("not_asked", None)


@pytest.mark.parametrize("birth_date", [TODAY + DAY, date(1905, 12, 31)])
def test_a_date_of_birth_that_cannot_be_is_refused(lindedaal, shopping, samira, yvonne, birth_date):
    asks_age(lindedaal, shopping, yvonne)
    with pytest.raises(NotAllowedNow) as refusal:
        asks.note_birth_date(samira, by=yvonne, birth_date=birth_date)
    assert refusal.value.code == "birth_date"


def test_only_who_looks_after_somebody_writes_it_down(lindedaal, shopping, samira, yvonne, karim, fatma):
    asks_age(lindedaal, shopping, yvonne)
    for stranger in (karim, fatma, samira):
        with pytest.raises(NotYours):
            asks.note_birth_date(samira, by=stranger, birth_date=date(1990, 1, 2))
