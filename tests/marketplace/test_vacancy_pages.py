"""/werkgevers/werk/: four screens without a script, kept after each, read back, sent; and the list."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from marketplace.actions import employers, moderating, readiness
from marketplace.models import Vacancy
from neighbourhoods.actions.regulations import set_regulation
from neighbourhoods.models import Membership
from neighbourhoods.models.regulations import RuleKey
from tests.conftest import person_of
from tests.entering import enter

from . import employing, stories, vacancies

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


# ---------------------------------------------------------------- bad input
@pytest.mark.parametrize(
    ("screen", "changed", "sentence"),
    [
        ("wat", {"duties": "Alles"},
         "Schrijf minstens 2 kleine taken, elk op een regel. Bijvoorbeeld: brood in zakken doen."),
        ("wat", {"duties": f"Brood snijden\n{'a' * 99}"},
         f"“{'a' * 30}…” is te groot. Maak het kleiner, of splits het."),
        ("wat", {"name": ""}, "Schrijf hoe u het werk noemt. Bijvoorbeeld: helpen in de bakkerij."),
        ("wanneer", {"hours_a_week": "80"}, "Vul een aantal uren in, van 0,5 tot 40."),
        ("wanneer", {"most_hours_a_week": "4"}, "Schrijf meer uren dan het minste, tot 40. Of laat het leeg."),
        ("wanneer", {"starts_on": "2020-01-01"}, "Deze dag is voorbij. Kies vandaag of later."),
        ("wanneer", {"contract": ""}, "Kies een contract."),
        ("wanneer", {"wage_hour": ""}, "Schrijf het loon. Bijvoorbeeld 15,20."),
        ("waar", {"buddy": "Fatima Yilmaz"},
         "Schrijf alleen de voornaam, als één woord. Bijvoorbeeld: Fatima of Jan-Willem."),
        ("waar", {"buddy_knows": False}, "Vraag het eerst aan deze persoon. Vink het dan aan."),
        ("waar", {"conditions": [], "adaptations": ""}, "Kies minstens één ding dat anders kan, of schrijf er een."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(bas, smit, screen, changed, sentence):
    name = {"wat": "what", "wanneer": "when", "waar": "where"}[screen]
    begun = vacancies.written(smit[0], by=smit[1])

    page = bas.post(f"{LIST}{begun.pk}/{screen}/", vacancies.typed(name, **changed))

    assert errors(page) == [sentence]
    typed = next(iter(changed.values()))
    assert not isinstance(typed, str) or typed.split("\n")[0] in page.content.decode()
    assert Vacancy.objects.get().answers == begun.answers


def test_the_wage_is_compared_with_the_rule_of_that_day(bas, smit, yvonne):
    begun = vacancies.written(smit[0], by=smit[1])
    assert "Dit loon is er niet mee vergeleken." in main(bas.get(f"{LIST}{begun.pk}/klopt-dit/"))
    set_regulation(
        smit[0].organisation.municipality, by=yvonne, key=RuleKey.MINIMUM_WAGE, value={"hour": "16.00"},
        source="https://wetten.example", valid_from=timezone.localdate(),
    )  # fmt: skip

    page = bas.post(f"{LIST}{begun.pk}/wanneer/", vacancies.typed("when"))

    assert errors(page) == ["Het minimumloon is € 16,00 per uur. Vul dat of meer in, of kies onbetaald werk."]


def test_ticked_ideas_become_duties(bas, smit):
    kind = stories.shopping()
    kind.duties_nl = "Vakken vullen\nWagens terugzetten"
    kind.save()
    bas.post(f"{LIST}nieuw/", vacancies.typed("what") | {"duties": "", "ideas": [f"{kind.pk}-0", f"{kind.pk}-1"]})

    assert Vacancy.objects.get().answers["what"]["duties"] == "Vakken vullen\nWagens terugzetten"


# ---------------------------------------------------------------- who
def test_a_vacancy_of_another_company_does_not_exist(bas, lindenkwartier):
    other, rosa = employing.bakery(lindenkwartier, name="Kapsalon Rosa", kvk_number="87654321")
    theirs = vacancies.written(other, by=rosa)

    for page in ("wat", "wanneer", "waar", "klopt-dit"):
        assert bas.get(f"{LIST}{theirs.pk}/{page}/").status_code == 404
    for button in ("gesloten", "nog-open", "nog-een-keer"):
        assert bas.post(f"{LIST}{theirs.pk}/{button}/").status_code == 404
    assert "Helpen in de bakkerij" not in main(bas.get(LIST))


def test_whoever_acts_for_no_company_gets_no_page(client, smit, samira):
    begun = vacancies.written(smit[0], by=smit[1])
    pages = (LIST, f"{LIST}nieuw/", f"{LIST}{begun.pk}/wat/")

    assert [client.get(page).status_code for page in pages] == [302] * 3
    enter(client, samira)
    assert [client.get(page).status_code for page in pages] == [403] * 3


# ---------------------------------------------------------------- the list
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(bas, smit, yvonne, count, django_assert_num_queries):
    for number in range(count):
        vacancies.shown(smit[0], by=smit[1], coordinator=yvonne, name=f"Werk {number}")
    bas.get(LIST)

    with django_assert_num_queries(7):
        page = bas.get(LIST)

    assert len(soup(page).select("li.vacancy")) == count


def test_the_list_says_where_each_stands(bas, smit, yvonne):
    employer, person = smit
    vacancies.shown(employer, by=person, coordinator=yvonne, name="Open")
    moderating.talk_over(
        vacancies.work_of(vacancies.sent(employer, by=person, name="Bellen")), by=yvonne, reason="unclear"
    )
    vacancies.sent(employer, by=person, name="Wacht")
    vacancies.written(employer, by=person, name="Klaar")
    closed = vacancies.shown(employer, by=person, coordinator=yvonne, name="Dicht")
    bas.post(f"{LIST}{closed.pk}/gesloten/")

    rows = {
        row.select_one("h2").text: row.select_one(".tag").text.strip()
        for row in soup(bas.get(LIST)).select("li.vacancy")
    }

    assert rows == {
        "Klaar": "In de maak", "Wacht": "Wij kijken ernaar", "Bellen": "Wij bellen u", "Open": "Op de website",
        "Dicht": "Gesloten",
    }  # fmt: skip


def test_the_tick_of_the_weekly_mail_goes_on_and_off(bas, smit):
    bas.post(f"{LIST}nieuwe-mensen/", {"choice": "yes"})
    assert "U krijgt deze e-mail." in main(bas.get(LIST))
    bas.post(f"{LIST}nieuwe-mensen/", {"choice": "no"})
    assert "Ja, mail mij" in main(bas.get(LIST))


# ---------------------------------------------------------------- what residents read
@pytest.fixture
def open_one(smit, yvonne):
    return vacancies.work_of(vacancies.shown(smit[0], by=smit[1], coordinator=yvonne))


def test_in_the_list_it_is_paid_work_with_wage_and_hours(client, open_one, samira):
    (card,) = soup(enter(client, samira).get("/werk/")).select("li.task")

    assert card.select_one(".tag").text.strip() == "Betaald werk, 8 tot 16 uur per week"
    assert card.select_one(".tag svg") is not None
    assert card.select(".facts li")[-1].text.strip() == "Betaald, € 15,20 per uur"


def test_its_page_names_the_buddy_and_nobody_of_the_staff(client, open_one, smit):
    page = client.get(open_one.get_absolute_url())

    said = main(page)
    wanted = ("Helpen in de bakkerij", "Betaald werk", "8 tot 16 uur per week", "Maandag, woensdag.", "Fatima",
              "Brood in zakken doen", "In de winter later beginnen", "U kunt erbij zitten.",
              "Contract voor een vaste tijd.",
              "€ 15,20", "Bakkerij Smit")  # fmt: skip
    assert [words for words in wanted if words not in said] == []
    secret = ("Bas", smit[1].email, "7200AB", "7200 AB", "Dorpsstraat")
    assert [words for words in secret if words in page.content.decode()] == []


def test_i_want_to_know_more_tells_the_company_nothing(client, open_one, samira, smit):
    enter(client, samira).post(f"{open_one.get_absolute_url()}meer-weten/")

    assert open_one.offers.get().helper == samira
    assert list(smit[1].messages.filter(kind__startswith="job.")) == []
    assert "Samira" not in enter(Client(), smit[1]).get(LIST).content.decode()


def test_to_who_works_there_it_is_their_own_also_for_a_colleague(client, open_one, smit, lindenkwartier):
    piet = person_of(lindenkwartier, "Piet", "Smit", email="piet@bakkerij-smit.example")
    Membership.objects.create(organisation=smit[0].organisation, user=piet)

    assert "Dit is uw eigen vacature." in main(enter(client, piet).get(open_one.get_absolute_url()))


def test_of_a_company_out_of_sight_nothing_is_found(client, open_one, smit, samira):
    employers.put_out_of_sight(smit[0], why="Iemand wacht op antwoord.")

    assert soup(enter(client, samira).get("/werk/")).select("li.task") == []
    assert client.get(open_one.get_absolute_url()).status_code == 404


def test_only_who_would_like_paid_work_is_offered_it(client, open_one, samira):
    enter(client, samira)
    assert "Werk bij u in de buurt" not in main(client.get("/mijn/"))

    readiness.say_wish(samira, by=samira)

    said = main(client.get("/mijn/"))
    assert "Werk bij u in de buurt: Helpen in de bakkerij" in said
    assert "U wilt graag betaald werk. Dit is dicht bij u." in said
