"""The pages of one visit by somebody else: the question, the address after the yes, and "Ik kan toch niet"."""

import pytest
import time_machine

from marketplace.actions import standing_in
from marketplace.models import Visit
from marketplace.queries.calendars import entries_of
from tests.entering import enter

from . import stories
from .announced_once import first_time, together
from .pairs import NOON, asked, helpers, now, pair, request_to, with_substitute

ADDRESS = ("Kastanjelaan 12", "mevrouw De Wit", "06 12 34 56 78")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def visit(mevrouw_de_wit, samira, fatma, yvonne) -> Visit:
    return with_substitute(pair(mevrouw_de_wit, samira), fatma, by=yvonne)


@pytest.fixture
def sought(visit, samira) -> Visit:
    return standing_in.cannot_come(visit, by=samira)


@pytest.fixture
def taken(sought, fatma) -> Visit:
    standing_in.answer(request_to(sought, fatma), by=fatma, yes=True)
    return Visit.objects.get(pk=sought.pk)


def shown(client, person, address: str) -> str:
    return enter(client, person).get(address, follow=True).content.decode()


def marks(page: str) -> list[str]:
    return [mark for mark in ADDRESS if mark in page.replace("\u00a0", " ")]


# ---------------------------------------------------------------- cannot come
def test_one_question_one_button_no_reason(client, visit, samira):
    page = shown(client, samira, f"/mijn/bezoeken/{visit.pk}/kan-niet/")
    answer = client.post(f"/mijn/bezoeken/{visit.pk}/kan-niet/")
    after = shown(client, samira, f"/mijn/bezoeken/{visit.pk}/kan-niet/")

    assert "U hoeft niet te zeggen waarom." in page
    assert "Fatma" in page
    assert (answer["Location"], now(visit)) == ("/mijn/", ("seeking", ""))
    assert "Ik kan toch komen" in after


def test_after_all(client, sought, samira):
    enter(client, samira)

    assert client.get(f"/mijn/bezoeken/{sought.pk}/kan-toch/")["Location"] == f"/mijn/bezoeken/{sought.pk}/kan-niet/"
    assert client.post(f"/mijn/bezoeken/{sought.pk}/kan-toch/")["Location"] == "/mijn/"
    assert now(sought) == ("planned", "")


def test_when_somebody_else_comes_the_helper_reads_that(client, taken, samira):
    page = shown(client, samira, f"/mijn/bezoeken/{taken.pk}/kan-niet/")
    client.post(f"/mijn/bezoeken/{taken.pk}/kan-toch/")

    assert "Deze keer komt er iemand anders" in page
    assert now(taken) == ("planned", "Fatma")


@pytest.mark.parametrize("name", ["kan-niet", "kan-toch", "hoe-ging-het", "agenda.ics", ""])
@pytest.mark.parametrize("who", ["henk", "mevrouw_de_wit"])
def test_a_visit_of_others_does_not_exist(request, client, visit, who, name):
    enter(client, request.getfixturevalue(who))
    address = f"/mijn/bezoeken/{visit.pk}/{name}".rstrip("/") + ("" if name == "agenda.ics" else "/")

    answers = [client.get(address).status_code, client.post(address).status_code]

    if name == "agenda.ics" and who == "mevrouw_de_wit":
        assert answers[0] == 200  # it is her own visit, in her own calendar
    else:
        assert set(answers) <= {404, 405, 302}
        assert client.get(address, follow=True).status_code == 404
    assert now(visit) == ("planned", "")


def test_of_one_task_there_is_no_such_page(client, mevrouw_de_wit, samira, yvonne):
    visit = stories.agreed(mevrouw_de_wit, samira).visits.get()

    assert enter(client, samira).get(f"/mijn/bezoeken/{visit.pk}/kan-niet/").status_code == 404


# ---------------------------------------------------------------- the question
def test_before_the_yes_only_a_neighbour_in_a_neighbourhood(client, sought, fatma):
    request = request_to(sought, fatma)

    page = shown(client, fatma, f"/mijn/invallen/{request.pk}/")
    mine = shown(client, fatma, "/mijn/")

    assert "voor een buurvrouw in Lindenkwartier" in page
    assert f'href="/mijn/invallen/{request.pk}/"' in mine
    assert marks(page) == marks(mine) == []


def test_yes_on_the_page_opens_the_address(client, sought, fatma):
    enter(client, fatma)

    answer = client.post(f"/mijn/invallen/{request_to(sought, fatma).pk}/", {"answer": "ja"})

    assert answer["Location"] == f"/mijn/bezoeken/{sought.pk}/"
    assert marks(shown(client, fatma, answer["Location"])) == list(ADDRESS)
    assert "Kastanjelaan 12" in shown(client, fatma, "/mijn/")


def test_no_on_the_page(client, sought, fatma):
    enter(client, fatma)
    address = f"/mijn/invallen/{request_to(sought, fatma).pk}/"

    assert client.post(address, {"answer": "nee"})["Location"] == "/mijn/"
    assert asked(sought) == [("Fatma", "no", 1)]
    assert "U zei nee. U mag nog steeds komen, als u kunt." in client.get(address).content.decode()


def test_who_is_second_gets_a_sentence_and_two_other_tasks(
    client, visit, samira, mevrouw_de_wit, yvonne, lindenkwartier
):
    standing_in.name_substitute(visit.agreement, by=yvonne, person=None)
    first, second = helpers(lindenkwartier, yvonne, 2)
    standing_in.cannot_come(visit, by=samira)
    for _number in range(3):
        stories.open_task(mevrouw_de_wit)
    standing_in.answer(request_to(visit, first), by=first, yes=True)
    enter(client, second)

    answer = client.post(f"/mijn/invallen/{request_to(visit, second).pk}/", {"answer": "ja"}, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Er komt al iemand" in page
    assert page.count('class="card task"') == 2
    assert now(visit) == ("planned", "Helper00")


@pytest.mark.parametrize("who", ["samira", "henk", "mevrouw_de_wit"])
def test_a_question_to_somebody_else_does_not_exist(request, client, sought, fatma, who):
    enter(client, request.getfixturevalue(who))
    address = f"/mijn/invallen/{request_to(sought, fatma).pk}/"

    assert [client.get(address).status_code, client.post(address, {"answer": "ja"}).status_code] == [404, 404]


@pytest.mark.parametrize("answer", ["", "misschien"])
def test_what_is_no_answer_is_a_no_that_can_become_a_yes(client, sought, fatma, answer):
    enter(client, fatma).post(f"/mijn/invallen/{request_to(sought, fatma).pk}/", {"answer": answer})

    assert asked(sought) == [("Fatma", "no", 1)]


# ---------------------------------------------------------------- the address, for that one visit
def test_the_address_closes_some_days_after_that_visit(client, taken, fatma, samira, clock):
    seen = {}
    for day in ("2026-05-14", "2026-05-17", "2026-05-18"):
        clock.move_to(f"{day} 15:00+02:00")
        seen[day] = marks(shown(client, fatma, f"/mijn/bezoeken/{taken.pk}/"))

    assert seen == {"2026-05-14": list(ADDRESS), "2026-05-17": list(ADDRESS), "2026-05-18": []}
    assert marks(shown(client, samira, f"/mijn/klussen/{taken.agreement.opportunity_id}/")) == list(ADDRESS)


def test_who_steps_back_sees_it_no_more(client, taken, fatma):
    enter(client, fatma).post(f"/mijn/bezoeken/{taken.pk}/kan-niet/")

    assert client.get(f"/mijn/bezoeken/{taken.pk}/").status_code == 404
    assert now(taken) == ("seeking", "")


def test_the_calendar_holds_that_visit_with_the_address_and_not_the_next(taken, fatma, samira):
    days = {person: [(it.on_date.isoformat(), it.address) for it in entries_of(person)] for person in (fatma, samira)}

    assert days == {
        fatma: [("2026-05-14", "Kastanjelaan 12, 7299 AB Lindedaal")],
        samira: [("2026-05-21", "Kastanjelaan 12, 7299 AB Lindedaal")],
    }


def test_one_visit_in_a_file(client, taken, fatma):
    page = enter(client, fatma).get(f"/mijn/bezoeken/{taken.pk}/agenda.ics")

    assert (page["Content-Type"], page.content.count(b"BEGIN:VEVENT")) == ("text/calendar; charset=utf-8", 1)


def test_who_stood_in_tells_how_it_went(client, taken, fatma, clock):
    clock.move_to("2026-05-14 16:00+02:00")
    enter(client, fatma)

    assert "Hoe ging het?" in shown(client, fatma, "/mijn/")
    client.post(f"/mijn/bezoeken/{taken.pk}/hoe-ging-het/", {"how": "good", "minutes": "60"})

    assert Visit.objects.get(pk=taken.pk).helper_said == "good"
    assert "Hoe ging het?" not in shown(client, fatma, f"/mijn/bezoeken/{taken.pk}/")


# ---------------------------------------------------------------- the first time together
def test_as_long_as_nobody_is_named_the_address_is_closed(client, mevrouw_de_wit, samira, yvonne):
    visit = first_time(mevrouw_de_wit, samira, yvonne)

    page = shown(client, samira, f"/mijn/klussen/{visit.agreement.opportunity_id}/")

    assert "De eerste keer gaat er iemand mee." in page
    assert marks(page) == marks(shown(client, samira, "/mijn/")) == []
    assert [entry.address for entry in entries_of(samira)] == [""]


def test_when_somebody_is_named_both_see_it(client, mevrouw_de_wit, samira, yvonne):
    visit = together(mevrouw_de_wit, samira, yvonne)

    own = shown(client, samira, f"/mijn/klussen/{visit.agreement.opportunity_id}/")
    along = shown(client, visit.company, f"/mijn/bezoeken/{visit.pk}/")

    assert "Rachid gaat mee." in own
    assert "U gaat de eerste keer mee met Samira." in along
    assert marks(own) == marks(along) == list(ADDRESS)
    assert enter(client, visit.company).get(f"/mijn/bezoeken/{visit.pk}/hoe-ging-het/").status_code == 404


def test_who_comes_along_may_stay_home(client, mevrouw_de_wit, samira, yvonne):
    visit = together(mevrouw_de_wit, samira, yvonne)
    enter(client, visit.company)

    page = client.get(f"/mijn/bezoeken/{visit.pk}/kan-niet/").content.decode()
    client.post(f"/mijn/bezoeken/{visit.pk}/kan-niet/")

    assert "Wij zoeken iemand anders die meegaat." in page
    assert Visit.objects.get(pk=visit.pk).company is None
