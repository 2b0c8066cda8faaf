"""Vacancies as time goes by, the weekly mail to companies, and from interest to an introduction."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace.actions import (
    clock,
    introducing_interest,
    jobs,
    new_people,
    vacancy_clock,
)
from marketplace.actions import vacancies as actions
from marketplace.models import NewPeopleMail
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import Message

from . import ready, vacancies
from .vacancies import state, verbs

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------- by the clock
def test_after_six_weeks_the_company_is_asked_and_yes_keeps_it(company, open_one):
    work = vacancies.work_of(open_one)
    assert not vacancy_clock.ask_if_still_looking(work)
    with time_machine.travel(timezone.now() + timedelta(weeks=7), tick=False):
        assert [vacancy_clock.ask_if_still_looking(work) for _ in range(2)] == [True, False]
        actions.keep_vacancy(open_one, by=company[1])
        actions.keep_vacancy(open_one, by=company[1])
        work.refresh_from_db()
        assert (work.state, work.still_needed_asked_on, work.looking_from) == ("open", None, timezone.localdate())
    assert verbs(company[1]).count("vacancy.kept") == 1


def test_without_an_answer_it_is_taken_off_and_one_yes_brings_it_back(company, open_one):
    work = vacancies.work_of(open_one)
    with time_machine.travel(timezone.now() + timedelta(weeks=7), tick=False):
        vacancy_clock.ask_if_still_looking(work)
    with time_machine.travel(timezone.now() + timedelta(weeks=8), tick=False):
        assert clock.expire_opportunity(work)
        assert Message.objects.filter(kind="vacancy.expired", recipient=company[1], channel="call").count() == 1
        actions.keep_vacancy(open_one, by=company[1])

    assert state(open_one) == "waiting"


def test_the_weekly_mail_is_asked_for_and_says_nothing_when_nobody_is_new(company, samira):
    employer, bas = company
    with pytest.raises(NotYours):
        new_people.ask_for_mail(employer, by=samira, wants=True)
    for _twice in range(2):
        new_people.ask_for_mail(employer, by=bas, wants=True)
    mail = NewPeopleMail.objects.get()
    assert not new_people.tell_new_people(mail)
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert not new_people.tell_new_people(mail)
    new_people.ask_for_mail(employer, by=bas, wants=False)

    assert not NewPeopleMail.objects.exists()
    assert verbs(bas) == ["new_people.asked", "new_people.stopped"]


# ---------------------------------------------------------------- from interest to an introduction
def test_who_is_interested_is_introduced_with_the_yes_of_the_phone(company, open_one, samira, mevrouw_de_wit, yvonne):
    ready.rules_for(company[0].organisation.municipality, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)
    offer = jobs.ask_about_job(vacancies.work_of(open_one), by=samira)

    made = [introducing_interest.introduce_interested(offer, by=yvonne) for _twice in range(2)]

    (row,) = set(made)
    assert (row.employer, row.person, row.state, row.answered_how, row.answered_by) == (
        company[0], samira, "open", "phone", yvonne,
    )  # fmt: skip
    assert row.yes is not None
    assert verbs(samira).count("vacancy.introduced") == 1


def test_whom_employers_may_not_see_is_not_introduced(company, open_one, samira, yvonne):
    offer = jobs.ask_about_job(vacancies.work_of(open_one), by=samira)

    with pytest.raises(NotAllowedNow) as refusal:
        introducing_interest.introduce_interested(offer, by=yvonne)
    assert (refusal.value.code, company[0].introductions.count()) == ("unseen", 0)


def test_nobody_but_the_coordinator_introduces(company, open_one, samira, karim):
    offer = jobs.ask_about_job(vacancies.work_of(open_one), by=samira)
    for person in (company[1], samira, karim):
        with pytest.raises(NotYours):
            introducing_interest.introduce_interested(offer, by=person)
