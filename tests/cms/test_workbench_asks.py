"""Wat werk vraagt: decided by kind of work; on a person's card what was seen, and what need not be met yet."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from marketplace.models import Exemption, WorkPolicy
from neighbourhoods.models import ConductCheck
from tests.entering import enter
from training.models import Certificate, Course

TODAY = date(2026, 5, 13)
ANSWERS = {"conduct_months": "36", "renewal_weeks": "8", "first_visit": "none", "valid_from": "2026-05-13"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        yield


def decide(client, by, municipality, kind, **answers):
    address = reverse("workbench:set_policy", args=[municipality.pk, kind.pk])
    return enter(client, by).post(address, ANSWERS | answers)


def decided() -> list[tuple]:
    rows = WorkPolicy.objects.order_by("valid_from")
    return [(it.valid_from, it.conduct_check, it.conduct_profile, it.youngest, it.first_visit) for it in rows]


# ---------------------------------------------------------------- by kind of work
def test_a_coordinator_decides_and_reads_what_holds_and_what_comes(client, lindedaal, shopping, yvonne):
    assert (
        decide(client, yvonne, lindedaal, shopping, conduct_check="on", conduct_profile="85 en 45").status_code == 302
    )
    assert decide(client, yvonne, lindedaal, shopping, youngest="16", valid_from="2026-06-01").status_code == 302

    assert decided() == [(TODAY, True, "45, 85", None, "none"), (date(2026, 6, 1), False, "", 16, "none")]
    page = client.get(reverse("workbench:asks")).content.decode()
    for words in ("Een VOG", "Profiel 45, 85", "Sinds 13 mei 2026.", "u bent 16 of ouder", "komt nog"):
        assert words in page


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"conduct_profile": "zorg"}, "Schrijf de nummers van twee cijfers op, bijvoorbeeld 45, 85."),
        ({"conduct_profile": "111222333"}, "Dit lijkt een burgerservicenummer"),
        ({"conduct_months": "0"}, "Vul een getal in van 1 tot en met 120."),
        ({"renewal_weeks": ""}, "Vul een getal in van 0 tot en met 26."),
        ({"youngest": "9"}, "Vul een getal in van 12 tot en met 99."),
        ({"valid_from": "2026-05-12"}, "Kies vandaag of een latere dag."),
        ({"valid_from": ""}, "Kies een dag."),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(client, lindedaal, shopping, yvonne, answers, sentence):
    page = decide(client, yvonne, lindedaal, shopping, **answers).content.decode()

    assert (sentence in page, decided()) == (True, [])
    assert all(f'value="{typed}"' in page for typed in answers.values() if typed)


def test_nobody_else_decides(client, lindedaal, shopping, yvonne, samira):
    assert decide(client, samira, lindedaal, shopping).status_code == 404
    shopping.pk = 999
    assert decide(client, yvonne, lindedaal, shopping).status_code == 404
    lindedaal.pk = 999
    assert decide(client, yvonne, lindedaal, shopping).status_code == 404
    assert decided() == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_screen_costs_the_same_however_much_is_decided(
    client, lindedaal, shopping, yvonne, count, django_assert_max_num_queries
):
    for number in range(count):
        WorkPolicy.objects.create(
            municipality=lindedaal, work_kind=shopping, valid_from=TODAY + timedelta(days=number), conduct_check=True
        )
    enter(client, yvonne).get(reverse("workbench:asks"))
    with django_assert_max_num_queries(20):
        client.get(reverse("workbench:asks"))


# ---------------------------------------------------------------- on the card
@pytest.fixture
def asks_check(lindedaal, shopping):
    return WorkPolicy.objects.create(
        municipality=lindedaal, work_kind=shopping, valid_from=TODAY, conduct_check=True, conduct_profile="45"
    )


def send(client, by, name, person, *rows, **answers):
    return enter(client, by).post(reverse(f"workbench:{name}", args=[person.pk, *rows]), answers)


CHECK = {"profiles": "45, 85", "issued_on": "2026-05-01", "seen_on": "2026-05-13"}


def test_what_was_seen_stands_on_the_card_with_its_last_day(client, samira, yvonne, asks_check):
    card = reverse("workbench:person", args=[samira.pk])
    assert "heeft nog geen VOG" in enter(client, yvonne).get(card).content.decode()

    assert send(client, yvonne, "note_check", samira, **CHECK)["Location"] == f"{card}#papieren"

    page = client.get(card).content.decode()
    assert "VOG gezien, profiel 45, 85" in page
    assert "Telt tot en met 1 mei 2029" in page
    assert "heeft nog geen VOG" not in page
    check = ConductCheck.objects.get()
    for _ in range(2):
        answer = send(client, yvonne, "strike_check", samira, check.pk)
        check_is_gone = not ConductCheck.objects.exists()
    assert (check_is_gone, answer.status_code) == (True, 404)


def test_a_course_and_an_exemption_are_written_down_there_too(client, samira, yvonne, shopping, asks_check):
    course = Course.objects.create(slug="veilig", name_nl="Veilig werken in huis")
    send(client, yvonne, "note_certificate", samira, course=course.pk, awarded_on="2026-05-01")
    said = {"work_kind": shopping.pk, "requirement": "conduct_check", "why": "guided", "until": "2026-06-01"}
    send(client, yvonne, "exempt", samira, **said)

    assert Certificate.objects.get().course == course
    page = client.get(reverse("workbench:person", args=[samira.pk])).content.decode()
    assert "Telt tot en met 1 juni 2026" in page
    send(client, yvonne, "end_exemption", samira, Exemption.objects.get().pk)
    assert not Exemption.objects.exists()


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("note_check", CHECK | {"profiles": "goed gedrag"}, "Schrijf de nummers van twee cijfers op"),
        ("note_check", CHECK | {"profiles": ""}, "Schrijf op welke profielen erop staan."),
        ("note_check", CHECK | {"issued_on": ""}, "Kies een dag."),
        ("note_check", CHECK | {"seen_on": "2026-05-14"}, "Deze dag moet nog komen."),
        ("note_certificate", {"awarded_on": "2026-05-01"}, "Kies een cursus."),
        ("exempt", {"requirement": "course", "why": "guided", "until": "2026-06-01"}, "Kies een soort werk."),
    ],
)
def test_bad_input_gets_a_sentence_and_writes_nothing(client, samira, yvonne, asks_check, name, answers, sentence):
    answer = enter(client, yvonne).post(reverse(f"workbench:{name}", args=[samira.pk]), answers, follow=True)

    assert sentence in answer.content.decode()
    assert [it.objects.count() for it in (ConductCheck, Certificate, Exemption)] == [0, 0, 0]


@pytest.mark.parametrize("name", ["note_check", "note_certificate", "exempt"])
def test_a_coordinator_of_elsewhere_finds_nobody(client, samira, karim, asks_check, name):
    assert send(client, karim, name, samira, **CHECK).status_code == 404
    assert not ConductCheck.objects.exists()


# ---------------------------------------------------------------- an age
def heard(client, by, person, day):
    return enter(client, by).post(reverse("workbench:note_birth_date", args=[person.pk]), {"birth_date": day})


def test_the_date_of_birth_is_filled_in_where_the_card_says_it_is_not_known(
    client, lindedaal, shopping, samira, yvonne
):
    card = reverse("workbench:person", args=[samira.pk])
    assert 'id="leeftijd"' not in enter(client, yvonne).get(card).content.decode()
    WorkPolicy.objects.create(municipality=lindedaal, work_kind=shopping, valid_from="2026-01-01", youngest=18)
    assert "Wij weten de datum niet." in client.get(card).content.decode()

    assert heard(client, yvonne, samira, "1990-01-02").url == f"{card}#papieren"

    page = client.get(card).content.decode()
    assert "2 januari 1990" in page
    assert "geboortedatum ingevuld" in page.lower()
    samira.refresh_from_db()
    assert samira.birth_date == date(1990, 1, 2)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("", "Kies een dag."), ("2026-05-14", "Deze dag moet nog komen."), ("1890-01-01", "Klopt het jaar?")],
)
def test_a_day_that_cannot_be_is_said(client, lindedaal, shopping, samira, yvonne, day, sentence):
    WorkPolicy.objects.create(municipality=lindedaal, work_kind=shopping, valid_from="2026-01-01", youngest=18)
    answer = heard(client, yvonne, samira, day)
    page = (client.get(answer.url) if answer.status_code == 302 else answer).content.decode()

    assert sentence in page
    samira.refresh_from_db()
    assert samira.birth_date is None


def test_to_a_coordinator_of_elsewhere_the_person_does_not_exist(client, samira, karim):
    assert heard(client, karim, samira, "1990-01-02").status_code == 404
