"""The buttons in the messages of the loop act like the website: once, as that person, and only while it can."""

from http import HTTPStatus

import pytest
import time_machine

from marketplace import links
from marketplace.actions import asking, clock, helping, visiting
from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit
from neighbourhoods import outreach
from neighbourhoods.models import Message

from . import stories


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel("2026-05-12 12:00+02:00", tick=False) as travel:
        yield travel


def press(client, purpose: str, thing, person, choice: str):
    """Open the link, press one of its buttons, and see the page after it."""
    page = links.path(purpose, thing, person, days=3)
    assert client.get(page).status_code == HTTPStatus.OK
    return client.post(page, {"choice": choice}, follow=True).context["step"]


def look(client, purpose: str, thing, person):
    return client.get(links.path(purpose, thing, person, days=3)).context["step"]


def test_yes_from_an_invitation_is_an_agreement(client, mevrouw_de_wit, samira, yvonne):
    task = stories.open_task(mevrouw_de_wit)

    steps = [press(client, "invite", task, samira, "yes") for _ in range(2)]

    assert [step.title for step in steps] == ["Fijn dat u helpt."] * 2
    assert steps[0].next_url == f"/mijn/klussen/{task.pk}/"
    assert [(it.helper, it.made_by) for it in Agreement.objects.all()] == [(samira, samira)]


def test_yes_of_somebody_we_have_not_met_is_an_offer(client, mevrouw_de_wit, henk, yvonne):
    step = press(client, "invite", stories.open_task(mevrouw_de_wit), henk, "yes")

    assert (step.title, step.sentences) == ("Fijn dat u wilt helpen.", ("Wij bellen u om kennis te maken.",))
    assert [(it.helper, it.state) for it in Offer.objects.all()] == [(henk, "standing")]


def test_a_yes_that_comes_too_late_gets_a_sentence_and_other_tasks(client, mevrouw_de_wit, samira, fatma):
    task = stories.agreed(mevrouw_de_wit, fatma).opportunity

    step = press(client, "invite", task, samira, "yes")

    assert (step.title, step.next_url) == ("Iemand anders doet deze klus al. Fijn dat u keek.", "/klussen/")
    assert Agreement.objects.count() == 1


def test_an_invitation_shows_no_more_than_the_public_page(client, mevrouw_de_wit, samira, yvonne):
    page = links.path("invite", stories.open_task(mevrouw_de_wit), samira, days=3)

    html = client.get(page).text

    assert "Boodschappen voor een buurvrouw, donderdag, middag" in html
    marks = ["De Wit", "de Wit", "Johanna", "Kastanjelaan", "612345678", "06 12", "14 uur", "Samira"]
    assert [mark for mark in marks if mark in html] == []


def test_stepping_back_by_link(client, mevrouw_de_wit, samira, yvonne):
    agreement = stories.agreed(mevrouw_de_wit, samira)
    assert look(client, "step_back", agreement, samira).choices == (("yes", "Ik kan niet komen"),)

    steps = [press(client, "step_back", agreement, samira, "yes") for _ in range(2)]

    assert [step.title for step in steps] == ["Het is geregeld. Dank u wel dat u het zegt."] * 2
    assert (Agreement.objects.get().state, Opportunity.objects.get().state) == ("called_off", "open")


@pytest.mark.parametrize("how", ["good", "okay", "not_good"])
def test_the_helper_says_how_it_went(client, mevrouw_de_wit, samira, yvonne, how):
    visit = stories.visited(mevrouw_de_wit, samira)

    press(client, "report", visit, samira, how)
    step = press(client, "report", visit, samira, "good")

    assert step.choices == ()
    assert Visit.objects.get().helper_said == how
    assert step.sentences == (("Wij bellen u vandaag.",) if how == "not_good" else ())


@pytest.mark.parametrize(("choice", "said", "title"), [("yes", True, "Fijn om te horen."), ("no", False, None)])
def test_the_neighbour_says_whether_it_is_done(client, mevrouw_de_wit, samira, yvonne, choice, said, title):
    visit = stories.visited(mevrouw_de_wit, samira)

    step = press(client, "done", visit, mevrouw_de_wit, choice)

    assert step.title == (title or "Dank u wel dat u het zegt.")
    assert Visit.objects.get().requester_said_done is said


def test_before_the_day_there_is_nothing_to_tell(client, mevrouw_de_wit, samira, yvonne):
    visit = stories.agreed(mevrouw_de_wit, samira, in_days=2).visits.get()

    for purpose, person in (("report", samira), ("done", mevrouw_de_wit)):
        step = look(client, purpose, visit, person)
        assert (step.title, step.choices) == ("Het bezoek is nog niet geweest. Vertel het ons daarna.", ())


def test_from_done_to_thank_you(client, mevrouw_de_wit, samira, yvonne):
    visit = stories.visited(mevrouw_de_wit, samira)
    visiting.report_visit(visit, by=samira, how="good")
    step = press(client, "done", visit, mevrouw_de_wit, "yes")
    assert step.next_label == "Bedank de helper"

    for sentence in ("nice", "relieved"):
        page = client.post(step.next_url, {"choice": sentence}, follow=True)
        assert page.context["step"].title == "Uw kaartje is bij de helper."

    assert [(card.sentence, card.entered_by) for card in Thanks.objects.all()] == [("nice", mevrouw_de_wit)]


@pytest.mark.parametrize(
    ("choice", "state", "title"),
    [("yes", "open", "Wij zoeken verder voor u."), ("no", "withdrawn", "Dank u wel dat u het zegt.")],
)
def test_still_needed(client, mevrouw_de_wit, yvonne, at_noon, choice, state, title):
    task = stories.open_task(mevrouw_de_wit, in_days=0)
    at_noon.move_to("2026-05-13 12:00+02:00")
    clock.ask_if_still_needed(task)

    steps = [press(client, "still_needed", task, mevrouw_de_wit, choice) for _ in range(2)]

    assert [step.title for step in steps] == [title] * 2
    assert Opportunity.objects.get().state == state


def test_an_answer_after_three_days_still_counts(client, mevrouw_de_wit, yvonne, at_noon):
    task = stories.open_task(mevrouw_de_wit, in_days=0)
    at_noon.move_to("2026-05-13 12:00+02:00")
    clock.ask_if_still_needed(task)
    at_noon.move_to("2026-05-16 12:00+02:00")
    clock.expire_opportunity(task)

    step = press(client, "still_needed", task, mevrouw_de_wit, "yes")

    assert (step.title, Opportunity.objects.get().state) == ("Wij hebben uw vraag.", "waiting")


@pytest.mark.parametrize("purpose", ["step_back", "report"])
def test_a_link_in_other_hands_than_its_helper_does_nothing(client, mevrouw_de_wit, samira, fatma, yvonne, purpose):
    visit = stories.visited(mevrouw_de_wit, samira)
    thing = visit.agreement if purpose == "step_back" else visit

    press(client, purpose, thing, fatma, "yes" if purpose == "step_back" else "good")

    assert (Agreement.objects.get().state, Visit.objects.get().helper_said) == ("agreed", "")


@pytest.mark.parametrize("purpose", ["invite", "step_back", "report", "done", "still_needed", "thank"])
def test_a_link_about_what_is_gone_is_a_dead_end(client, mevrouw_de_wit, purpose):
    assert client.get(links.path(purpose, 404, mevrouw_de_wit, days=3)).status_code == HTTPStatus.GONE


def test_the_button_of_a_message_leads_to_its_page(client, mevrouw_de_wit, samira, yvonne):
    stories.visited(mevrouw_de_wit, samira)
    clock.ask_how_it_went(Visit.objects.get())
    message = Message.objects.get(kind="visit.how_did_it_go")

    assert client.get(outreach.render(message).button_url).context["step"].title == "Hoe ging het?"
    helping.step_back(Agreement.objects.get(), by=samira)
    assert asking.withdraw_request(Opportunity.objects.get(), by=mevrouw_de_wit).state == "withdrawn"
