"""A pupil with 12 of 30 hours, a school, mornings to try, hours that differ, and a week that lies ready on paper."""

from datetime import date, time, timedelta

from django.utils import timezone

from marketplace.actions import displacement, internships, jobs, moderating, tasters, visiting
from marketplace.actions.jobs import Terms
from marketplace.models import Agreement, Opportunity, Visit, WorkKind
from marketplace.models.agreements import HowItWent
from marketplace.posting import Posting
from marketplace.work_forms import WorkForm
from neighbourhoods.actions import people, schools
from neighbourhoods.models import Municipality, Organisation, User

from .moments import at, days_ago
from .people import Town, mail_of

CENTRE = "Wijkcentrum De Linde"
HOURS_DONE, HOURS = 6, 30  # six afternoons of two hours
HOLIDAYS = (("Kerstvakantie", (12, 19), (1, 3)), ("Meivakantie", (4, 25), (5, 3)), ("Zomervakantie", (7, 11), (8, 23)))


def tell_pupils(town: Town, municipality: Municipality) -> None:
    yvonne, bea = town.coordinators["Yvonne"], town.neighbours["mevrouw Van Es"]
    with at(days_ago(60)):
        workshop = a_place_of_work(municipality, bea, yvonne)
        write_holidays(municipality, yvonne)
    fenna_and_her_school(municipality, workshop, yvonne)
    two_mornings(town, workshop, yvonne)
    hours_that_differ(town.helpers["Thijs"], workshop, yvonne)
    a_week_on_paper(town.helpers["Ruth"], workshop, yvonne)


def write_holidays(municipality: Municipality, yvonne: User) -> None:
    year = timezone.localdate().year
    for name, first, last in HOLIDAYS:
        for turn in (year, year + 1):
            ends = date(turn + (last < first), *last)
            schools.set_school_holiday(municipality, by=yvonne, name=name, first_day=date(turn, *first), last_day=ends)


def a_place_of_work(municipality: Municipality, guide: User, yvonne: User) -> Opportunity:
    """The café of the community centre, where three can help."""
    centre, _ = Organisation.objects.get_or_create(
        name=CENTRE, municipality=municipality, defaults={"kind": Organisation.Kind.PARTNER}
    )
    posting = Posting(
        name_nl="Helpen in de buurtkamer", name_en="Helping in the community room",
        work_kind=WorkKind.objects.get(slug="gezelschap"), work_form=WorkForm.VOLUNTEER, minutes_a_week=480,
        starts_on=timezone.localdate(), places=3, host=centre, place_name=CENTRE, supervisor=guide,
        learns_nl="Gasten ontvangen\nSamen koken\nDe kas bijhouden", learns_en="Welcoming guests\nCooking together",
    )  # fmt: skip
    job = jobs.post_job(guide, by=yvonne, posting=posting, place=guide, address="Lindeplein 1, Lindedaal")
    answers = displacement.Answers(False, False, False, False, True)
    displacement.check_displacement(
        job, by=yvonne, answers=answers, review_on=timezone.localdate() + timedelta(days=180)
    )
    return moderating.publish_opportunity(job, by=yvonne)


def works_there(helper: User, workshop: Opportunity, yvonne: User) -> Agreement:
    offer = jobs.ask_about_job(workshop, by=yvonne, person=helper)
    agreement = jobs.agree_on_job(offer, by=yvonne, terms=Terms(timezone.localdate()))
    agreement.visits.filter(on_date=None).delete()  # its days are told below
    return agreement


def on_day(agreement: Agreement, day: date, minutes: int = 120) -> Visit:
    return Visit.objects.create(agreement=agreement, on_date=day, at_time=time(14), minutes=minutes)


def school_days(weeks: int, weekday: int = 2) -> list[date]:
    """Wednesdays of the last weeks, the latest first."""
    today = timezone.localdate()
    last = today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return [last - timedelta(weeks=number) for number in range(weeks)]


def fenna_and_her_school(municipality: Municipality, workshop: Opportunity, yvonne: User) -> None:
    today = timezone.localdate()
    with at(days_ago(56)):
        college = schools.add_school(municipality, by=yvonne, name="De Linde College", phone="+31880001299")
        teacher = schools.add_teacher(
            college, by=yvonne, first_name="Ton", last_name="Vis", email=mail_of("Ton", "Vis")
        )
        fenna = people.register_caller(
            by=yvonne, first_name="Fenna", last_name="Bakker", email=mail_of("Fenna", "Bakker"), language="nl",
            wording="Mogen wij uw gegevens bewaren om u te helpen?", medium="phone",
        )  # fmt: skip
        near = workshop.requester  # she lives some doors further
        people.set_address(fenna, by=yvonne, place=near, postcode=near.postcode, house_number="41")
        people.set_channel(fenna, by=yvonne, channel="email")
        internships.register_internship(
            fenna, by=yvonne, school=college, teacher=teacher, birth_date=date(today.year - 15, 1, 20),
            minutes_to_do=HOURS * 60, starts_on=today - timedelta(days=56), ends_on=today + timedelta(days=90),
            parent_agreed_on=timezone.localdate(),
        )  # fmt: skip
    with at(days_ago(50)):
        agreement = works_there(fenna, workshop, yvonne)
    for day in reversed(school_days(HOURS_DONE)):
        visit = on_day(agreement, day)
        with at(days_ago((today - day).days, hour=17)):
            visiting.report_visit(visit, by=fenna, how=HowItWent.GOOD, minutes=120)
            visiting.confirm_visit(visit, by=workshop.requester, done=True, minutes=120)
    on_day(agreement, school_days(1)[0] + timedelta(weeks=1 if school_days(1)[0] < today else 2))


def two_mornings(town: Town, workshop: Opportunity, yvonne: User) -> None:
    """One comes in three days; one was there on Tuesday and wants to go once more."""
    fatma, nadia = town.helpers["Fatma"], town.helpers["Nadia"]
    with at(days_ago(7)):
        tried = tasters.plan_taster(
            workshop, by=yvonne, person=fatma, on_date=timezone.localdate() + timedelta(days=5), at_time=time(9, 30)
        )
    with at(days_ago(1)):
        tasters.say_how_it_was(tried, by=fatma, outcome="again", own_words="Leuk, maar ik moest nog wennen.")
        tasters.plan_taster(
            workshop, by=yvonne, person=nadia, on_date=timezone.localdate() + timedelta(days=4), at_time=time(10),
            minutes=150, together_with=fatma,
        )  # fmt: skip


def hours_that_differ(thijs: User, workshop: Opportunity, yvonne: User) -> None:
    with at(days_ago(20)):
        agreement = works_there(thijs, workshop, yvonne)
    with at(days_ago(1, hour=17)):
        visit = on_day(agreement, timezone.localdate())
        visiting.report_visit(visit, by=thijs, how=HowItWent.GOOD, minutes=180)
        visiting.confirm_visit(visit, by=workshop.requester, done=True, minutes=120)


def a_week_on_paper(ruth: User, workshop: Opportunity, yvonne: User) -> None:
    """Ruth keeps a sheet; last week's lies on the desk, and nobody typed it over yet."""
    with at(days_ago(20)):
        agreement = works_there(ruth, workshop, yvonne)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday() + 7)
    for number in (0, 2, 4):
        on_day(agreement, monday + timedelta(days=number), 180)
