"""/werkgevers/zoek/: whatever is asked, in whatever slices, nobody can be counted out of the answers."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from marketplace import background
from marketplace.actions import regrouping
from marketplace.models import CandidateProfile, NearbyGroup, Readiness
from marketplace.nearby_groups import SMALLEST, Group, Someone, groups_of, in_fives
from marketplace.queries.nearby_people import Around
from neighbourhoods.models import PostcodeArea
from neighbourhoods.places import metres_between, walking_minutes

from . import ready, stories
from .seen import seen, somebody

PAGE = "/werkgevers/zoek/"
ASKED = {"work": "alles", "hours": "0", "postcode": "7201 AB", "minutes": "20"}

# ---------------------------------------------------------------- for any people and any questions
middles = st.tuples(st.floats(50.7, 53.5), st.floats(3.4, 7.2))
towns = st.lists(middles, min_size=1, max_size=6)


@st.composite
def crowds(draw) -> list[Someone]:
    town, hours = draw(towns), st.sampled_from([0, 4, 8, 12, 16, 24, 40])
    return draw(st.lists(st.builds(lambda at, h: Someone(*at, h), st.sampled_from(town), hours), max_size=40))


questions = st.tuples(middles, st.integers(1, 300), st.sampled_from([0, 8, 12, 16, 24]))


def counted(groups: list[Group], question) -> set[int]:
    """The very people behind an answer, as if somebody could see them."""
    point, minutes, hours = question
    return {
        number
        for number, group in enumerate(groups)
        if walking_minutes(metres_between(point, (group.latitude, group.longitude))) <= minutes and group.hours >= hours
    }


def size(groups: list[Group], numbers: set[int]) -> int:
    return sum(groups[number].size for number in numbers)


@pytest.mark.once
@given(crowds(), st.lists(questions, max_size=8))
def test_what_answers_are_made_of_and_what_they_differ_by_is_five_or_more(people, asked):
    groups = groups_of(people)
    sets = [counted(groups, question) for question in asked]

    assert sorted(map(repr, (it for group in groups for it in group.people))) == (
        sorted(map(repr, people)) if len(people) >= SMALLEST else []
    )  # everybody once, or nobody
    for one in sets:
        assert in_fives(size(groups, one)) % SMALLEST == 0
        for other in sets:
            for left in (one - other, other - one, one & other, one | other):
                assert size(groups, left) == 0 or size(groups, left) >= SMALLEST


@pytest.mark.once
@given(crowds(), questions, questions, st.data())
def test_taking_one_away_or_moving_one_leaves_nobody_alone(people, first, second, data):
    """Also against somebody who knows everybody else, and asks before and after."""
    if not people:
        return
    number = data.draw(st.integers(0, len(people) - 1))
    rest = people[:number] + people[number + 1 :]
    moved = [*rest, Someone(*data.draw(middles), data.draw(st.sampled_from([0, 12, 40])))]
    for others in (rest, moved):
        before, after = groups_of(people), groups_of(others)
        for question in (first, second):
            answers = [in_fives(size(groups, counted(groups, question))) for groups in (before, after)]
            assert all(answer % SMALLEST == 0 for answer in answers)
        assert all(group.size >= SMALLEST for group in after)
        alone = [size(after, counted(after, first) - counted(after, second))]
        assert all(left == 0 or left >= SMALLEST for left in alone)


@pytest.mark.once
@given(crowds(), st.randoms(use_true_random=False))
def test_the_same_people_in_another_order_make_the_same_groups(people, chance):
    other = people.copy()
    chance.shuffle(other)

    assert groups_of(other) == groups_of(people)


@pytest.mark.once
def test_groups_are_of_neighbours():
    """Two towns of ten, told in turns: no group lies between them."""
    here, there = (52.14, 6.19), (51.40, 5.40)
    people = [Someone(*(here if number % 2 else there), 16) for number in range(20)]

    assert {(round(it.latitude, 2), it.size, it.hours) for it in groups_of(people)} == {(52.14, 5, 16), (51.4, 5, 16)}


# ---------------------------------------------------------------- in the town
@pytest.fixture
def postcode(db):
    cache.clear()
    return PostcodeArea.objects.create(digits="7201", latitude=52.1400, longitude=6.1960)


def people_in(neighbourhood, count: int, **card) -> list:
    people = [seen(somebody(neighbourhood, f"P{number}"), **card) for number in range(count)]
    for person in people:
        ready.certified(person)
    return people


def answer(**changes) -> Around:
    return Client().post(PAGE, ASKED | changes).context["found"]


@pytest.mark.parametrize(("count", "people"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10), (11, 10)])
def test_the_answer_is_a_number_of_fives(lindedaal, lindenkwartier, postcode, count, people):
    people_in(lindenkwartier, count)
    regrouping.regroup(lindedaal)

    assert answer() == Around(people, 20)
    shown = Client().post(PAGE, ASKED).content.decode()
    assert ("Minder dan 5 mensen" in shown) == (people == 0)


def test_work_hours_and_minutes_are_asked(lindedaal, lindenkwartier, molenwijk, postcode):
    people_in(lindenkwartier, 5, hours_a_week=12)
    people_in(molenwijk, 5, hours_a_week=24)
    regrouping.regroup(lindedaal)

    asked = [{}, {"minutes": "30"}, {"minutes": "30", "hours": "16"}, {"hours": "16"}, {"work": "boodschappen"}]
    assert [answer(**it).people for it in asked] == [5, 10, 5, 0, 5]


def test_who_keeps_something_off_the_card_is_not_counted_by_it(lindedaal, lindenkwartier, postcode):
    stories.shopping()
    people_in(lindenkwartier, 5, shows_work=False, shows_hours=False)
    people_in(lindenkwartier, 5, shows_certificates=False)
    regrouping.regroup(lindedaal)

    assert [answer(**it).people for it in ({}, {"work": "boodschappen"}, {"hours": "8"})] == [5, 0, 0]


def test_a_week_goes_by_before_anything_changes(lindedaal, lindenkwartier, postcode):
    """Who asks before and after somebody stopped hears the same for days; then all answers change at once."""
    people = people_in(lindenkwartier, 5)
    with time_machine.travel("2026-06-01 03:00+02:00", tick=False) as clock:
        Readiness.objects.update(visible_until="2027-01-01")
        assert regrouping.regroup(lindedaal)
        Readiness.objects.filter(person=people[0]).update(state="withdrawn")
        heard = []
        for _day in range(8):
            heard.append((answer().people, regrouping.regroup(lindedaal)))
            clock.shift(timedelta(days=1))

    assert heard == [(5, False)] * 8
    assert NearbyGroup.objects.count() == 0


def test_a_run_at_night_makes_them_of_every_municipality(lindedaal, lindenkwartier, elsewhere):
    people_in(lindenkwartier, 5)
    people_in(elsewhere, 6)
    assert background.paid_work()["grouped"] == 2
    assert background.paid_work()["grouped"] == 0

    rows = NearbyGroup.objects.filter(work_kind=None).order_by("people")
    assert list(rows.values_list("municipality__name", "people")) == [("Lindedaal", 5), ("Elders", 6)]


def test_nobody_who_may_not_be_seen_counts(lindedaal, lindenkwartier, postcode):
    people = people_in(lindenkwartier, 5)
    type(people[0]).objects.filter(pk=people[0].pk).update(paused=True)
    regrouping.regroup(lindedaal)

    assert answer() == Around(0, 20)


# ---------------------------------------------------------------- the page
def test_nothing_asked_is_kept_or_stands_in_an_address(lindedaal, lindenkwartier, postcode, caplog):
    people_in(lindenkwartier, 5)
    regrouping.regroup(lindedaal)
    client = Client()
    page = client.post(PAGE, ASKED)

    assert (page.status_code, page.get("Location")) == (200, None)
    assert "no-store" in page["Cache-Control"]
    assert 'action="' not in page.content.decode().partition("<main")[2].partition("</form>")[0]
    assert "7201" not in str(dict(client.session)) + str(client.cookies) + caplog.text
    assert client.get(PAGE + "?postcode=7201AB&work=alles&hours=0&minutes=20").context["found"] is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"postcode": "9999 ZZ"}, "Wij kennen deze postcode niet."),
        ({"postcode": ""}, "Vul een postcode in."),
        ({"postcode": "'; DROP"}, "Wij kennen deze postcode niet."),
        ({"postcode": "\x007201"}, "<title>Fout:"),
        ({"postcode": "7" * 99}, "Vul een postcode in."),
        ({"minutes": "11"}, "Kies hoeveel minuten."),
        ({"hours": "-1"}, "Kies hoeveel uur."),
        ({"work": "spook"}, "Kies welk werk."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(postcode, changes, sentence):
    page = Client().post(PAGE, ASKED | changes)

    assert (page.status_code, page.context["found"]) == (422, None)
    assert sentence in page.content.decode()


def test_who_asks_far_too_often_waits(postcode):
    client = Client()
    answers = [client.post(PAGE, ASKED).status_code for _time in range(41)]

    assert answers == [200] * 40 + [429]


@pytest.mark.parametrize("count", [5, 25])
def test_it_asks_the_same_however_many_people_there_are(
    lindedaal, lindenkwartier, postcode, count, django_assert_num_queries
):
    people_in(lindenkwartier, count)
    regrouping.regroup(lindedaal)
    Client().post(PAGE, ASKED)

    with django_assert_num_queries(4):
        assert answer().people == count


def test_no_row_says_anything_of_a_person():
    fields = {it.name for it in NearbyGroup._meta.get_fields()}
    assert fields == {"id", "municipality", "work_kind", "people", "hours_a_week", "x", "y", "z", "made_on"}


def test_regrouping_asks_the_same_for_many(lindedaal, lindenkwartier, django_assert_max_num_queries):
    people_in(lindenkwartier, 30)
    assert CandidateProfile.objects.count() == 30
    with django_assert_max_num_queries(8):
        regrouping.regroup(lindedaal)
