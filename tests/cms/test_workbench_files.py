"""The two files: a person and a request, and every step a coordinator writes down for somebody on the phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.actions import asking, helping, moderating
from marketplace.actions.asking import Request
from marketplace.models import Agreement, GoodToKnow, WorkKind
from marketplace.models.work import Opportunity
from tests.entering import enter


@pytest.fixture
def shopping(db) -> WorkKind:
    return WorkKind.objects.create(slug="boodschappen", name_nl="Boodschappen", icon="shopping-basket", palette="green")


@pytest.fixture
def waiting(mevrouw_de_wit, yvonne, shopping) -> Opportunity:
    return asking.ask_for_help(mevrouw_de_wit, by=yvonne, request=Request(work_kind=shopping))


@pytest.fixture
def agreed(waiting, samira, yvonne) -> Agreement:
    moderating.publish_opportunity(waiting, by=yvonne)
    return helping.say_yes(waiting, by=samira)


def send(client, by, name, *args, **answers):
    return enter(client, by).post(reverse(f"workbench:{name}", args=args), answers)


# ---------------------------------------------------------------- a person
def test_the_card_tells_how_to_reach_somebody_and_what_happened(client, waiting, mevrouw_de_wit, yvonne):
    card = enter(client, yvonne).get(reverse("workbench:person", args=[mevrouw_de_wit.pk])).context

    assert card["phone"] == "06 12 34 56 78"
    assert [request.pk for request in card["requests"]] == [waiting.pk]
    assert [line.words for line in card["lines"]] == ["vroeg om hulp"]


def test_kennisgemaakt(client, henk, yvonne):
    send(client, yvonne, "meet", henk.pk)

    henk.refresh_from_db()
    assert (henk.is_met, henk.met_by) == (True, yvonne)


@pytest.mark.parametrize(("until", "days"), [("week", 7), ("maand", 30), ("zelf", None)])
def test_even_niet_and_back_again(client, samira, yvonne, until, days):
    send(client, yvonne, "pause", samira.pk, until=until)
    samira.refresh_from_db()
    assert (samira.paused, samira.paused_until) == (True, timezone.localdate() + timedelta(days=days) if days else None)

    send(client, yvonne, "resume", samira.pk)
    samira.refresh_from_db()
    assert samira.paused is False


def test_another_channel_and_another_name(client, mevrouw_de_wit, yvonne):
    send(client, yvonne, "channel", mevrouw_de_wit.pk, channel="letter")
    send(client, yvonne, "shown_as", mevrouw_de_wit.pk, salutation="family", call_name="familie De Wit")

    mevrouw_de_wit.refresh_from_db()
    assert (mevrouw_de_wit.channel, mevrouw_de_wit.salutation, mevrouw_de_wit.call_name) == (
        "letter", "family", "familie De Wit",
    )  # fmt: skip


def test_a_channel_that_does_not_reach_is_refused(client, mevrouw_de_wit, yvonne):
    send(client, yvonne, "channel", mevrouw_de_wit.pk, channel="email")

    mevrouw_de_wit.refresh_from_db()
    assert mevrouw_de_wit.channel == "call"


def test_a_channel_that_does_not_exist_is_asked_again_and_nothing_is_said_to_be_written(client, samira, yvonne):
    response = send(client, yvonne, "channel", samira.pk, channel="pigeon")

    assert [sentence in response.content.decode() for sentence in ("Lees dit eerst", "Opgeschreven")] == [True, False]
    samira.refresh_from_db()
    assert samira.channel == "email"


def test_moving_out_of_reach_leads_back_to_the_people(client, mevrouw_de_wit, yvonne, karim, molenwijk, lindenkwartier):
    stays = send(client, yvonne, "address", mevrouw_de_wit.pk, neighbourhood=lindenkwartier.pk)
    assert stays.url == reverse("workbench:person", args=[mevrouw_de_wit.pk])
    unknown = send(client, yvonne, "address", mevrouw_de_wit.pk)
    assert unknown.context["address_form"].errors == {"postcode": ["Vul een postcode in, of kies de buurt."]}


# ---------------------------------------------------------------- a request
def test_aanpassen_changes_kind_day_time_and_what_is_good_to_know(client, waiting, yvonne):
    dog = GoodToKnow.objects.create(text_nl="Er is een hond.", icon="dog")
    garden = WorkKind.objects.create(slug="tuin", name_nl="Tuin", icon="sprout", palette="olive")
    day = timezone.localdate() + timedelta(days=3)
    send(
        client, yvonne, "amend", waiting.pk, kind=garden.pk, day="date", on_date=day, at_time="14:00", minutes=90,
        good_to_know=[dog.pk], wish="Het hek klemt.",
    )  # fmt: skip

    waiting.refresh_from_db()
    changed = (waiting.work_kind, waiting.on_date, waiting.at_time.hour, waiting.minutes, waiting.wish)
    assert changed == (garden, day, 14, 90, "Het hek klemt.")
    assert list(waiting.good_to_know.all()) == [dog]


def test_a_fixed_day_needs_a_date_and_the_form_stays(client, waiting, yvonne):
    response = send(client, yvonne, "amend", waiting.pk, day="date")

    assert response.context["form"].errors == {"on_date": ["Kies een datum."]}


@pytest.mark.parametrize(
    ("name", "state"), [("plaatsen", "open"), ("niet-meer-nodig", "withdrawn"), ("nog-nodig", "waiting")]
)
def test_steps_with_one_button(client, waiting, yvonne, name, state):
    send(client, yvonne, "step", waiting.pk, name)

    waiting.refresh_from_db()
    assert waiting.state == state


@pytest.mark.parametrize(
    ("name", "state", "request_state"),
    [("afzeggen", "called_off", "open"), ("helper-zegt-af", "called_off", "open")],
)
def test_one_of_the_two_calls_it_off(client, agreed, yvonne, name, state, request_state):
    send(client, yvonne, "agreement_step", agreed.pk, name)

    agreed.refresh_from_db()
    assert (agreed.state, agreed.opportunity.state) == (state, request_state)


def test_the_visit_by_phone_from_day_to_thank_you(client, agreed, yvonne):
    visit = agreed.visits.get()
    send(client, yvonne, "visit_step", visit.pk, "dag", on_date=timezone.localdate(), at_time="10:00")
    send(client, yvonne, "visit_step", visit.pk, "helper-zegt", how="good")
    send(client, yvonne, "visit_step", visit.pk, "buur-zegt", done="ja")
    send(client, yvonne, "agreement_step", agreed.pk, "bedanken", own_words="Wat fijn dat zij kwam.")

    agreed.refresh_from_db()
    assert (agreed.state, agreed.opportunity.state) == ("done", "done")
    assert [(it.text, it.entered_by) for it in agreed.thanks.all()] == [("Wat fijn dat zij kwam.", yvonne)]
    page = enter(client, yvonne).get(reverse("workbench:request", args=[agreed.opportunity_id]))
    assert "Wat fijn dat zij kwam." in page.content.decode()


def test_a_visit_that_did_not_take_place_frees_the_task(client, agreed, yvonne):
    send(client, yvonne, "visit_step", agreed.visits.get().pk, "afronden", happened="nee")

    agreed.refresh_from_db()
    assert (agreed.state, agreed.opportunity.state) == ("called_off", "open")


def test_once_more_with_the_same_helper_first(client, agreed, samira, yvonne, mevrouw_de_wit):
    send(client, yvonne, "visit_step", agreed.visits.get().pk, "afronden", happened="ja")
    send(client, yvonne, "agreement_step", agreed.pk, "nog-een-keer")

    again = mevrouw_de_wit.requests.latest("pk")
    assert (again.asked_first, again.state) == (samira, "waiting")


@pytest.mark.parametrize(("name", "pk"), [("step", 0), ("agreement_step", 0), ("visit_step", 0)])
def test_an_unknown_step_does_not_exist(client, agreed, yvonne, name, pk):
    thing = {"step": agreed.opportunity_id, "agreement_step": agreed.pk, "visit_step": agreed.visits.get().pk}[name]

    assert send(client, yvonne, name, thing, "iets-anders").status_code == 404
