"""Vacancies: kept screen by screen, sent, moderated, changed, closed, still looked for; found only while in sight."""

import pytest
from django.db import IntegrityError, transaction

from marketplace.actions import (
    employers,
    jobs,
    moderating,
)
from marketplace.actions import vacancies as actions
from marketplace.models import Vacancy
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Membership, Message
from tests.conftest import person_of

from . import employing, stories, vacancies, working
from .vacancies import is_found, state, verbs

pytestmark = pytest.mark.django_db


@pytest.fixture
def piet(company, lindenkwartier):
    """A colleague of Bas."""
    piet = person_of(lindenkwartier, "Piet", "Smit", email="piet@bakkerij-smit.example")
    Membership.objects.create(organisation=company[0].organisation, user=piet)
    return piet


# ---------------------------------------------------------------- writing
def test_each_screen_is_kept_and_a_colleague_goes_on(company, piet):
    employer, bas = company
    said = vacancies.answers()
    begun = actions.keep_answers(employer, by=bas, part="what", answers=said["what"])
    actions.keep_answers(employer, by=piet, part="when", answers=said["when"], vacancy=begun)

    kept = Vacancy.objects.get()
    assert kept.answers == {"what": said["what"], "when": said["when"]}
    assert (kept.changed_by, kept.opportunity) == (piet, None)
    assert (verbs(bas), verbs(piet)) == (["vacancy.begun"], ["vacancy.written"])


def test_the_same_answers_twice_are_written_down_once(company):
    begun = vacancies.written(company[0], by=company[1])
    actions.keep_answers(company[0], by=company[1], part="what", answers=begun.answers["what"], vacancy=begun)

    assert verbs(company[1]) == ["vacancy.begun", "vacancy.written", "vacancy.written"]


def test_nobody_else_writes_for_a_company(company, lindenkwartier, samira):
    _other, rosa = employing.bakery(lindenkwartier, name="Kapsalon Rosa", kvk_number="87654321")
    begun = vacancies.written(company[0], by=company[1])

    for person in (rosa, samira):
        with pytest.raises(NotYours):
            actions.keep_answers(company[0], by=person, part="what", answers={}, vacancy=begun)
        with pytest.raises(NotYours):
            vacancies.send(begun, by=person)
        with pytest.raises(NotYours):
            actions.close_vacancy(begun, by=person)


# ---------------------------------------------------------------- sending
def test_sent_it_waits_for_the_coordinator_as_a_job_of_the_company(company, yvonne):
    employer, bas = company
    work = vacancies.work_of(vacancies.sent(employer, by=bas))

    assert (work.state, work.kind, work.work_form, work.requester) == ("waiting", "job", "regular_job", bas)
    job = work.job
    assert (job.host, job.name_nl, job.minutes_a_week, job.most_minutes_a_week) == (
        employer.organisation, "Helpen in de bakkerij", 480, 960,
    )  # fmt: skip
    vacancy = work.vacancy
    assert (vacancy.duty_lines, vacancy.buddy, vacancy.days, vacancy.adaptation_count) == (
        ["Brood in zakken doen", "Stickers plakken"], "Fatima", [0, 2], 2,
    )  # fmt: skip
    assert verbs(bas)[-1] == "vacancy.sent"


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"duties": "Alles"}, "duties"),
        ({"buddy": ""}, "buddy"),
        ({"conditions": [], "adaptations": ""}, "conditions"),
        ({"hours_a_week": "0"}, "hours_a_week"),
        ({"wage_hour": None}, "wage_hour"),
    ],
)
def test_without_duties_hours_adaptations_or_a_buddy_it_is_never_sent(company, changed, where):
    begun = vacancies.written(company[0], by=company[1], **changed)

    with pytest.raises(NotAllowedNow) as refusal:
        vacancies.send(begun, by=company[1])
    assert refusal.value.code == where
    assert Vacancy.objects.get().opportunity is None


@pytest.mark.parametrize("name", ["duties", "buddy", "adaptation_count"])
def test_the_database_refuses_it_too(open_one, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vacancy.objects.filter(pk=open_one.pk).update(**{name: 0 if name == "adaptation_count" else ""})


def test_work_that_is_not_paid_waits_for_the_check(company, yvonne):
    unpaid = {"work_form": "work_experience", "wage_hour": None, "contract": "", "learns_nl": "Bakken"}
    vacancy = vacancies.sent(company[0], by=company[1], **unpaid, ends_on=stories.a_day(90).isoformat())

    with pytest.raises(NotAllowedNow) as refusal:
        moderating.publish_opportunity(vacancies.work_of(vacancy), by=yvonne)
    assert refusal.value.code == "displacement"


def test_sent_twice_it_waits_once(company):
    vacancy = vacancies.sent(company[0], by=company[1])
    vacancies.send(vacancy, by=company[1])

    assert (Vacancy.objects.count(), state(vacancy)) == (1, "waiting")


def test_a_coordinator_writes_one_down_by_phone_and_the_company_speaks_for_it(company, yvonne):
    work = vacancies.work_of(vacancies.sent(company[0], by=yvonne))

    assert (work.requester, work.entered_by, work.source) == (company[1], yvonne, "phone")


# ---------------------------------------------------------------- changing
def test_what_residents_read_is_looked_at_again_when_it_changes(company, open_one):
    said = vacancies.answers(duties="Taart versieren\nDozen vouwen")["what"]
    actions.keep_answers(company[0], by=company[1], part="what", answers=said, vacancy=open_one)
    assert (state(open_one), Vacancy.objects.get().duty_lines) == ("open", ["Brood in zakken doen", "Stickers plakken"])

    vacancies.send(open_one, by=company[1])

    assert (state(open_one), is_found(open_one)) == ("waiting", False)
    assert Vacancy.objects.get().duty_lines == ["Taart versieren", "Dozen vouwen"]


def test_what_nobody_reads_changes_at_once(company, open_one):
    said = vacancies.answers(places=3)["when"]
    actions.keep_answers(company[0], by=company[1], part="when", answers=said, vacancy=open_one)
    vacancies.send(open_one, by=company[1])

    assert (state(open_one), vacancies.work_of(open_one).job.places) == ("open", 3)


def test_what_was_talked_over_goes_to_the_queue_once_it_is_changed(company, open_one, yvonne):
    moderating.talk_over(vacancies.work_of(open_one), by=yvonne, reason="unclear")
    said = vacancies.answers(name="Helpen bij de oven")["what"]
    actions.keep_answers(company[0], by=company[1], part="what", answers=said, vacancy=open_one)
    vacancies.send(open_one, by=company[1])

    work = vacancies.work_of(open_one)
    assert (work.state, work.talk_owner, work.job.name_nl) == ("waiting", None, "Helpen bij de oven")


def test_while_somebody_works_there_it_is_changed_by_phone(company, open_one, henk, yvonne):
    working.agreed(vacancies.work_of(open_one), henk, by=yvonne)
    said = vacancies.answers(name="Iets heel anders")["what"]
    actions.keep_answers(company[0], by=company[1], part="what", answers=said, vacancy=open_one)

    with pytest.raises(NotAllowedNow) as refusal:
        vacancies.send(open_one, by=company[1])
    assert (refusal.value.code, state(open_one)) == ("agreed", "agreed")


# ---------------------------------------------------------------- closing, and once more
def test_closed_it_is_gone_and_who_asked_hears_it(company, open_one, samira):
    jobs.ask_about_job(vacancies.work_of(open_one), by=samira)
    actions.close_vacancy(open_one, by=company[1])
    actions.close_vacancy(open_one, by=company[1])

    assert (state(open_one), is_found(open_one)) == ("withdrawn", False)
    assert Message.objects.filter(kind="helper.passed", recipient=samira).count() == 1


def test_closing_leaves_who_works_there(company, yvonne, henk):
    vacancy = vacancies.shown(company[0], by=company[1], coordinator=yvonne, places=2)
    agreement = working.agreed(vacancies.work_of(vacancy), henk, by=yvonne)
    actions.close_vacancy(vacancy, by=company[1])

    agreement.refresh_from_db()
    assert (state(vacancy), agreement.state, is_found(vacancy)) == ("agreed", "agreed", False)


def test_a_sheet_that_was_never_sent_is_thrown_away(company):
    begun = vacancies.written(company[0], by=company[1])

    assert actions.close_vacancy(begun, by=company[1]) is None
    assert not Vacancy.objects.exists()


def test_one_that_is_closed_is_written_down_again_once(company, open_one):
    with pytest.raises(NotAllowedNow):
        actions.write_again(open_one, by=company[1])
    actions.close_vacancy(open_one, by=company[1])

    again = actions.write_again(open_one, by=company[1])

    assert actions.write_again(open_one, by=company[1]) == again
    assert (again.opportunity, again.answers) == (None, open_one.answers)


# ---------------------------------------------------------------- in sight or not
def test_a_vacancy_is_found_only_while_its_company_is_in_sight(company, open_one, yvonne, samira):
    employers.put_out_of_sight(company[0], why="Iemand wacht op antwoord.")
    assert (state(open_one), is_found(open_one)) == ("open", False)
    with pytest.raises(NotAllowedNow):
        jobs.ask_about_job(vacancies.work_of(open_one), by=samira)

    employers.let_back(company[0], by=yvonne)

    assert is_found(open_one)


def test_put_in_the_neighbourhood_meanwhile_it_stays_out_of_sight(company, yvonne):
    vacancy = vacancies.sent(company[0], by=company[1])
    employers.put_out_of_sight(company[0], why="Iemand wacht op antwoord.")
    moderating.publish_opportunity(vacancies.work_of(vacancy), by=yvonne)

    assert (state(vacancy), is_found(vacancy)) == ("open", False)
