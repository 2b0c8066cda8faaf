"""/mijn/proberen/, /mijn/werkplek/ and /mijn/weekbriefje/: one's own, and nobody else's; also in a calendar."""

import pytest
import time_machine
from icalendar import Calendar

from marketplace.actions import standing_in, visiting
from marketplace.models import Taster, Visit
from marketplace.queries import trying, weeks

from . import stories
from . import stories_of_pupils as places

NOON = "2026-05-12 12:00+02:00"  # a Tuesday


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def bea(lindenkwartier):
    return places.supervisor(lindenkwartier)


@pytest.fixture
def workshop(mevrouw_de_wit, yvonne, bea):
    return places.place_of_work(mevrouw_de_wit, bea)


def shown(client, who, address: str, **sent):
    client.force_login(who)
    return client.post(address, sent) if sent else client.get(address)


# ---------------------------------------------------------------- trying
def test_the_place_and_its_address_are_for_who_tries_only(client, workshop, samira, fatma, yvonne):
    taster = places.taster(workshop, samira, by=yvonne, together_with=fatma)

    page = shown(client, samira, f"/mijn/proberen/{taster.pk}/")
    assert [text in page.text for text in ("Lindeplein 1", "Vraag naar Bea", "Samen met", "Fatma")] == [True] * 4
    assert "Strijkatelier" in shown(client, samira, "/mijn/").text
    for address in ("", "agenda.ics", "toch-niet/"):
        sent = {"x": "x"} if address == "toch-niet/" else {}
        assert shown(client, fatma, f"/mijn/proberen/{taster.pk}/{address}", **sent).status_code == 404


def test_the_address_of_a_home_is_open_to_who_tries_until_some_days_after(mevrouw_de_wit, samira, yvonne):
    taster = places.taster(stories.open_task(mevrouw_de_wit, in_days=None), samira, by=yvonne)

    def told() -> tuple[list[str], bool]:
        entries = [entry.address for entry in trying.calendar_entries(samira)]
        return entries, "mevrouw De Wit" in str(trying.trying(samira, taster.pk).facts)

    assert told() == (["Kastanjelaan 12, 7299 AB Lindedaal"], True)
    with time_machine.travel("2026-05-18 12:00+02:00", tick=False):
        assert told() == ([""], False)


def test_it_stands_in_the_calendar_with_an_identity_of_its_own(client, workshop, samira, yvonne):
    taster = places.taster(workshop, samira, by=yvonne)

    found = Calendar.from_ical(shown(client, samira, f"/mijn/proberen/{taster.pk}/agenda.ics").content)

    (event,) = found.walk("VEVENT")
    assert (str(event["UID"]).split("@")[0], str(event["SUMMARY"]), str(event["LOCATION"])) == (
        f"proberen-{taster.pk}", "Proberen: Strijkatelier", "Lindeplein 1, Lindedaal",
    )  # fmt: skip
    assert event.decoded("DTSTART").isoformat() == "2026-05-14T09:00:00+02:00"


@pytest.mark.parametrize(
    ("outcome", "says"), [("like", "Wat fijn!"), ("again", "Goed. U mag nog een keer."), ("not", "Misschien past dit")]
)
def test_three_buttons_and_own_words(client, workshop, samira, yvonne, outcome, says):
    taster = places.taster(workshop, samira, by=yvonne, in_days=0)
    address = f"/mijn/proberen/{taster.pk}/"

    assert shown(client, samira, address, outcome=outcome, own_words="Het was warm.").status_code == 302

    page = shown(client, samira, address).text
    assert (says in page, "Het was warm." in page) == (True, True)


def test_what_is_never_kept_is_not_kept_here_either(client, workshop, samira, yvonne):
    taster = places.taster(workshop, samira, by=yvonne, in_days=0)

    page = shown(client, samira, f"/mijn/proberen/{taster.pk}/", outcome="like", own_words="Mijn BSN is 111222333.")

    assert (page.status_code, "BSN" in page.text, Taster.objects.get().state) == (200, True, "planned")


def test_calling_it_off_is_one_button(client, workshop, samira, yvonne):
    taster = places.taster(workshop, samira, by=yvonne)

    shown(client, samira, f"/mijn/proberen/{taster.pk}/toch-niet/", x="x")

    assert Taster.objects.get().state == "called_off"
    assert "Dit gaat niet door." in shown(client, samira, f"/mijn/proberen/{taster.pk}/").text


def test_an_answer_that_is_none_is_a_sentence(client, workshop, samira, yvonne):
    taster = places.taster(workshop, samira, by=yvonne, in_days=0)

    client.force_login(samira)
    page = client.post(f"/mijn/proberen/{taster.pk}/", {"outcome": "great"}, follow=True)

    assert ("Kies hoe het was." in page.text, Taster.objects.get().state) == (True, "planned")


# ---------------------------------------------------------------- who guides at a place
def test_a_supervisor_confirms_a_week_in_one_go(client, workshop, bea, samira, fatma):
    visits = [places.helps(who, workshop, stories.a_day(0)) for who in (samira, fatma)]
    typed = {f"gelukt-{it.pk}": "ja" for it in visits} | {f"minuten-{it.pk}": "90" for it in visits}

    assert shown(client, bea, "/mijn/werkplek/", **typed).status_code == 302

    rows = Visit.objects.values_list("requester_said_done", "requester_minutes", "helper_said")
    assert list(rows) == [(True, 90, "")] * 2


def test_what_is_wrong_is_said_beside_it_and_the_rest_is_kept(client, workshop, bea, samira, fatma):
    fine, wrong = (places.helps(who, workshop, stories.a_day(0)) for who in (samira, fatma))
    typed = {f"gelukt-{fine.pk}": "ja", f"gelukt-{wrong.pk}": "ja", f"minuten-{wrong.pk}": "twee uur"}

    page = shown(client, bea, "/mijn/werkplek/", **typed).text

    assert ("Minuten zijn een getal van 5 tot 720." in page, 'value="twee uur"' in page) == (True, True)
    assert [Visit.objects.get(pk=it.pk).requester_said_done for it in (fine, wrong)] == [True, None]


def test_only_the_visits_of_that_place_stand_there(client, workshop, bea, samira, fatma, mevrouw_de_wit):
    places.helps(samira, workshop, stories.a_day(0))
    elsewhere = stories.agreed(mevrouw_de_wit, fatma, in_days=0).visits.get()

    page = shown(client, bea, "/mijn/werkplek/", **{f"gelukt-{elsewhere.pk}": "ja"})

    assert "Fatma" not in shown(client, bea, "/mijn/werkplek/").text
    assert "Haddad" not in shown(client, bea, "/mijn/werkplek/").text
    assert page.status_code == 302
    assert Visit.objects.get(pk=elsewhere.pk).requester_said_done is None
    assert "Samira" not in shown(client, fatma, "/mijn/werkplek/").text


@pytest.mark.parametrize("count", [1, 3])
def test_a_week_asks_two_questions(workshop, bea, samira, count, django_assert_num_queries):
    for _ in range(count):
        places.helps(samira, workshop, stories.a_day(0))

    with django_assert_num_queries(2):
        assert len(weeks.week_of_guide(bea, weeks.monday_in("2026-W20")).lines) == count


# ---------------------------------------------------------------- a week on paper
def test_the_sheet_tells_an_address_only_while_it_is_open(client, samira, mevrouw_de_wit, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    assert "Kastanjelaan 12" in shown(client, samira, "/mijn/weekbriefje/").text

    visiting.report_visit(visit, by=samira, how="good")
    visiting.confirm_visit(visit, by=mevrouw_de_wit, done=True)
    with time_machine.travel("2026-05-16 12:00+02:00", tick=False):
        page = shown(client, samira, "/mijn/weekbriefje/?week=2026-W20").text
    assert ("Kastanjelaan" in page, "een buurvrouw in Lindenkwartier" in page) == (False, True)


def test_who_stood_in_does_not_read_the_address_for_as_long_as_the_pair_does(mevrouw_de_wit, samira, fatma, yvonne):
    lasting = stories.pair(mevrouw_de_wit, samira, starts_in=7)
    visit = standing_in.cannot_come(stories.visit_on(lasting, stories.a_day(7)), by=samira)
    standing_in.answer(standing_in.ask_somebody(visit, by=yvonne, person=fatma), by=fatma, yes=True)
    week = weeks.monday_in("2026-W21")

    def where() -> list[str]:
        return [line.where for line in weeks.own_week(fatma, week).lines]

    assert where() == ["mevrouw De Wit, Kastanjelaan 12"]
    with time_machine.travel("2026-05-23 12:00+02:00", tick=False):
        assert where() == ["voor een buurvrouw in Lindenkwartier"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "says"),
    [("H12-202620", (False, 12, "2026-05-11")), (" p7 - 202653 ", (True, 7, "2026-12-28")), ("H12", None), ("", None)],
)
def test_the_number_on_a_sheet_finds_its_week(text, says):
    found = weeks.number_in(text)
    assert (found and (found[0], found[1], str(found[2]))) == says
