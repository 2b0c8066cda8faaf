"""Vacancies at the desk: in the queue, written down by phone, changed, and who is interested introduced."""

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import jobs
from marketplace.models import Introduction, Vacancy
from tests.entering import enter
from tests.marketplace import employing, ready, vacancies

pytestmark = pytest.mark.django_db


@pytest.fixture
def smit(lindenkwartier, yvonne):
    return employing.bakery(lindenkwartier, house_number="3")


@pytest.fixture
def desk(client, yvonne):
    return enter(client, yvonne)


def main(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").select_one("main").text.split())


def on_paper(**changed):
    return {
        name: value for screen in ("what", "when", "where") for name, value in vacancies.typed(screen).items()
    } | changed


def test_it_waits_on_vandaag_and_its_card_shows_all_that_residents_will_read(desk, smit):
    work = vacancies.work_of(vacancies.sent(smit[0], by=smit[1]))

    assert "Helpen in de bakkerij" in main(desk.get("/cms/"))
    card = main(desk.get(f"/cms/werk/{work.pk}/"))
    wanted = ("Brood in zakken doen", "8 tot 16 uur per week, maandag, woensdag", "Fatima",
              "In de winter later beginnen",
              "€ 15,20", "Contract voor een vaste tijd.", "Bakkerij Smit")  # fmt: skip
    assert [words for words in wanted if words not in card] == []


def test_a_coordinator_writes_one_down_during_a_call(desk, smit):
    vacancies.sitting()
    assert "Bakkerij Smit" in main(desk.get("/cms/werk/vacature/"))

    page = desk.post(f"/cms/werk/vacature/{smit[0].pk}/", on_paper())

    work = vacancies.work_of(Vacancy.objects.get())
    assert (page.url, work.state, work.requester, work.source) == (f"/cms/werk/{work.pk}/", "waiting", smit[1], "phone")


def test_what_is_wrong_is_said_and_nothing_is_kept(desk, smit):
    vacancies.sitting()
    page = desk.post(f"/cms/werk/vacature/{smit[0].pk}/", on_paper(duties="Alles", buddy="", hours_a_week="x"))

    said = main(page)
    wrong = ("minstens 2 kleine taken", "Schrijf de voornaam van wie begeleidt", "Vul een aantal uren in")
    assert [words for words in wrong if words not in said] == []
    assert "Helpen in de bakkerij" in page.content.decode()
    assert not Vacancy.objects.exists()


def test_changing_it_at_the_desk_changes_what_the_company_wrote(desk, smit):
    vacancy = vacancies.sent(smit[0], by=smit[1])
    work = vacancies.work_of(vacancy)
    assert desk.get(f"/cms/werk/{work.pk}/wijzig/").url == f"/cms/werk/{work.pk}/vacature/"

    desk.post(f"/cms/werk/{work.pk}/vacature/", on_paper(name="Helpen bij de oven"))

    vacancy.refresh_from_db()
    assert (vacancy.answers["what"]["name"], vacancies.work_of(vacancy).title) == ("Helpen bij de oven",) * 2


def test_elsewhere_it_does_not_exist(client, smit, karim):
    work = vacancies.work_of(vacancies.sent(smit[0], by=smit[1]))
    enter(client, karim)

    assert client.get(f"/cms/werk/{work.pk}/vacature/").status_code == 404


def test_who_is_interested_is_introduced_from_the_card(desk, smit, samira, mevrouw_de_wit, yvonne):
    work = vacancies.work_of(vacancies.shown(smit[0], by=smit[1], coordinator=yvonne))
    offer = jobs.ask_about_job(work, by=samira)
    assert "Mag Bakkerij Smit uw naam en telefoonnummer zien?" in main(desk.get(f"/cms/werk/{work.pk}/"))
    unseen = desk.post(f"/cms/werk/aanbod/{offer.pk}/voorstellen/", follow=True)
    assert "Werkgevers mogen deze persoon nog niet zien." in unseen.content.decode()
    ready.rules_for(smit[0].organisation.municipality, by=yvonne)
    ready.visible(samira, mevrouw_de_wit, by=yvonne)

    desk.post(f"/cms/werk/aanbod/{offer.pk}/voorstellen/")

    assert list(Introduction.objects.values_list("employer", "person", "state")) == [(smit[0].pk, samira.pk, "open")]
