"""A helper's wishes: by the person, or for them by their coordinator."""

import pytest

from marketplace.actions.profiles import allow_address_by_text, set_preferences
from marketplace.models import WorkKind
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.places import week_hours

MORNINGS = week_hours((day, 8, 12) for day in range(5))


@pytest.fixture
def gardening(db):
    return WorkKind.objects.create(slug="tuin", bit=3, name_nl="Tuin", icon="sprout", palette="olive")


def wishes(profile):
    likes = [kind.slug for kind in profile.likes.all()]
    return likes, profile.reach_minutes, (profile.hours_0, profile.hours_1, profile.hours_2)


def test_a_helper_says_what_when_and_how_far(samira, gardening):
    profile = set_preferences(samira, by=samira, likes=[gardening], reach_minutes=30, hours=MORNINGS)

    assert wishes(profile) == (["tuin"], 30, tuple(MORNINGS))
    assert [(entry.verb, entry.actor) for entry in samira.journal.all()] == [("person.preferences", samira)]


def test_what_is_not_said_stays(samira, gardening, yvonne):
    set_preferences(samira, by=samira, likes=[gardening], hours=MORNINGS)

    profile = set_preferences(samira, by=yvonne, reach_minutes=10)

    assert wishes(profile) == (["tuin"], 10, tuple(MORNINGS))


def test_nobody_else_says_it(samira, fatma, karim):
    for stranger in (fatma, karim):
        with pytest.raises(NotYours):
            set_preferences(samira, by=stranger, reach_minutes=10)


def test_a_walk_of_hours_is_not_nearby(samira):
    with pytest.raises(NotAllowedNow) as refusal:
        set_preferences(samira, by=samira, reach_minutes=600)
    assert refusal.value.code == "reach"


def test_a_yes_to_the_address_in_a_text_is_kept_once_and_taken_back_as_easily(mevrouw_de_wit, yvonne):
    said = {"by": yvonne, "wording": "Mag het?", "medium": "phone", "language": "nl"}
    changed = [allow_address_by_text(mevrouw_de_wit, yes=yes, **said) for yes in (False, True, True, False, False)]

    assert changed == [False, True, False, True, False]
    consent = mevrouw_de_wit.consents.get()
    assert (consent.purpose, consent.wording, consent.medium, consent.recorded_by) == (
        "address_by_text", "Mag het?", "phone", yvonne,
    )  # fmt: skip
    assert consent.withdrawn_at is not None
    assert [it.verb for it in mevrouw_de_wit.journal.order_by("pk")] == ["consent.given", "consent.withdrawn"]


def test_only_the_person_or_their_coordinator_says_it(mevrouw_de_wit, samira, karim):
    for stranger in (samira, karim):
        with pytest.raises(NotYours):
            allow_address_by_text(
                mevrouw_de_wit, by=stranger, yes=True, wording="Mag het?", medium="phone", language="nl"
            )
