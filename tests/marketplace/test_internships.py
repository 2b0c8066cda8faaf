"""Pupils whom a school sends: written down with a parent's yes, hours that were confirmed, signed off by the school."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import translation

from marketplace.actions import internships, visiting
from marketplace.models import Internship
from marketplace.queries.pupils import internships_of, minutes_done, own_hours
from neighbourhoods import links, outreach
from neighbourhoods.actions import schools
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Membership, Message, Organisation, Regulation, SchoolHoliday
from neighbourhoods.models.regulations import RuleKey
from tests.conftest import person_of

from . import stories_of_pupils as places

NOON = "2026-05-12 12:00+02:00"  # a Tuesday
TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel, translation.override("en"):
        yield travel


@pytest.fixture
def noor(lindenkwartier, yvonne):
    return places.pupil(lindenkwartier, birth_date=None)


@pytest.fixture
def running(noor, yvonne):
    return places.internship(noor, yvonne)


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, lindenkwartier):
    return places.place_of_work(mevrouw_de_wit, places.supervisor(lindenkwartier))


def refused(pupil, by, **said) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        places.internship(pupil, by, **said)
    return str(refusal.value)


# ---------------------------------------------------------------- writing one down
def test_a_coordinator_writes_it_down_and_the_pupil_hears(running, noor, yvonne):
    noor.refresh_from_db()

    assert (running.state, running.minutes_to_do, noor.birth_date) == ("running", 1800, places.born(15))
    verbs = JournalEntry.objects.filter(resident=noor, actor=yvonne).values_list("verb", flat=True)
    assert set(verbs) == {"person.birth_date", "internship.began"}
    assert Message.objects.get(kind="internship.began").recipient == noor


def test_the_same_again_is_the_same_and_another_one_waits_for_its_end(running, noor, yvonne):
    assert places.internship(noor, yvonne) == running
    assert refused(noor, yvonne, hours=20) == "An internship runs already. Stop that one first."


def test_under_16_a_parent_says_yes_first_and_at_16_nobody_has_to(noor, yvonne):
    assert refused(noor, yvonne, parent_agreed_on=None) == (
        "Under 16 a parent says yes first. Fill in on which day they did."
    )
    assert places.internship(noor, yvonne, parent_agreed_on=None, birth_date=places.born(16)).pk


def test_twelve_years_is_a_sentence_with_the_rule_and_the_day_from_which_it_may(noor, yvonne):
    assert refused(noor, yvonne, birth_date=date(2013, 8, 20)) == (
        "By law, helping starts at the age of 13. Begin on 20 August 2026 or later, or let a parent help along."
    )
    assert places.internship(noor, yvonne, birth_date=date(2013, 8, 20), starts_on=date(2026, 8, 20),
                             ends_on=date(2026, 12, 1)).pk  # fmt: skip


def test_a_rule_that_nobody_wrote_down_is_an_honest_refusal(noor, yvonne):
    Regulation.objects.create(key=RuleKey.CHILD_WORK_HOURS, valid_from="2026-01-01", source="x", checked_on=TODAY)

    assert refused(noor, yvonne) == "We do not know yet what holds then for under 16. Write the rule down first."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"ends_on": TODAY - timedelta(days=1)},
         "The last day lies before the first, or has passed. Choose a later last day."),
        ({"starts_on": TODAY + timedelta(days=70)},
         "The last day lies before the first, or has passed. Choose a later last day."),
        ({"hours": 0}, "Fill in how many hours. For example 30."),
        ({"parent_agreed_on": TODAY + timedelta(days=1)},
         "The day of the parent's yes lies ahead. Choose today or a day before."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_a_way_on(noor, yvonne, said, sentence):
    assert refused(noor, yvonne, **said) == sentence


def test_only_a_school_sends_pupils_and_only_its_own_teacher_signs(noor, yvonne, lindedaal, samira):
    centre = Organisation.objects.create(name="Wijkcentrum", kind="partner", municipality=lindedaal)

    assert refused(noor, yvonne, school=centre) == "Choose a school."
    assert refused(noor, yvonne, teacher=samira) == (
        "This teacher does not belong to the school. Add the teacher first."
    )


def test_nobody_else_writes_it_down(noor, yvonne, karim, samira):
    college, _ = places.school(yvonne)
    for stranger in (karim, samira, noor):
        with pytest.raises(NotYours):
            places_register(noor, stranger, college)


def places_register(pupil, by, college):
    return internships.register_internship(
        pupil, by=by, school=college, birth_date=places.born(15), minutes_to_do=600, starts_on=TODAY, ends_on=TODAY,
        parent_agreed_on=TODAY,
    )  # fmt: skip


def test_the_database_holds_one_at_a_time(running, noor):
    with pytest.raises(IntegrityError), transaction.atomic():
        Internship.objects.create(pupil=noor, school=running.school, minutes_to_do=1, starts_on=TODAY, ends_on=TODAY)


# ---------------------------------------------------------------- hours
def test_hours_count_when_both_sides_confirmed_them_within_the_days(running, noor, workshop, yvonne):
    places.confirmed(places.helps(noor, workshop, TODAY, 120))
    places.confirmed(places.helps(noor, workshop, TODAY - timedelta(days=1), 90))
    places.confirmed(places.helps(noor, workshop, TODAY - timedelta(days=40), 60))  # before it began
    one_side = places.helps(noor, workshop, TODAY - timedelta(days=2), 60)
    visiting.report_visit(one_side, by=noor, how="good")
    places.helps(noor, workshop, TODAY, 60)

    assert minutes_done(running) == 210
    hours = own_hours(noor)
    assert (hours.done_hours, hours.hours_to_do, hours.percent, hours.is_complete) == (3.5, 30.0, 11, False)


def test_who_has_no_internship_has_no_hours(samira):
    assert own_hours(samira) is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_many(yvonne, karim, lindenkwartier, count, django_assert_num_queries):
    for number in range(count):
        pupil = person_of(lindenkwartier, f"Noor{number}", "Bakker")
        places.internship(pupil, yvonne)

    with django_assert_num_queries(1):
        rows = list(internships_of(yvonne))
    assert [(row.pupil.first_name, row.school.name, row.teacher.first_name, row.done) for row in rows] == [
        (f"Noor{number}", "De Linde College", "Ton", 0) for number in range(count)
    ]
    assert list(internships_of(karim)) == []


# ---------------------------------------------------------------- stopping, going on, signing off
def test_it_stops_and_goes_on_as_easily(running, yvonne):
    assert [internships.stop_internship(running, by=yvonne).state for _ in range(2)] == ["stopped", "stopped"]
    assert [internships.resume_internship(running, by=yvonne).state for _ in range(2)] == ["running", "running"]


def test_it_does_not_go_on_beside_another(running, noor, yvonne):
    internships.stop_internship(running, by=yvonne)
    places.internship(noor, yvonne, hours=20)

    with pytest.raises(NotAllowedNow, match="runs already"):
        internships.resume_internship(running, by=yvonne)


def test_the_school_signs_off_by_a_link_that_tells_a_first_name_and_hours(running, noor, workshop, yvonne):
    places.confirmed(places.helps(noor, workshop, TODAY, 120))
    for _ in range(2):
        internships.ask_to_sign_off(running, by=yvonne)

    message = Message.objects.get(kind="internship.sign_off")
    rendered = outreach.render(message)
    assert rendered.paragraphs == (
        "Noor helpt in de buurt voor uw school: 2 van 30 uur.", "Tekent u?",
    )  # fmt: skip
    token = rendered.button_url.split("/")[-2]
    purpose, ton = links.purposes["internship"], running.teacher
    assert links.read(token) == links.Link("internship", running.pk, ton.pk)
    assert purpose.describe(running.pk, ton).sentences == (
        "Noor: 2 of 30 hours.", "These hours were confirmed by the pupil and by the place.",
    )  # fmt: skip
    for _ in range(2):
        purpose.act(running.pk, ton, "yes")
    running.refresh_from_db()
    assert (running.state, running.signed_off_by) == ("signed_off", ton)
    assert Message.objects.filter(kind="internship.signed_off", recipient=noor).count() == 1
    assert purpose.describe(running.pk, ton).title == "You signed off. Thank you."


def test_on_paper_the_coordinator_notes_it(running, noor, workshop, yvonne):
    places.confirmed(places.helps(noor, workshop, TODAY, 120))

    assert internships.sign_off(running, by=yvonne).signed_off_by == yvonne
    with pytest.raises(NotAllowedNow):
        internships.stop_internship(running, by=yvonne)


def test_nothing_is_signed_off_without_hours(running, yvonne):
    with pytest.raises(NotAllowedNow, match="No hours are confirmed yet"):
        internships.sign_off(running, by=yvonne)


def test_nobody_else_stops_or_signs(running, noor, karim, samira):
    for act in (internships.stop_internship, internships.resume_internship, internships.ask_to_sign_off,
                internships.sign_off):  # fmt: skip
        for stranger in (noor, karim, samira):
            with pytest.raises(NotYours):
                act(running, by=stranger)


def test_without_a_teacher_there_is_nobody_to_ask(noor, yvonne):
    running = places.internship(noor, yvonne, teacher=None)

    with pytest.raises(NotAllowedNow, match="no teacher with an e-mail address"):
        internships.ask_to_sign_off(running, by=yvonne)
    internships.stop_internship(running, by=yvonne)
    with pytest.raises(NotAllowedNow, match="does not run now"):
        internships.ask_to_sign_off(running, by=yvonne)


# ---------------------------------------------------------------- schools and holidays
def test_a_school_and_its_teacher_are_added_once(yvonne, karim, samira):
    college, ton = places.school(yvonne)

    assert places.school(yvonne) == (college, ton)
    assert [(it.organisation, it.user) for it in Membership.objects.all()] == [(college, ton)]
    with pytest.raises(NotAllowedNow):
        schools.add_school(college.municipality, by=yvonne, name=" ")
    with pytest.raises(NotYours):
        schools.add_school(college.municipality, by=samira, name="x")
    with pytest.raises(NotYours):
        schools.add_teacher(college, by=samira, first_name="x", last_name="", email="x@example.org")


def test_holidays_are_written_down_and_taken_away(yvonne, lindedaal, samira):
    def set_it(name="Zomervakantie", first=date(2026, 7, 4), last=date(2026, 8, 16), by=yvonne):
        return schools.set_school_holiday(lindedaal, by=by, name=name, first_day=first, last_day=last)

    summer = set_it()
    assert set_it(last=date(2026, 8, 15)) == summer
    assert [str(it.last_day) for it in SchoolHoliday.objects.all()] == ["2026-08-15"]
    for wrong, sentence in (
        ({"first": date(2026, 8, 1)}, "On these days it is Zomervakantie already. Take that one away first."),
        ({"first": date(2026, 7, 5), "last": date(2026, 7, 4)}, "The last day lies before the first."),
        ({"last": date(2026, 12, 1)}, "A holiday takes 10 weeks at most."),
    ):
        with pytest.raises(NotAllowedNow, match=sentence):
            set_it(**wrong)
    for act in (lambda: set_it(by=samira), lambda: schools.remove_school_holiday(summer, by=samira)):
        with pytest.raises(NotYours):
            act()
    for _ in range(2):
        schools.remove_school_holiday(summer, by=yvonne)
    assert not SchoolHoliday.objects.exists()
    assert JournalEntry.objects.filter(verb="holiday.removed").count() == 1
