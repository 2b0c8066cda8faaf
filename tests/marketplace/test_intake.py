"""The intake from the dream: every question may be skipped, and it ends with something that fits or with somebody."""

import pytest
import time_machine

from marketplace.actions.telling import Told, write_down
from marketplace.models import Condition
from marketplace.queries.first_things import first_things
from neighbourhoods.errors import NotYours
from neighbourhoods.models import Postcode, User
from training.actions import intake
from training.models import Dream, Intake, LensNote, TailorMade
from training.queries.intake import told_so_far

BSN = "111222333"
DREAM, HELPS, DONE = "/meedoen/droom/", "/meedoen/wat-helpt/", "/meedoen/welkom/"


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False):
        yield


@pytest.fixture
def postcode(lindenkwartier):
    return Postcode.objects.create(
        code="7299AB", neighbourhood=lindenkwartier, latitude=lindenkwartier.latitude,
        longitude=lindenkwartier.longitude,
    )  # fmt: skip


def open_actions() -> list[tuple]:
    return list(TailorMade.objects.values_list("person__first_name", "why", "plan"))


# ---------------------------------------------------------------- anybody reaches a first task
def test_somebody_nobody_knows_reaches_a_first_task_without_a_word_about_an_arrangement(
    client, postcode, open_task, yvonne
):
    """No indication, no account before, nothing typed but a name, a number and a postcode."""
    told = client.post(DREAM, {"pictures": ["outside", "helping"], "dream": "Een moestuin."})
    assert told.url == "/meedoen/"
    joined = client.post(told.url, {"first_name": "Mila", "phone": "06 12345678"})
    where = client.post(joined.url, {"postcode": "7299 AB"})
    assert where.url == HELPS
    done = client.post(HELPS, {"do": "skip"})
    page = client.get(done.url).content.decode()

    mila = User.objects.get(first_name="Mila")
    assert (done.url, Dream.objects.get().words) == (DONE, "Buiten zijn, anderen helpen. Een moestuin.")
    assert f"/klussen/{open_task.pk}-" in page
    assert "Dit past bij u, dicht bij huis" in page
    assert Intake.objects.get(person=mila).finished_at is not None
    assert client.post(f"/klussen/{open_task.pk}-boodschappen-doen/ja/", follow=True).status_code == 200
    assert mila.offers.get().opportunity == open_task
    assert open_actions() == []


def test_where_nothing_is_near_somebody_thinks_along_with_a_day(client, samira, yvonne):
    client.force_login(samira)
    page = client.post(HELPS, {"do": "skip"}, follow=True).content.decode()
    assert open_actions() == [("Samira", "intake", "")]
    assert "Voor het eind van maandag 18 mei hoort u van Yvonne." in page


def test_who_would_rather_tell_it_is_called(client, samira, yvonne, open_task):
    client.force_login(samira)
    assert client.post(DREAM, {"do": "tell"}).url == HELPS
    client.post(HELPS, {"do": "skip"})
    assert open_actions() == [("Samira", "intake", "Praten over de droom.")]


def test_whoever_came_for_one_task_goes_back_to_it_at_once(client, postcode, open_task, yvonne):
    client.get("/meedoen/?next=/klussen/")
    joined = client.post("/meedoen/", {"first_name": "Mila", "phone": "06 12345678"})
    assert client.post(joined.url, {"postcode": "7299 AB"}).url == DONE


def test_whoever_stops_goes_on_later_with_what_they_told(client, postcode, yvonne, open_task):
    joined = client.post("/meedoen/", {"first_name": "Mila", "phone": "06 12345678"})
    assert client.post(joined.url, {"postcode": "7299 AB"}).url == DREAM
    client.post(DREAM, {"dream": "Een eigen winkel."})
    client.get("/")
    assert client.post("/meedoen/waar/", {"postcode": "7299 AB"}).url == HELPS
    assert "Een eigen winkel." in client.get("/mijn/verteld/").content.decode()


# ---------------------------------------------------------------- what is written down
def test_what_helps_when_and_how_far_become_wishes(client, samira, yvonne, open_task):
    quiet = Condition.objects.create(slug="rustig", text_nl="rustig")
    client.force_login(samira)
    said = {"can": "Koken", "works_best": [quiet.pk], "parts": ["morning"], "reach_minutes": "30"}
    client.post(HELPS, said)

    told, profile = told_so_far(samira), samira.helper
    assert (told.can, told.is_finished, profile.reach_minutes) == ("Koken", True, 30)
    assert list(profile.works_best.all()) == [quiet]
    client.post(HELPS, {"do": "skip"})
    assert told_so_far(samira).can == "Koken"


def test_an_empty_answer_leaves_what_we_knew_and_twice_is_once(samira, yvonne):
    told = Told(dream="Buiten zijn.", can="Koken")
    for _again in range(2):
        write_down(samira, by=samira, told=told)
    write_down(samira, by=samira, told=Told())
    assert list(samira.journal.values_list("verb", flat=True)) == ["intake.told", "dream.written"]
    assert (told_so_far(samira).dream, told_so_far(samira).can) == ("Buiten zijn.", "Koken")


@pytest.mark.parametrize("who", ["karim", "henk"])
def test_somebody_else_writes_nothing_down(request, samira, who):
    by = request.getfixturevalue(who)
    for act in (
        lambda: write_down(samira, by=by, told=Told(can="Koken")),
        lambda: intake.finish_intake(samira, by=by, found=False),
        lambda: intake.advise(samira, by=by, lens="work", words="Kan groeien"),
    ):
        with pytest.raises(NotYours):
            act()
    assert (Intake.objects.count(), LensNote.objects.count(), open_actions()) == (0, 0, [])


@pytest.mark.parametrize(
    ("page", "said"),
    [(DREAM, {"dream": f"Mijn nummer {BSN}"}), (HELPS, {"can": BSN}), (DREAM, {"dream": "Ik heb een uitkering"})],
)
def test_what_is_never_kept_is_refused_or_hinted_at_and_what_was_typed_stays(client, samira, yvonne, page, said):
    client.force_login(samira)
    shown = client.post(page, said)
    assert (shown.status_code, Dream.objects.count(), Intake.objects.count()) == (200, 0, 0)
    assert next(iter(said.values())) in shown.content.decode()


# ---------------------------------------------------------------- what fits
def test_what_asks_nothing_first_comes_first_and_without_a_home_there_is_nothing(samira, open_task, yvonne):
    assert [card.pk for card in first_things(samira).tasks] == [open_task.pk]
    kim = User.objects.create_user(first_name="Kim")
    assert first_things(kim).is_found is False


# ---------------------------------------------------------------- advice
def test_advice_is_read_and_answered_by_the_person_and_by_nobody_else(client, samira, henk, yvonne):
    for _again in range(2):
        note = intake.advise(samira, by=yvonne, lens="work", words="Kan groeien naar een vaste plek")
    client.force_login(samira)
    page = client.get("/mijn/verteld/").content.decode()
    assert ("Kan groeien naar een vaste plek" in page, "Het zijn tips. U kiest zelf." in page) == (True, True)

    for _again in range(2):
        client.post(f"/mijn/verteld/{note.pk}/", {"words": "Liever eerst rustig aan"})
    note.refresh_from_db()
    assert (note.answer, LensNote.objects.count()) == ("Liever eerst rustig aan", 1)
    assert "Liever eerst rustig aan" in client.get("/mijn/verteld/").content.decode()
    assert list(samira.journal.values_list("verb", flat=True)) == ["advice.answered", "advice.given"]

    client.force_login(henk)
    assert client.get(f"/mijn/verteld/{note.pk}/").status_code == 404
    for who in (henk, yvonne):
        with pytest.raises(NotYours):
            intake.answer_advice(note, by=who, words="Ja")
    with pytest.raises(NotYours):
        intake.advise(samira, by=samira, lens="work", words="Ja")


def test_what_fits_is_the_same_whatever_was_advised(samira, yvonne, open_task):
    before = first_things(samira)
    for lens in LensNote.Lens:
        intake.advise(samira, by=yvonne, lens=lens, words="Nog niet")
    assert first_things(samira) == before
