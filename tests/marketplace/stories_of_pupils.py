"""A place of work with somebody in charge, a school and its teacher, a pupil, mornings to try. By the real actions."""

from datetime import date, time, timedelta

from django.utils import timezone

from marketplace.actions import internships, tasters, visiting
from marketplace.models import Internship, Job, Opportunity, Taster, Visit, WorkKind
from marketplace.work_forms import WorkForm
from neighbourhoods.actions import schools
from neighbourhoods.models import Neighbourhood, Organisation, User
from tests.conftest import person_of

from . import stories


def ironing() -> WorkKind:
    kind, _ = WorkKind.objects.get_or_create(
        slug="strijken", defaults={"bit": 5, "name_nl": "Strijken", "name_en": "Ironing", "icon": "shirt",
                                   "palette": "blue"},
    )  # fmt: skip
    return kind


def place_of_work(host: User, supervisor: User | None = None, places: int = 3) -> Opportunity:
    """The ironing workshop of the community centre; `host` speaks for it."""
    task = stories.open_task(host, in_days=None)
    centre, _ = Organisation.objects.get_or_create(
        name="Wijkcentrum De Linde", kind="partner", municipality=host.municipality
    )
    Opportunity.objects.filter(pk=task.pk).update(
        kind=Opportunity.Kind.JOB, work_form=WorkForm.COMMUNITY_INTERNSHIP, work_kind=ironing()
    )
    Job.objects.create(
        opportunity=task, host=centre, supervisor=supervisor, name_nl="Strijkatelier", name_en="Ironing workshop",
        place_name="Wijkcentrum De Linde", place_address="Lindeplein 1, Lindedaal", minutes_a_week=480, places=places,
        starts_on=timezone.localdate(),
    )  # fmt: skip
    return Opportunity.objects.select_related("job", "work_kind", "neighbourhood", "requester").get(pk=task.pk)


def supervisor(hood: Neighbourhood) -> User:
    return person_of(hood, "Bea", "Mol", email="bea@example.org")


def pupil(hood: Neighbourhood, years: int = 15, **fields: object) -> User:
    return person_of(hood, "Noor", "Bakker", email="noor@example.org", channel="email", **{
        "birth_date": born(years), **fields
    })  # fmt: skip


def born(years: int) -> date:
    """Of who is this old today, and half a year more."""
    today = timezone.localdate()
    return date(today.year - years, today.month, 1) - timedelta(days=183)


def school(by: User) -> tuple[Organisation, User]:
    """De Linde College, and its teacher Ton."""
    municipality = by.posts.get().neighbourhood.municipality
    college = schools.add_school(municipality, by=by, name="De Linde College")
    teacher = schools.add_teacher(college, by=by, first_name="Ton", last_name="Vis", email="ton@school.example")
    return college, teacher


def internship(of: User, by: User, hours: int = 30, **said: object) -> Internship:
    college, teacher = school(by)
    today = timezone.localdate()
    told = {
        "school": college, "teacher": teacher, "birth_date": of.birth_date or born(15), "minutes_to_do": hours * 60,
        "starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=60), "parent_agreed_on": today,
    }  # fmt: skip
    return internships.register_internship(of, by=by, **(told | said))


def helps(helper: User, opportunity: Opportunity, on: date, minutes: int = 120, at: time | None = time(14)) -> Visit:
    """One of the visits of somebody who works there."""
    agreement = opportunity.agreements.filter(helper=helper, state="agreed").first()
    if agreement is None:
        seat = opportunity.agreements.count() + 1
        agreement = opportunity.agreements.create(helper=helper, made_by=opportunity.requester, goes_on=True, seat=seat)
    return Visit.objects.create(agreement=agreement, on_date=on, at_time=at, minutes=minutes)


def confirmed(visit: Visit) -> Visit:
    visiting.report_visit(visit, by=visit.agreement.helper, how="good", minutes=visit.minutes)
    return visiting.confirm_visit(visit, by=visit.agreement.opportunity.requester, done=True, minutes=visit.minutes)


def taster(opportunity: Opportunity, person: User, *, in_days: int = 2, by: User, **said: object) -> Taster:
    told = {"on_date": stories.a_day(in_days), "at_time": time(9), "minutes": 120}
    return tasters.plan_taster(opportunity, by=by, person=person, **(told | said))
