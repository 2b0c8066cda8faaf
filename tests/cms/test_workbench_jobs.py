"""Jobs at the desk: written down, checked, put in the neighbourhood, agreed on; each refusal at its field."""

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import displacement, jobs
from marketplace.models import Agreement, Job, Offer, Opportunity
from marketplace.models.jobs import Condition
from neighbourhoods.models import User
from tests.conftest import coordinator_of
from tests.entering import enter
from tests.marketplace import stories, working

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, yvonne, lindedaal):
    yvonne.municipality = lindedaal
    yvonne.save()
    working.hall(lindedaal)
    return enter(client, yvonne)


def answers(**changed) -> dict[str, object]:
    """The form of the ironing workshop, as somebody fills it in on the phone."""
    host = working.hall(User.objects.get(first_name="Yvonne").municipality)
    filled = {
        "name_nl": "Strijkerij", "kind": stories.shopping().pk, "work_form": "volunteer", "hours_a_week": "8",
        "places": "3", "parts": ["morning"], "starts_on": stories.a_day(7), "host": host.pk,
        "place_name": "Buurthuis De Linde", "neighbourhood": stories_place(), "first_name": "Ria",
        "last_name": "Boersma", "phone": "06 12 34 56 71", "guides": "on", "consent": "on", "learns_nl": "Strijken",
        "companion_welcome": "on", **changed,
    }  # fmt: skip
    return {name: value for name, value in filled.items() if value is not None}


def stories_place() -> int:
    return User.objects.get(first_name="Yvonne").posts.get().neighbourhood_id


def errors(page) -> list[str]:
    return [it.text for it in BeautifulSoup(page.content, "html.parser").select(".errors li")]


YES_NO = {
    "paid_before": "no", "open_vacancy": "no", "usually_paid": "no", "gives_advantage": "no", "is_guided": "yes",
}  # fmt: skip


def test_a_job_is_written_down_with_who_speaks_for_the_host(desk, yvonne):
    sitting = Condition.objects.create(slug="zitten", text_nl="U zit erbij.")
    page = desk.post("/cms/werk/nieuw/", answers(conditions=[sitting.pk]))

    job = Job.objects.get()
    assert page.url == f"/cms/werk/{job.pk}/"
    assert (job.opportunity.state, job.places, job.minutes_a_week) == ("waiting", 3, 480)
    assert (job.supervisor.first_name, job.opportunity.requester) == ("Ria", job.supervisor)
    assert list(job.conditions.all()) == [sitting]
    assert (job.opportunity.morning, job.opportunity.evening) == (True, False)
    assert desk.get(page.url).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name_nl": ""}, "id_name_nl"),
        ({"starts_on": stories.a_day(-1)}, "id_starts_on"),
        ({"ends_on": stories.a_day(3)}, "id_ends_on"),
        ({"work_form": "work_experience", "learns_nl": ""}, "id_learns_nl"),
        ({"work_form": "parallel_job"}, "id_wage_hour"),
        ({"wage_hour": "14"}, "id_wage_hour"),
        ({"work_form": "home_help_private", "wage_hour": "16"}, "id_host"),
        ({"allowance_month": "100"}, "id_allowance_month"),
        ({"host": ""}, "id_host"),
        ({"place_name": ""}, "id_place_name"),
        ({"first_name": ""}, "id_first_name"),
        ({"phone": ""}, "id_phone"),
        ({"consent": None}, "id_consent"),
        ({"hours_a_week": "41"}, "id_hours_a_week"),
        ({"places": "0"}, "id_places"),
        ({"neighbourhood": "", "postcode": "1111 ZZ"}, "id_neighbourhood"),
    ],
)
def test_what_a_rule_refuses_is_said_at_its_field(desk, wrong, field):
    page = desk.post("/cms/werk/nieuw/", answers(**wrong))

    assert page.status_code == 200
    links = [it["href"] for it in BeautifulSoup(page.content, "html.parser").select(".errors a")]
    assert f"#{field}" in links
    assert not Job.objects.exists()


def test_without_the_amounts_of_the_year_an_allowance_is_refused_honestly(desk):
    year = stories.a_day(7).year
    page = desk.post("/cms/werk/nieuw/", answers(allowance_hour="2"))

    way_on = "Laat de vergoeding leeg. Of vul de regel in bij ‘Regels met een datum’."
    assert errors(page) == [f"Voor {year} weten wij de bedragen nog niet. {way_on}"]


def test_at_a_household_the_address_is_that_of_the_person(desk, mevrouw_de_wit):
    page = desk.get(f"/cms/werk/nieuw/?bij={mevrouw_de_wit.pk}")
    assert page.status_code == 200
    filled = answers(
        host="", place_name="", neighbourhood="", first_name="", phone="", consent=None, bij=mevrouw_de_wit.pk,
        work_form="home_help_private", wage_hour="16",
    )  # fmt: skip

    desk.post("/cms/werk/nieuw/", filled)
    job = Job.objects.get()
    assert (job.opportunity.requester, job.host, job.place_address) == (mevrouw_de_wit, None, "")


def test_a_changed_job_stands_there_changed(desk, ria, yvonne):
    job = working.waiting_job(ria, by=yvonne)
    page = desk.get(f"/cms/werk/{job.pk}/wijzig/")
    assert "Strijkerij" in page.content.decode()

    page = desk.post(f"/cms/werk/{job.pk}/wijzig/", answers(name_nl="Wasserette", supervisor=ria.pk))
    assert page.url == f"/cms/werk/{job.pk}/"
    assert Opportunity.objects.get(pk=job.pk).title == "Wasserette"


def test_the_way_of_a_job_from_the_desk(desk, ria, henk, yvonne, client):
    job = working.waiting_job(ria, by=yvonne)
    desk.post(f"/cms/werk/{job.pk}/plaatsen/")
    assert Opportunity.objects.get(pk=job.pk).state == "waiting"  # first the check

    desk.post(f"/cms/werk/{job.pk}/verdringing/", YES_NO | {"review_on": stories.a_day(90)})
    desk.post(f"/cms/werk/{job.pk}/plaatsen/")
    assert Opportunity.objects.get(pk=job.pk).state == "open"

    desk.post(f"/cms/mensen/{henk.pk}/werk/", {"job": job.pk})
    offer = Offer.objects.get()
    assert "Henk" in desk.get(f"/cms/werk/{job.pk}/").content.decode()
    desk.post(f"/cms/werk/aanbod/{offer.pk}/afspraak/", {"starts_on": stories.a_day(7)})
    agreement = Agreement.objects.get()
    assert (agreement.helper, agreement.made_by) == (henk, yvonne)
    assert desk.get(f"/cms/klussen/{job.pk}/").url == f"/cms/werk/{job.pk}/"


def test_nothing_filled_in_keeps_the_questions_open_with_a_sentence_at_each(desk, ria, yvonne):
    job = working.waiting_job(ria, by=yvonne)
    page = desk.post(f"/cms/werk/{job.pk}/verdringing/", {})

    said = [it.text for it in BeautifulSoup(page.content, "html.parser").select("#verdringing .field-error")]
    assert said == ["Antwoord ja of nee."] * 5 + ["Kies een dag."]


def test_a_colleague_looks_too_without_seeing_a_person(desk, client, ria, yvonne, karim):
    job = working.waiting_job(ria, by=yvonne)
    said = displacement.Answers(True, False, False, False, True)
    check = displacement.check_displacement(
        job, by=yvonne, answers=said, review_on=stories.a_day(90), explanation="De stichting stopte ermee."
    )

    assert client.get(f"/cms/werk/toets/{check.pk}/").status_code == 200
    enter(client, karim)
    page = client.get(f"/cms/werk/toets/{check.pk}/").content.decode()
    assert "Boersma" not in page
    assert client.get(f"/cms/werk/{job.pk}/").status_code == 404
    client.post(f"/cms/werk/toets/{check.pk}/")
    check.refresh_from_db()
    assert check.seconded_by == karim


def test_to_a_coordinator_elsewhere_a_job_does_not_exist(client, ironing, henk, karim, yvonne):
    offer = working.asked(ironing, henk)
    enter(client, karim)

    for address in (f"/cms/werk/{ironing.pk}/", f"/cms/werk/{ironing.pk}/wijzig/"):
        assert client.get(address).status_code == 404
    for address in ("plaatsen", "verdringing"):
        assert client.post(f"/cms/werk/{ironing.pk}/{address}/").status_code == 404
    terms = f"/cms/werk/aanbod/{offer.pk}/afspraak/"
    assert [client.get(terms).status_code, client.post(terms).status_code] == [404, 404]
    agreement = jobs.agree_on_job(offer, by=yvonne, terms=jobs.Terms(stories.a_day(7)))
    assert client.get(f"/cms/afspraak/{agreement.pk}/").status_code == 404
    assert "Strijkerij" not in client.get("/cms/werk/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(desk, ria, yvonne, count, django_assert_num_queries):
    for _ in range(count):
        working.asked(working.open_job(ria, by=yvonne), coordinator_like(ria))
    desk.get("/cms/werk/")
    with django_assert_num_queries(6):
        desk.get("/cms/werk/")


def coordinator_like(ria):
    return coordinator_of(ria.neighbourhood, f"X{User.objects.count()}", "Y")


def test_today_says_what_jobs_ask(desk, ria, henk, yvonne):
    working.waiting_job(ria, by=yvonne, name_nl="Moestuin")
    working.asked(working.open_job(ria, by=yvonne), henk)

    page = BeautifulSoup(desk.get("/cms/").content, "html.parser")
    lines = [" ".join(li.select_one(".m").text.split()) for li in page.select("[aria-labelledby=vraagt-kop] li")]
    assert "Lindenkwartier: wacht om in de buurt te staan" in lines
    assert "Lindenkwartier: Henk wil meer weten: bel" in lines
