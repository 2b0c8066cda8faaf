"""What is laid ready to judge a pupil's work by: the rule of the day, the holidays, everything else they do."""

from datetime import timedelta

import pytest
from django.utils import translation

from marketplace.minors import why_not_minor
from marketplace.models import Internship, Job, Opportunity, Taster, Visit
from marketplace.work_forms import WorkForm
from neighbourhoods.models import Organisation, Regulation, SchoolHoliday
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import holding
from tests.conftest import person_of

from .test_minors import ALONE, MONDAY, NO_RULE, SCHOOL_DAY, TEN, VALUE, aged


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def pupil(lindenkwartier):
    """Noor is 14."""
    return person_of(lindenkwartier, "Noor", "Bakker", birth_date=aged(14))


@pytest.fixture
def workshop(open_task, lindedaal, yvonne, shopping):
    """A place of an organisation, with somebody in charge."""
    shopping.handles_money = False
    shopping.save()
    host = Organisation.objects.create(name="Wijkcentrum", kind="partner", municipality=lindedaal)
    supervisor = person_of(open_task.neighbourhood, "Bea", "Mol")
    open_task.kind, open_task.work_form = Opportunity.Kind.JOB, WorkForm.COMMUNITY_INTERNSHIP
    open_task.save()
    Job.objects.create(
        opportunity=open_task, host=host, supervisor=supervisor, name_nl="Helpen", minutes_a_week=120, starts_on=MONDAY
    )
    return Opportunity.objects.select_related("work_kind", "neighbourhood", "job").get(pk=open_task.pk)


def asks(person, opportunity, on=MONDAY, minutes=60, **more):
    return why_not_minor(person, opportunity, on=on, at_time=TEN, minutes=minutes, **more)


def test_the_row_of_the_rule_is_the_table_of_the_law(db):
    assert holding(RuleKey.CHILD_WORK_HOURS, on=MONDAY).value == VALUE


def test_who_has_no_date_of_birth_is_an_adult_unless_a_school_sent_them(samira, open_task, lindedaal):
    assert asks(samira, open_task) == ""

    school = Organisation.objects.create(name="De Linde", kind="school", municipality=lindedaal)
    Internship.objects.create(pupil=samira, school=school, minutes_to_do=60, starts_on=MONDAY, ends_on=MONDAY)
    assert asks(samira, open_task) == "We need the date of birth first. Call us, then we fill it in."


def test_a_minor_goes_into_a_home_together_and_never_alone(pupil, samira, open_task, shopping):
    shopping.handles_money = False
    shopping.save()
    open_task.work_kind = shopping
    friend = person_of(open_task.neighbourhood, "Sem", "Vos", birth_date=aged(15))

    assert asks(pupil, open_task) == ALONE
    assert asks(pupil, open_task, company=friend) == ALONE
    assert asks(pupil, open_task, company=samira) == ""


def test_in_a_place_with_somebody_in_charge_a_pupil_may_help(pupil, workshop):
    assert asks(pupil, workshop) == ""

    workshop.job.supervisor = None
    assert asks(pupil, workshop) == ALONE


def test_visits_and_tasters_of_that_day_count_and_what_is_moved_does_not(pupil, workshop):
    agreed = workshop.agreements.create(helper=pupil)
    visit = Visit.objects.create(agreement=agreed, on_date=MONDAY, minutes=60)
    taster = Taster.objects.create(person=pupil, opportunity=workshop, on_date=MONDAY, minutes=45)
    Visit.objects.create(agreement=agreed, on_date=MONDAY, minutes=60, state="called_off")
    Visit.objects.create(agreement=agreed, on_date=MONDAY, minutes=60, stand_in=workshop.requester)

    assert asks(pupil, workshop) == SCHOOL_DAY
    assert asks(pupil, workshop, minutes=15) == ""
    assert asks(pupil, workshop, instead_of=visit) == ""
    assert asks(pupil, workshop, instead_of=taster) == ""


def test_holidays_are_those_of_the_own_municipality(pupil, workshop, lindedaal):
    assert asks(pupil, workshop, minutes=180) == SCHOOL_DAY

    SchoolHoliday.objects.create(municipality=lindedaal, name="Meivakantie", first_day=MONDAY, last_day=MONDAY)
    assert asks(pupil, workshop, minutes=180) == ""


def test_a_rule_that_was_ended_is_an_honest_refusal(pupil, workshop):
    Regulation.objects.create(key=RuleKey.CHILD_WORK_HOURS, valid_from=MONDAY, source="x", checked_on=MONDAY)

    assert asks(pupil, workshop) == NO_RULE
    assert asks(pupil, workshop, on=MONDAY - timedelta(days=3)) == ""
