"""On the desk: who of the people whom employers may see can be found, and what to do for the others."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.models import CandidateProfile, Readiness, WorkKind
from marketplace.queries.findable import Findable, Hidden, findable
from marketplace.queries.shown_to_employers import Wish, people_for
from neighbourhoods.models import User
from tests.entering import enter

from . import stories
from .seen import seen, somebody

LIST = "/cms/betaald-werk/"


@pytest.fixture
def everybody(lindenkwartier, molenwijk, yvonne) -> dict[str, User]:
    names = ("Anna", "Bob", "Chris", "Dora", "Emma", "Fien")
    people = {name: seen(somebody(lindenkwartier, name)) for name in names}
    seen(somebody(molenwijk, "Elders"))
    CandidateProfile.objects.filter(person=people["Bob"]).update(shows_work=False)
    CandidateProfile.objects.filter(person=people["Chris"]).update(shows_hours=False)
    CandidateProfile.objects.filter(person=people["Dora"]).delete()
    Readiness.objects.filter(person=people["Emma"]).update(confirm_asked_on=timezone.localdate() - timedelta(days=14))
    User.objects.filter(pk=people["Fien"].pk).update(paused=True)
    return people


def test_each_of_the_others_has_one_reason(everybody, yvonne, karim):
    hidden = {"Bob": "no_work", "Chris": "no_hours", "Dora": "empty", "Emma": "unconfirmed", "Fien": "pauses"}

    others = tuple(Hidden(everybody[name].pk, name, why) for name, why in hidden.items())
    assert findable(yvonne) == Findable(found=1, of=6, others=others)
    assert (findable(karim).found, findable(karim).of) == (1, 1)


def test_whom_the_desk_calls_found_an_employer_finds_by_work_and_hours(everybody, yvonne, smit):
    found = people_for(smit, Wish(kind="boodschappen", hours=True), 1)

    assert {it.card.name for it in found.people} == {"Anna", "Elders"}


def test_a_kind_that_is_no_longer_there_or_a_place_that_is_not_known(samira, yvonne, lindenkwartier):
    seen(samira)
    WorkKind.objects.update(is_active=False)
    assert findable(yvonne).others == (Hidden(samira.pk, "Samira", "no_work"),)
    WorkKind.objects.update(is_active=True)
    type(lindenkwartier).objects.update(latitude=None, longitude=None)
    assert findable(yvonne).others == (Hidden(samira.pk, "Samira", "no_place"),)


def test_the_desk_says_it_in_words_with_one_thing_to_do(everybody, yvonne):
    page = enter(Client(), yvonne).get(LIST).content.decode()

    assert "Werkgevers mogen 6 mensen zien. Te vinden: 1 van de 6." in page
    assert f"/cms/mensen/{everybody['Dora'].pk}/betaald-werk/kaart/" in page


def test_nobody_yet(yvonne):
    assert findable(yvonne) == Findable(0, 0, ())
    assert "Werkgevers mogen hier nog niemand zien." in enter(Client(), yvonne).get(LIST).content.decode()


def test_more_than_a_list_holds_are_counted(lindenkwartier, yvonne):
    for number in range(33):
        seen(somebody(lindenkwartier, f"P{number}"), shows_work=False)

    told = findable(yvonne)
    assert (told.found, told.of, len(told.others), told.more) == (0, 33, 30, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_same_for_many(lindenkwartier, yvonne, count, django_assert_num_queries):
    for number in range(count):
        seen(somebody(lindenkwartier, f"P{number}"), shows_work=False)

    with django_assert_num_queries(2):
        assert len(findable(yvonne).others) == count


# ---------------------------------------------------------------- the card, filled in together
CHOSEN = {"name": "first", "hours_a_week": "12", "parts": ["morning"], "travel": "", "works_well": ""}


def test_a_coordinator_fills_in_the_card_together(samira, yvonne):
    seen(samira, shows_work=False, shows_hours=False)
    page = f"/cms/mensen/{samira.pk}/betaald-werk/kaart/"
    client = enter(Client(), yvonne)
    assert client.get(page).status_code == 200

    wrong = client.post(page, CHOSEN | {"hours_a_week": "veel"})
    assert (wrong.status_code, findable(yvonne).found) == (200, 0)
    client.post(page, CHOSEN | {"work": [stories.shopping().pk]})

    assert findable(yvonne) == Findable(1, 1, ())
    assert samira.journal.get(verb="readiness.card_chosen").actor == yvonne


def test_nobody_else_can(samira, yvonne, karim, bas):
    seen(samira)
    page = f"/cms/mensen/{samira.pk}/betaald-werk/kaart/"

    assert enter(Client(), karim).get(page).status_code == 404
    assert bas.post(page, CHOSEN).status_code == 404
    assert CandidateProfile.objects.get().hours_a_week == 16
