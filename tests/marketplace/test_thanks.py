"""A thank-you for each visit: of what comes back the last time that was done, to who came, each once.

It is Tuesday 12 May 2026, noon; the pair meets each Tuesday from next week on.
"""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from marketplace.actions import visiting
from marketplace.models import Thanks, Visit
from marketplace.queries.requests import own_request
from marketplace.texted import matters
from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.entering import enter

from . import stories
from .paired import AFTER, NEXT, told, verbs

pytestmark = pytest.mark.usefixtures("clock")
NOON = "T12:00+02:00"


@pytest.fixture
def been(pair, clock, mevrouw_de_wit):
    """Both times of which she says that they were done; it is the second of them."""
    for day in (NEXT, AFTER):
        clock.move_to(f"{day}{NOON}")
        visiting.confirm_visit(stories.visit_on(pair, day), by=mevrouw_de_wit, done=True)
        if day == NEXT:
            visiting.thank_helper(pair, by=mevrouw_de_wit, sentence="nice")
    return pair


def cards() -> list[tuple]:
    rows = Thanks.objects.order_by("pk").select_related("visit", "agreement__helper", "stand_in")
    return [(it.to.first_name, it.visit.on_date if it.visit else None, it.own_words or it.sentence) for it in rows]


def thank_page(agreement) -> str:
    return reverse("marketplace:thank", args=[agreement.opportunity_id])


def test_each_visit_has_a_card_of_its_own(been, mevrouw_de_wit, samira):
    visiting.thank_helper(been, by=mevrouw_de_wit, own_words="Gezellig!")

    assert cards() == [("Samira", NEXT, "nice"), ("Samira", AFTER, "Gezellig!")]
    assert told("helper.thanked") == ["Samira", "Samira"]
    assert verbs(samira).count("helper.thanked") == verbs(mevrouw_de_wit).count("helper.thanked") == 2


def test_the_second_time_for_one_visit_changes_nothing(been, mevrouw_de_wit, yvonne):
    first = visiting.thank_helper(been, by=mevrouw_de_wit, sentence="relieved")

    assert visiting.thank_helper(been, by=yvonne, own_words="Nog eens bedankt") == first
    assert cards() == [("Samira", NEXT, "nice"), ("Samira", AFTER, "relieved")]
    assert told("helper.thanked") == ["Samira", "Samira"]


def test_nobody_else_thanks_for_her(been, samira, karim):
    for person in (samira, karim):
        with pytest.raises(NotYours):
            visiting.thank_helper(been, by=person, sentence="nice")


def test_before_the_first_time_there_is_nothing_to_thank_for(client, pair, mevrouw_de_wit):
    with pytest.raises(NotAllowedNow) as refused:
        visiting.thank_helper(pair, by=mevrouw_de_wit, sentence="nice")

    assert refused.value.code == "moment"
    assert enter(client, mevrouw_de_wit).get(thank_page(pair)).url == f"/mijn/vragen/{pair.opportunity_id}/"


def test_who_came_instead_gets_the_card(been, mevrouw_de_wit, henk, samira, client):
    Visit.objects.filter(agreement=been, on_date=AFTER).update(stand_in=henk)
    page = enter(client, mevrouw_de_wit).get(thank_page(been)).content.decode()
    client.post(thank_page(been), {"own_words": "Fijn dat u er was"})

    assert "Henk bedanken" in page
    assert cards()[-1] == ("Henk", AFTER, "Fijn dat u er was")
    assert "Fijn dat u er was" in enter(client, henk).get("/mijn/").content.decode()
    assert "Fijn dat u er was" not in enter(client, samira).get("/mijn/").content.decode()
    henk.delete()
    assert cards() == [("Samira", NEXT, "nice")]


def test_a_card_of_before_counts_for_all_that_was_before_it(been, mevrouw_de_wit):
    """Given when there was one card for an agreement: it names no visit."""
    Thanks.objects.update(visit=None, given_at=f"{NEXT}{NOON}")
    assert visiting.thank_helper(been, by=mevrouw_de_wit, sentence="nice").visit.on_date == AFTER

    Thanks.objects.filter(visit__isnull=False).delete()
    Thanks.objects.update(given_at=f"{AFTER}{NOON}")
    assert visiting.thank_helper(been, by=mevrouw_de_wit, sentence="nice").visit is None


def test_the_database_keeps_one_card_for_a_visit_and_one_without(been):
    for visit in (Thanks.objects.get().visit, None):
        Thanks.objects.update(visit=visit)
        with pytest.raises(IntegrityError), transaction.atomic():
            Thanks.objects.create(agreement=been, visit=visit, sentence="nice")


def test_her_page_offers_the_last_visit_and_shows_her_cards(been, client, mevrouw_de_wit):
    own = f"/mijn/vragen/{been.opportunity_id}/"
    assert f"{own}bedanken/" in enter(client, mevrouw_de_wit).get(own).content.decode()

    client.post(thank_page(been), {"sentence": "well_done"})
    page = client.get(own).content.decode()
    assert (f"{own}bedanken/" in page, page.count('class="card thanks"')) == (False, 2)


def test_the_coordinator_notes_what_was_said_by_phone_while_the_pair_goes_on(been, client, yvonne):
    desk = f"/cms/klussen/{been.opportunity_id}/"
    step = reverse("workbench:agreement_step", args=[been.pk, "bedanken"])
    assert step in enter(client, yvonne).get(desk).content.decode()

    client.post(step, {"own_words": "Zij is er blij mee"})
    page = client.get(desk).content.decode()
    assert (cards()[-1], step in page) == (("Samira", AFTER, "Zij is er blij mee"), False)
    assert "Zij is er blij mee" in page


def test_by_text_one_word_sends_a_card(been, mevrouw_de_wit):
    def for_a_card():
        return [it for it in matters([mevrouw_de_wit]) if it.key.startswith("thank:")]

    (matter,) = for_a_card()
    assert (matter.title, dict(matter.answers), matter.act("yes")) == ("boodschappen", {"kaartje": "yes"}, "card_sent")
    assert (cards()[-1], for_a_card()) == (("Samira", AFTER, "nice"), [])


def test_a_request_costs_the_same_with_one_card_and_with_two(been, mevrouw_de_wit, django_assert_num_queries):
    for count in (1, 2):
        if count == 2:
            visiting.thank_helper(been, by=mevrouw_de_wit, sentence="nice")
        with django_assert_num_queries(4):
            assert len(own_request(mevrouw_de_wit, been.opportunity_id).cards) == count
