"""A kind of work that an editor made is everywhere at once: to ask for, to like, to be matched by (feature 60)."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from marketplace.actions import asking
from marketplace.models import HelperProfile, WorkKind
from marketplace.queries.matches import best_helpers
from neighbourhoods.models import User
from tests.cms.test_places import NEW_KIND, soup
from tests.entering import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def dogs(shopping) -> WorkKind:
    lotte = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte", last_name="Kuipers")
    lotte.groups.add(Group.objects.get(name="Moderators"))
    enter(Client(), lotte).post(reverse("choose_kind:create"), NEW_KIND)
    return WorkKind.objects.get(slug="hond-uitlaten")


def test_the_door_of_the_home_page_names_the_kinds_there_are(client, dogs):
    def door() -> str:
        return soup(client, "/").select_one('.choice[href="/hulp-vragen/"]').get_text()

    assert "Boodschappen doen, hond uitlaten" in door()
    WorkKind.objects.filter(slug="boodschappen").update(is_active=False)
    assert door().endswith("Hond uitlaten")
    WorkKind.objects.update(is_active=False)
    assert door().endswith("U zegt wat u nodig hebt.")


@pytest.mark.parametrize("path", ["/meedoen/waar/", "/mijn/over-mij/"])
def test_a_helper_may_choose_it_when_joining_and_later(client, dogs, samira, path):
    page = soup(enter(client, samira), path)

    tiles = {field["value"]: field.find_parent("label").get_text(strip=True) for field in page.select("[name=likes]")}

    assert tiles[str(dogs.pk)] == "Hond uitlaten"


def test_who_likes_it_is_suggested_for_it(dogs, mevrouw_de_wit, samira, yvonne):
    request = asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=asking.Request(work_kind=dogs))
    HelperProfile.objects.create(user=samira).likes.add(dogs)

    (fit,) = best_helpers(yvonne, request)

    assert (fit.name, "graag" in fit.sentence or "likes this work" in fit.sentence) == ("Samira", True)
