"""An agreement about a job, made at the desk with its days in one go; every refusal at its field."""

from datetime import time, timedelta

import pytest
from bs4 import BeautifulSoup

from marketplace.actions import helping, jobs, moderating
from marketplace.models import Agreement
from neighbourhoods import outreach
from neighbourhoods.models import Message
from tests.entering import enter
from tests.marketplace import stories, working
from tests.marketplace.test_households import HOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, yvonne):
    return enter(client, yvonne)


DAYS = {"weekdays": ["1", "3"], "at_time": "09:00", "minutes": "180", "every": "1", "skips_holidays": "on"}


def tuesday():
    """The first Tuesday after the job of the workshop began."""
    day = stories.a_day(7)
    return day + timedelta(days=(1 - day.weekday()) % 7)


def agree(desk, offer, **typed):
    return desk.post(f"/cms/werk/aanbod/{offer.pk}/afspraak/", {"starts_on": tuesday()} | DAYS | typed)


def said_at(page) -> list[tuple[str, str]]:
    return [(it["href"], it.text) for it in BeautifulSoup(page.content, "html.parser").select(".errors li a")]


def test_an_agreement_is_made_with_its_days_in_one_go(desk, ironing, henk, ria):
    offer = working.asked(ironing, henk)
    assert desk.get(f"/cms/werk/aanbod/{offer.pk}/afspraak/").status_code == 200

    assert agree(desk, offer).url == f"/cms/werk/{ironing.pk}/"

    agreement = Agreement.objects.get()
    rhythm = agreement.rhythms.get()
    assert (rhythm.rule, rhythm.starts_on, rhythm.at_time, rhythm.minutes) == (
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH", tuesday(), time(9), 180,
    )  # fmt: skip
    first, second = agreement.visits.order_by("on_date")[:2]
    assert [first.on_date, second.on_date] == [tuesday(), tuesday() + timedelta(days=2)]
    kinds = {"helper.agreed", "request.helper_found", "rhythm.begun"}
    told = list(Message.objects.filter(kind__in=kinds).order_by("kind"))
    assert [message.kind for message in told] == ["helper.agreed", "request.helper_found"]
    assert all("elke dinsdag en donderdag om 9 uur" in " ".join(outreach.render(it).paragraphs) for it in told)
    card = " ".join(desk.get(f"/cms/werk/{ironing.pk}/").content.decode().split())
    assert "elke dinsdag en donderdag om 9 uur" in card
    assert "Elke dinsdag en donderdag om 9 uur" in desk.get(f"/cms/afspraak/{agreement.pk}/").content.decode()


def test_without_days_the_card_asks_for_them_and_they_are_given_later(desk, ironing, henk):
    offer = working.asked(ironing, henk)
    desk.post(f"/cms/werk/aanbod/{offer.pk}/afspraak/", {"starts_on": tuesday()})
    agreement = Agreement.objects.get()
    assert "nog geen vaste dagen" in desk.get(f"/cms/werk/{ironing.pk}/").content.decode()

    page = f"/cms/afspraak/{agreement.pk}/"
    then = desk.post(f"/cms/afspraak/{agreement.pk}/vaste-dagen/", DAYS | {"starts_on": tuesday(), "next": page})

    assert then.url == page
    assert "Elke dinsdag en donderdag om 9 uur" in desk.get(page).content.decode()
    assert agreement.rhythms.count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"starts_on": ""}, "#id_starts_on", "Kies een dag."),
        ({"starts_on": stories.a_day(-1)}, "#id_starts_on", "Het werk begint op "),
        ({"starts_on": stories.a_day(500)}, "#id_starts_on", "Kies een dag binnen een jaar."),
        ({"ends_on": stories.a_day(6)}, "#id_ends_on", "De laatste dag ligt voor de eerste."),
        ({"weekdays": []}, "#id_weekdays_0", "Kies een dag van de week."),
        ({"weekdays": ["9"]}, "#id_weekdays_0", ""),
        ({"at_time": ""}, "#id_at_time", "Vul een tijd in."),
        ({"at_time": "25:00"}, "#id_at_time", "Dit is geen tijd."),
        ({"every": "month"}, "#id_weekdays_0", "Kies één dag van de week."),
        ({"every": "month", "weekdays": ["1"]}, "#id_nth", "Kies welke week van de maand."),
    ],
)
def test_a_mistake_in_the_agreement_is_said_at_its_field(desk, ironing, henk, typed, field, sentence):
    page = agree(desk, working.asked(ironing, henk), **typed)

    ((where, said),) = said_at(page)
    assert (where, said.startswith(sentence)) == (field, True)
    assert not Agreement.objects.exists()


def test_days_on_which_the_helper_is_somewhere_else_are_refused_at_the_time(desk, ironing, ria, yvonne, henk):
    agree(desk, working.asked(ironing, henk))
    laundry = working.open_job(ria, by=yvonne, name_nl="Wasserette")

    ((where, _sentence),) = said_at(agree(desk, working.asked(laundry, henk), weekdays=["3", "4"], at_time="11:00"))

    assert where == "#id_at_time"
    assert Agreement.objects.count() == 1


def test_a_fourth_day_in_a_household_is_refused_at_the_days(desk, mevrouw_de_wit, yvonne, henk):
    paid = working.posting(mevrouw_de_wit, **HOME)
    home = jobs.post_job(mevrouw_de_wit, by=yvonne, posting=paid, place=mevrouw_de_wit)
    moderating.publish_opportunity(home, by=yvonne)

    ((where, sentence),) = said_at(agree(desk, working.asked(home, henk), weekdays=["0", "1", "2", "3"]))

    assert where == "#id_weekdays_0"
    assert sentence.startswith("Betaalde hulp mag 3 dagen per week in een huishouden komen.")
    assert agree(desk, working.asked(home, henk), weekdays=["0", "1", "2"]).status_code == 302


def test_an_offer_that_was_taken_back_says_so_with_a_way_on(desk, ironing, henk):
    offer = working.asked(ironing, henk)
    helping.withdraw_offer(offer, by=henk)

    page = agree(desk, offer)

    said = BeautifulSoup(page.content, "html.parser").select(".errors li")
    assert [it.text for it in said] == ["Dit aanbod geldt niet meer."]
    assert f'href="/cms/werk/{ironing.pk}/"' in page.content.decode()
