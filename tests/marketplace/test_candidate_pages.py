"""/werkgevers/kandidaten/: who stands there, in which order, one person by a code, and that the person reads it."""

import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.candidate_filters import wish_from
from marketplace.models import CandidateProfile, Readiness
from marketplace.queries import shown_to_employers as shown
from marketplace.queries.shown_to_employers import Wish
from neighbourhoods.models import AccessEntry, User
from tests.conftest import neighbourhood_of
from tests.entering import enter

from . import ready
from .employing import bakery
from .seen import LIST, page_of, seen, somebody


def names(answer) -> list[str]:
    return re.findall(r'<h3 class="h3" dir="auto"><a [^>]*>([^<]*)</a>', answer.content.decode())


def found(employer, **wish) -> set[str]:
    people = shown.people_for(employer, Wish(**wish), 1).people
    return {it.card.name for it in people}


# ---------------------------------------------------------------- who stands there
def test_an_employer_sees_who_may_be_seen_in_this_municipality_and_nobody_else(bas, samira, henk, fatma, elsewhere):
    seen(samira)
    Readiness.objects.filter(person=seen(fatma)).update(state="paused")
    seen(somebody(elsewhere, "Wout"))

    assert names(bas.get(LIST)) == ["Samira"]


def test_nobody_but_an_employer_who_takes_part_sees_anybody(company, samira, yvonne):
    seen(samira)
    employer, who = company
    assert Client().get(LIST).status_code == 302
    for viewer in (samira, yvonne):
        assert enter(Client(), viewer).get(LIST).status_code == 403
    type(employer).objects.update(state="out_of_sight", why="Nog geen antwoord.")
    for address in (LIST, page_of(employer, samira)):
        answer = enter(Client(), who).get(address)
        assert (answer.status_code, "Samira" in answer.content.decode()) == (403, False)


def test_nobody_fits_is_said_with_a_way_on(bas):
    answer = bas.get(LIST).content.decode()

    assert "Nu is er niemand die past" in answer
    assert "Vertel ons wat u zoekt." in answer


# ---------------------------------------------------------------- filters read what stands on a card
def test_each_filter_finds_what_stands_on_the_card_and_nothing_that_was_kept_off_it(smit, lindenkwartier, ironing_kind):
    people = {name: somebody(lindenkwartier, name) for name in ("Anna", "Bob", "Chris")}
    for person in people.values():
        ready.certified(person)
    seen(people["Anna"], kinds=(ironing_kind,))
    seen(people["Bob"], hours_a_week=8, shows_certificates=False)
    seen(people["Chris"], kinds=(ironing_kind,), shows_work=False, shows_hours=False, shows_certificates=False)

    assert found(smit) == {"Anna", "Bob", "Chris"}
    assert found(smit, kind="was-en-strijk") == {"Anna"}
    assert found(smit, hours=True) == {"Anna"}
    assert found(smit, certificate="ja") == {"Anna"}
    assert found(smit, certificate="was-en-strijk") == {"Anna"}
    assert found(smit, certificate="een-andere") == set()
    count, kinds = shown.on_cards(smit)
    assert (count, {it.slug for it in kinds}) == (3, {"boodschappen", "was-en-strijk"})
    assert [it.slug for it in shown.courses_on_cards(smit)] == ["was-en-strijk"]


def test_a_certificate_that_is_over_is_not_found(smit, samira):
    held = ready.certified(seen(samira))
    held.valid_until = timezone.localdate().replace(2020)
    held.save()

    assert (found(smit, certificate="ja"), shown.courses_on_cards(smit)) == (set(), [])


def test_how_near_is_measured_from_the_middle_of_the_neighbourhood(smit, lindedaal, lindenkwartier, molenwijk):
    """Wherever in it somebody lives, also next door to the bakery: the answer is the same."""
    far = neighbourhood_of(lindedaal, "BU99010300", "Buitengebied", 52.2400, 6.1960)
    seen(somebody(lindenkwartier, "Anna", latitude=52.1449, longitude=6.2039))
    seen(somebody(molenwijk, "Bob", latitude=smit.latitude, longitude=smit.longitude))
    seen(somebody(far, "Chris", latitude=smit.latitude, longitude=smit.longitude))

    assert {band: found(smit, near=band) for band in (10, 20, 30)} == {
        10: {"Anna"}, 20: {"Anna"}, 30: {"Anna", "Bob"},
    }  # fmt: skip
    User.objects.update(latitude=52.2400, longitude=6.1960)
    assert (found(smit, near=10), "Chris" in found(smit, near=30)) == ({"Anna"}, False)


def test_an_employer_without_a_point_finds_their_own_neighbourhood(smit, lindenkwartier, molenwijk):
    smit.latitude = smit.longitude = None
    seen(somebody(lindenkwartier, "Anna"))
    seen(somebody(molenwijk, "Bob"))

    assert found(smit, near=10) == {"Anna"}


@pytest.mark.once
def test_what_makes_no_sense_in_an_address_is_as_if_it_was_not_asked():
    assert wish_from({"afstand": "11", "uren": "3", "soort": ""}) == Wish()
    asked = {"afstand": "10", "uren": "12", "soort": "tuin", "certificaat": "ja"}
    assert wish_from(asked) == Wish("tuin", "ja", hours=True, near=10)


def test_any_address_gets_an_answer(bas, samira):
    seen(samira)
    for asked in ("?deel=99", "?deel=x", "?afstand=-1", "?soort=%00", "?certificaat=%27", "?uren=12&afstand=30"):
        assert bas.get(LIST + asked).status_code == 200


# ---------------------------------------------------------------- the order is nobody's rank
def order(employer) -> list[int]:
    return [pk for page in (1, 2, 3) for pk in shown.people_for(employer, Wish(), page).ids]


def test_the_order_holds_all_day_over_all_pages_and_is_another_one_tomorrow_and_elsewhere(smit, lindenkwartier):
    people = [seen(somebody(lindenkwartier, f"P{number}")).pk for number in range(30)]
    other = bakery(lindenkwartier, name="Slagerij Bos", kvk_number="87654321")[0]
    with time_machine.travel("2026-05-12 08:00+02:00", tick=False) as clock:
        morning, of_other = order(smit), order(other)
        clock.move_to("2026-05-12 23:59+02:00")
        evening = order(smit)
        clock.move_to("2026-05-13 00:01+02:00")
        tomorrow = order(smit)

    assert morning == evening
    assert sorted(morning) == sorted(tomorrow) == sorted(of_other) == people
    assert len({tuple(it) for it in (people, morning, tomorrow, of_other)}) == 4


@given(st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_about_a_person_changes_where_they_stand(smit, lindenkwartier, molenwijk, ironing_kind, data):
    """Whatever is known of them, and whatever they did: before and after, the same order."""
    people = [seen(somebody(lindenkwartier, f"P{number}")) for number in range(4)]
    before = order(smit)
    for person in data.draw(st.lists(st.sampled_from(people), unique=True)):
        User.objects.filter(pk=person.pk).update(
            first_name=data.draw(st.text("abcé", max_size=9)), last_name=data.draw(st.text("xyz", max_size=9)),
            birth_date=data.draw(st.none() | st.dates()), language=data.draw(st.sampled_from(["nl", "ar", "pl"])),
            neighbourhood=data.draw(st.sampled_from([lindenkwartier, molenwijk])),
            met_at=data.draw(st.none() | st.just(timezone.now())), latitude=52.0, longitude=6.0,
        )  # fmt: skip
        CandidateProfile.objects.filter(person=person).update(
            hours_a_week=data.draw(st.none() | st.integers(1, 40)), travel=data.draw(st.sampled_from(["", "bus"])),
            shows_done=data.draw(st.booleans()), shows_certificates=data.draw(st.booleans()),
            works_well=data.draw(st.text("mno", max_size=9)),
        )  # fmt: skip
        if data.draw(st.booleans()):
            ready.certified(person)

    assert order(smit) == before


def test_everybody_is_first_as_often_as_anybody(smit, lindenkwartier):
    """Whoever was known first, or last, or in the middle: over a year of days each about a fifth."""
    people = [seen(somebody(lindenkwartier, f"P{number}")).pk for number in range(5)]
    first = dict.fromkeys(people, 0)
    with time_machine.travel("2026-01-01 12:00+01:00", tick=False) as clock:
        Readiness.objects.update(visible_until="2027-12-31")
        for _day in range(300):
            first[shown.people_for(smit, Wish(), 1).ids[0]] += 1
            clock.shift(86400)

    assert sum(first.values()) == 300
    assert all(35 <= times <= 90 for times in first.values()), first


# ---------------------------------------------------------------- the person reads who looked
def test_the_person_reads_which_company_looked_and_when(bas, smit, samira):
    seen(samira)
    for address in (LIST, LIST, f"{LIST}?uren=12", page_of(smit, samira), page_of(smit, samira)):
        bas.get(address)

    looks = AccessEntry.objects.filter(resident=samira).order_by("pk")
    assert [(it.screen, it.organisation, it.viewer.first_name) for it in looks] == [
        ("candidates", smit.organisation, "Bas"),  # a list once a day
        ("candidate", smit.organisation, "Bas"),
        ("candidate", smit.organisation, "Bas"),
    ]
    page = enter(Client(), samira).get("/mijn/gegevens/wie-keek/").content.decode()
    assert page.count("Bakkerij Smit") == 3
    assert "Bas" not in page.replace("Bakkerij Smit", "")


def test_tomorrow_a_look_at_the_list_is_written_down_again(bas, samira, company):
    seen(samira)
    with time_machine.travel("2026-05-12 23:50+02:00", tick=False) as clock:
        Readiness.objects.update(visible_until="2026-12-31", confirm_asked_on=None)
        bas.get(LIST)
        clock.move_to("2026-05-13 00:10+02:00")
        bas.get(LIST)
        bas.get(LIST)

    assert AccessEntry.objects.filter(resident=samira).count() == 2


# ---------------------------------------------------------------- numbers to hold
@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_people_asks_the_same_whoever_stands_on_it(
    bas, lindenkwartier, yvonne, count, django_assert_num_queries
):
    for number in range(count):
        person = seen(somebody(lindenkwartier, f"P{number}", met_by=yvonne))
        ready.certified(person)
    for _first_or_again in (1, 2):
        with django_assert_num_queries(10):
            answer = bas.get(LIST)
    assert len(names(answer)) == count


def test_a_full_page_is_light_and_leads_to_the_next(bas, lindenkwartier, yvonne):
    for number in range(15):
        person = seen(somebody(lindenkwartier, f"P{number}", met_by=yvonne), works_well="Een rustige plek is fijn" * 3)
        ready.certified(person)
    first = bas.get(LIST)
    second = bas.get(f"{LIST}?deel=2")

    assert len(first.content) <= 40_000
    assert (len(names(first)), len(names(second))) == (12, 3)
    assert sorted(names(first) + names(second)) == sorted(f"P{number}" for number in range(15))
    assert 'rel="next"' not in second.content.decode()
