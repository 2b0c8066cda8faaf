"""Two people at the same moment on the site: one outcome, a sentence for the other, never an error page or a lock."""

from collections import Counter

import pytest
from django.test import Client

from marketplace import links
from marketplace.actions import visiting
from marketplace.models import Agreement, Offer, Opportunity
from neighbourhoods.models import JournalEntry, Message, User
from tests.marketplace import stories

from .starting_line import Press, cookies_of, of

pytestmark = pytest.mark.slow
ROUNDS = [pytest.param(2, id="short"), pytest.param(40, id="many", marks=pytest.mark.long)]
GONE = "Iemand was u net voor"
CHANGED = "Dit kan niet meer."


def lines(*verbs: str) -> Counter[str]:
    """How often each of these stands in a journal."""
    return Counter(JournalEntry.objects.filter(verb__in=verbs).values_list("verb", flat=True))


@pytest.mark.parametrize("rounds", ROUNDS)
def test_two_helpers_want_one_place(race, rounds, mevrouw_de_wit, yvonne, samira, fatma):
    for number in range(rounds):
        task = stories.open_task(mevrouw_de_wit, in_days=number + 1)
        yes = f"{task.get_absolute_url()}ja/"

        outcomes = race(of(samira, yes), of(fatma, yes))

        missed = [it for it in outcomes if it.says(GONE)]
        assert [it.path for it in outcomes if it not in missed] == [f"/mijn/klussen/{task.pk}/"]
        assert [it.says("/klussen/") for it in missed] == [True]  # and a way to another task
        assert task.agreements.filter(state="agreed").count() == 1


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_yes_while_it_is_taken_back(race, rounds, mevrouw_de_wit, yvonne, samira):
    for _ in range(rounds):
        task = stories.open_task(mevrouw_de_wit)

        yes, _back = race(
            of(samira, f"{task.get_absolute_url()}ja/"),
            of(mevrouw_de_wit, f"/mijn/vragen/{task.pk}/niet-meer-nodig/"),
        )

        task.refresh_from_db()
        assert (task.state, task.agreements.filter(state="agreed").count()) == ("withdrawn", 0)
        was_first = task.agreements.filter(state="called_off").exists()
        assert was_first or (yes.status, yes.says("Deze klus is er niet meer")) == (404, True)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_the_neighbour_confirms_while_the_coordinator_calls_it_off(race, rounds, mevrouw_de_wit, yvonne, samira):
    for _ in range(rounds):
        visit = stories.visited(mevrouw_de_wit, samira)
        visiting.report_visit(visit, by=samira, how="good")
        task = visit.agreement.opportunity

        confirmed, called_off = race(
            of(mevrouw_de_wit, f"/mijn/vragen/{task.pk}/gelukt/", gelukt="ja"),
            of(yvonne, f"/cms/afspraak/{visit.agreement_id}/afzeggen/"),
        )

        visit.refresh_from_db()
        task.refresh_from_db()
        agreement = Agreement.objects.get(pk=visit.agreement_id)
        how_it_stands = (visit.state, agreement.state, task.state)
        assert how_it_stands in {("done", "done", "done"), ("called_off", "called_off", "open")}
        refused = called_off if visit.state == "done" else confirmed
        assert refused.says(CHANGED) or refused.says("Dit bezoek ging niet door.") or refused.status == 404


@pytest.mark.parametrize("rounds", ROUNDS)
def test_one_signed_link_is_pressed_twenty_times(race, rounds, mevrouw_de_wit, yvonne, samira):
    for number in range(rounds):
        task = stories.open_task(mevrouw_de_wit, in_days=number + 1)
        link = links.path("invite", task, samira, days=3)
        before = lines("agreement.made")

        outcomes = race(*[Press(link, {"choice": "yes"})] * 20)

        assert {(it.status, it.path, it.says("Fijn dat u helpt.")) for it in outcomes} == {(200, link, True)}
        assert task.agreements.count() == 1
        assert lines("agreement.made") - before == {"agreement.made": 2}  # in the journals of both
        assert Message.objects.filter(kind="helper.agreed", recipient=samira).count() == Agreement.objects.count()


def test_who_waits_for_a_call_presses_twenty_times(race, open_task, henk):
    outcomes = race(*[of(henk, f"{open_task.get_absolute_url()}ja/")] * 20)

    assert {(it.status, it.path) for it in outcomes} == {(200, f"/mijn/klussen/{open_task.pk}/")}
    assert (Offer.objects.count(), lines("offer.made")) == (1, {"offer.made": 2})


def test_an_offer_is_accepted_while_its_helper_takes_it_back(race, offer, yvonne):
    accepted, declined = race(
        of(yvonne, f"/cms/aanbod/{offer.pk}/akkoord/"), of(yvonne, f"/cms/aanbod/{offer.pk}/toch-niet/")
    )

    offer.refresh_from_db()
    taken = offer.state == "taken"
    assert (offer.state, Agreement.objects.count()) in {("taken", 1), ("withdrawn", 0)}
    assert declined.says(CHANGED) if taken else accepted.says("Dit aanbod geldt niet meer.")


# ---------------------------------------------------------------- people who come to be
@pytest.mark.parametrize("rounds", ROUNDS)
def test_one_person_joins_on_two_devices(race, rounds, kastanjelaan, yvonne):
    for number in range(rounds):
        email = f"mila{number}@example.org"

        outcomes = race(*[with_the_code(email) for _device in range(2)])

        mila = User.objects.get(email=email)
        assert {it.status for it in outcomes} == {200}
        assert Message.objects.filter(kind="helper.get_acquainted", recipient=mila).count() == 1
        assert JournalEntry.objects.filter(resident=mila, verb="person.joined").count() == 1


def with_the_code(email: str) -> Press:
    """Joining, up to the code that came by e-mail."""
    client = Client()
    client.post("/meedoen/", {"first_name": "Mila", "email": email})
    return Press("/meedoen/code/", {"code": client.session["joining"]["code"]}, cookies_of(client))


def test_a_request_is_sent_twice_from_one_device(race, kastanjelaan, shopping, yvonne):
    sent = as_a_visitor("06 12 34 56 78")

    outcomes = race(sent, sent)

    assert {it.path for it in outcomes} == {"/hulp-vragen/dank-u/"}
    assert (Opportunity.objects.count(), User.objects.filter(phone="+31612345678").count()) == (1, 1)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_couple_asks_on_two_devices(race, rounds, kastanjelaan, shopping, yvonne):
    for number in range(rounds):
        phone = f"06 22 33 44 {number:02d}"

        outcomes = race(as_a_visitor(phone), as_a_visitor(phone))

        assert {it.path for it in outcomes} == {"/hulp-vragen/dank-u/"}
        asker = User.objects.get(phone=f"+3162233440{number}" if number < 10 else f"+316223344{number}")
        assert asker.requests.count() == 2  # each of them asked something


def as_a_visitor(phone: str) -> Press:
    client = Client()
    answers = {
        "wat": {"soort": "boodschappen"},
        "wanneer": {"day": "this_week", "parts": ["morning"]},
        "waar": {"name": "Mevrouw De Wit", "phone": phone, "postcode": "7299 AB", "house_number": "12"},
    }
    for screen, said in answers.items():
        assert client.post(f"/hulp-vragen/{screen}/", said).status_code == 302
    return Press("/hulp-vragen/klopt-dit/", {"wish": "Graag melk."}, cookies_of(client))


@pytest.mark.parametrize("rounds", ROUNDS)
def test_somebody_asks_twice_to_be_called_back(race, rounds, samira):
    User.objects.filter(pk=samira.pk).update(phone="+31611112222")
    for _ in range(rounds):
        outcomes = race(*[of(samira, "/doorgeven/", next="/klussen/")] * 4)

        assert {(it.status, it.path, it.says("Wij bellen u terug binnen 1 werkdag.")) for it in outcomes} == {
            (200, "/klussen/", True)
        }
        assert (Message.objects.filter(kind="call_back.asked").count(), lines("call_back.asked")) == (
            1, {"call_back.asked": 1},
        )  # fmt: skip
