"""Yes, no and "I cannot" from a message: by a signed link without logging in, and by text."""

import pytest

from marketplace import links
from marketplace.actions import clock, company, standing_in
from marketplace.models import Agreement, Visit
from neighbourhoods.models import IncomingText, Message
from tests import texts

from .announced_once import another, sought, taken, together
from .pairs import asked, now, pair, request_to
from .texted import answer, leave, outcome

FROM_RACHID = "+31698765433"
pytestmark = pytest.mark.usefixtures("at_noon", "server")


def press(client, purpose: str, thing, person, choice: str):
    """Open the link, press one of its buttons, and see the page after it."""
    page = links.path(purpose, thing, person, days=3)
    assert client.get(page).status_code == 200
    return client.post(page, {"choice": choice}, follow=True).context["step"]


# ---------------------------------------------------------------- links
def test_looking_at_a_link_does_nothing(client, mevrouw_de_wit, samira, yvonne):
    visit = pair(mevrouw_de_wit, samira)

    step = client.get(links.path("cannot_come", visit, samira, days=3)).context["step"]

    assert (step.title, step.choices) == ("Kunt u niet? Dat is geen probleem.", (("yes", "Ik kan niet komen"),))
    assert now(visit) == ("planned", "")


def test_cannot_come_by_a_link_twice_is_once(client, mevrouw_de_wit, samira, yvonne):
    visit = pair(mevrouw_de_wit, samira)

    titles = [press(client, "cannot_come", visit, samira, "yes").title for _time in range(2)]

    assert titles == ["Het is geregeld. Dank u wel dat u het zegt."] * 2
    assert now(visit) == ("seeking", "")
    assert Message.objects.filter(kind="coordinator.seeking").count() == 1


@pytest.mark.parametrize(
    ("choice", "title", "state"),
    [("yes", "Fijn dat u helpt.", "planned"), ("no", "Dank u wel dat u het zegt.", "seeking")],
)
def test_an_answer_by_a_link_twice_is_once(client, mevrouw_de_wit, samira, yvonne, choice, title, state):
    visit, rachid = sought(mevrouw_de_wit, samira, yvonne), another(mevrouw_de_wit, yvonne)

    titles = [press(client, "stand_in", request_to(visit, rachid), rachid, choice).title for _time in range(2)]

    assert titles == [title] * 2
    assert now(visit)[0] == state


def test_a_yes_by_a_link_that_comes_too_late_is_a_sentence_and_a_way_on(client, mevrouw_de_wit, samira, yvonne):
    visit, rachid = sought(mevrouw_de_wit, samira, yvonne), another(mevrouw_de_wit, yvonne)
    standing_in.come_after_all(visit, by=samira)

    step = press(client, "stand_in", request_to(visit, rachid), rachid, "yes")

    assert (step.title, step.next_url) == ("Er komt al iemand. Dank u wel dat u wilt helpen.", "/klussen/")
    assert now(visit) == ("planned", "")


def test_who_stepped_back_reads_that_it_is_arranged(client, mevrouw_de_wit, samira, yvonne):
    visit, rachid = taken(mevrouw_de_wit, samira, yvonne), another(mevrouw_de_wit, yvonne)

    step = press(client, "cannot_come", visit, rachid, "yes")

    assert step.title == "Het is geregeld. Dank u wel dat u het zegt."
    assert now(visit) == ("seeking", "")
    assert press(client, "stand_in", request_to(visit, rachid), rachid, "yes").choices == ()


def test_who_goes_along_stays_home_by_a_link(client, mevrouw_de_wit, samira, yvonne):
    visit = together(mevrouw_de_wit, samira, yvonne)

    titles = [press(client, "stay_home", visit, visit.company, "yes").title for _time in range(2)]

    assert titles == ["Het is geregeld. Dank u wel dat u het zegt."] * 2
    assert Visit.objects.get(pk=visit.pk).company is None
    company.go_along(visit, by=yvonne, person=yvonne)


def test_a_link_of_somebody_else_does_nothing(client, mevrouw_de_wit, samira, fatma, yvonne):
    visit = sought(mevrouw_de_wit, samira, yvonne)
    request = request_to(visit, another(mevrouw_de_wit, yvonne))

    press(client, "stand_in", request, fatma, "yes")

    assert now(visit) == ("seeking", "")


# ---------------------------------------------------------------- texts
@pytest.fixture
def texting(mevrouw_de_wit, samira, yvonne, server):
    """Rachid and Samira answer by text."""
    texts.by_text(samira, "+31698765432")
    texts.by_text(another(mevrouw_de_wit, yvonne), FROM_RACHID)
    return server


@pytest.mark.parametrize(
    ("body", "reply", "state"), [("ja", "", "planned"), ("JA graag", "", "planned"), ("nee", "no_matter", "seeking")]
)
def test_yes_and_no_by_text(mevrouw_de_wit, samira, yvonne, texting, body, reply, state):
    visit = sought(mevrouw_de_wit, samira, yvonne)
    leave(texting)

    assert outcome(answer(body, FROM_RACHID)) == (IncomingText.Outcome.DONE, reply)
    assert now(visit)[0] == state


def test_a_second_yes_by_text_harms_nobody(mevrouw_de_wit, samira, yvonne, texting):
    visit = sought(mevrouw_de_wit, samira, yvonne)
    leave(texting)
    standing_in.come_after_all(visit, by=samira)

    assert answer("ja", FROM_RACHID).outcome == IncomingText.Outcome.UNCLEAR
    assert (now(visit), asked(visit)) == (("planned", ""), [("Rachid", "passed", 1)])


def test_no_to_the_reminder_is_about_that_one_visit(mevrouw_de_wit, samira, yvonne, texting):
    visit = pair(mevrouw_de_wit, samira, in_days=1)
    clock.remind_of_visit(visit)
    leave(texting)

    assert outcome(answer("nee")) == (IncomingText.Outcome.DONE, "stepped_back")
    assert (now(visit), Agreement.objects.get().state) == (("seeking", ""), "agreed")
