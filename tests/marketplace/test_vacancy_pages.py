"""/werkgevers/werk/: four screens without a script, kept after each, read back, sent; and the list."""

import pytest
from bs4 import BeautifulSoup

from marketplace.models import Vacancy
from tests.entering import enter

from . import employing, vacancies

pytestmark = pytest.mark.django_db
LIST = "/werkgevers/werk/"


@pytest.fixture
def smit(lindenkwartier, yvonne):
    """The bakery and Bas, with the address of the shop."""
    return employing.bakery(lindenkwartier, street="Dorpsstraat", house_number="3")


@pytest.fixture
def bas(client, smit):
    return enter(client, smit[1])


def soup(page) -> BeautifulSoup:
    return BeautifulSoup(page.content, "html.parser")


def main(page) -> str:
    return " ".join(soup(page).select_one("main").text.split())


def errors(page) -> list[str]:
    return [it.text.strip() for it in soup(page).select(".msg")]


def test_four_screens_and_a_button_send_it(bas, smit):
    vacancies.sitting()
    first = bas.post(f"{LIST}nieuw/", vacancies.typed("what"))
    pk = Vacancy.objects.get().pk
    assert first.url == f"{LIST}{pk}/wanneer/"
    assert bas.post(first.url, vacancies.typed("when")).url == f"{LIST}{pk}/waar/"
    assert bas.post(f"{LIST}{pk}/waar/", vacancies.typed("where")).url == f"{LIST}{pk}/klopt-dit/"

    read = main(bas.get(f"{LIST}{pk}/klopt-dit/"))
    said = ("Helpen in de bakkerij", "Brood in zakken doen", "8 tot 16 uur per week", "Maandag, woensdag", "Ochtend",
            "Betaald", "€ 15,20", "Bakkerij Smit", "Fatima", "U kunt erbij zitten.", "In de winter later beginnen",
            "Stuur het naar Yvonne")  # fmt: skip
    assert [words for words in said if words not in read] == []
    page = bas.post(f"{LIST}{pk}/klopt-dit/", follow=True)

    assert "Yvonne kijkt ernaar." in main(page)
    assert vacancies.work_of(Vacancy.objects.get()).state == "waiting"
