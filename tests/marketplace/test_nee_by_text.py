"""NEE by text: back from the right visit, as that person, once; otherwise we ask back, naming nobody."""

import pytest

from marketplace.actions import moderating
from neighbourhoods.texting import gsm
from tests import texts

from . import stories
from .texted import FROM_SAMIRA, answer, asked_after, leave, outcome, reminded, states

pytestmark = pytest.mark.usefixtures("at_noon", "server", "by_text")


# ---------------------------------------------------------------- NEE
@pytest.mark.parametrize("body", ["NEE", "nee sorry", " Nee!", "Ik kan toch niet"])
def test_nee_after_the_reminder_steps_back_from_that_visit(mevrouw_de_wit, samira, server, body):
    agreement = reminded(mevrouw_de_wit, samira, server)

    assert outcome(answer(body)) == ("done", "stepped_back")

    agreement.refresh_from_db()
    assert agreement.state == "called_off"
    assert leave(server)[-1] == "Het is geregeld. Dank u dat u het zei. Wij zoeken iemand anders. Dichtbij"
    verbs = list(samira.journal.order_by("pk").values_list("verb", "actor"))[-2:]
    assert verbs == [("agreement.called_off", samira.pk), ("text.received", samira.pk)]


def test_nee_twice_steps_back_once(mevrouw_de_wit, samira, server):
    reminded(mevrouw_de_wit, samira, server)

    assert [outcome(answer("NEE")) for _ in range(2)] == [("done", "stepped_back"), ("unclear", "unclear")]
    assert samira.journal.filter(verb="agreement.called_off").count() == 1


def test_somebody_elses_nee_does_nothing(mevrouw_de_wit, samira, fatma, server):
    reminded(mevrouw_de_wit, samira, server)
    texts.by_text(fatma, "+31622222222")

    assert outcome(answer("NEE", "+31622222222")) == ("unclear", "unclear")
    assert states() == ["agreed"]


def test_nee_without_a_question_is_asked_back_without_a_name(mevrouw_de_wit, samira, server):
    stories.agreed(mevrouw_de_wit, samira, in_days=4)

    assert outcome(answer("NEE")) == ("asked_back", "which")

    assert states() == ["agreed"]
    assert leave(server)[-1] == "Bedoelt u: boodschappen, zaterdag 14 uur? Antwoord dan NEE A. Of bel 088 000 12 34."
    assert outcome(answer("nee a")) == ("done", "stepped_back")
    assert states() == ["called_off"]


def test_two_visits_tomorrow_are_asked_back_and_a_letter_chooses(mevrouw_de_wit, samira, server):
    first = reminded(mevrouw_de_wit, samira, server)
    second = reminded(mevrouw_de_wit, samira, server)

    assert outcome(answer("NEE")) == ("asked_back", "which")

    [question] = leave(server)
    assert question == (
        "Bedoelt u A boodschappen, morgen 14 uur of B boodschappen, morgen 15 uur? Antwoord NEE A of NEE B."
    )
    assert gsm.septets(question) <= gsm.ROOM
    assert outcome(answer("B")) == ("done", "stepped_back")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("agreed", "called_off")


def test_a_letter_of_a_question_that_was_long_ago_means_nothing(mevrouw_de_wit, samira, server, at_noon):
    stories.agreed(mevrouw_de_wit, samira, in_days=9)
    answer("NEE")
    at_noon.move_to("2026-05-15 12:00+02:00")

    assert outcome(answer("A")) == ("unclear", "unclear")
    assert states() == ["agreed"]


def test_nee_may_be_about_an_invitation_too(mevrouw_de_wit, samira, server, yvonne):
    reminded(mevrouw_de_wit, samira, server)
    moderating.invite_helper(stories.open_task(mevrouw_de_wit), by=yvonne, helper=samira)
    leave(server)

    assert outcome(answer("NEE")) == ("asked_back", "which")
    assert states() == ["agreed"]


def test_a_couple_with_one_phone_is_asked_back(mevrouw_de_wit, samira, fatma, server):
    texts.by_text(fatma, FROM_SAMIRA)
    reminded(mevrouw_de_wit, samira, server)
    hers = reminded(mevrouw_de_wit, fatma, server)

    assert outcome(answer("NEE")) == ("asked_back", "which")
    assert not {"Samira", "Fatma", "De Wit"} & set(" ".join(leave(server)).split())

    answer("NEE B")
    hers.refresh_from_db()
    assert hers.state == "called_off"
    assert fatma.journal.filter(verb="agreement.called_off", actor=fatma).count() == 1


def test_of_a_couple_the_one_who_was_asked_is_meant(mevrouw_de_wit, samira, fatma, server):
    texts.by_text(fatma, FROM_SAMIRA)
    hers = reminded(mevrouw_de_wit, fatma, server)

    assert outcome(answer("NEE")) == ("done", "stepped_back")
    hers.refresh_from_db()
    assert hers.state == "called_off"


def test_nee_hoor_ik_kom_is_read_by_a_person(mevrouw_de_wit, samira, server):
    reminded(mevrouw_de_wit, samira, server)

    assert outcome(answer("Nee hoor, ik kom gewoon")) == ("to_read", "read")
    assert states() == ["agreed"]


def test_ja_under_a_reminder_changes_nothing(mevrouw_de_wit, samira, server):
    reminded(mevrouw_de_wit, samira, server)

    assert outcome(answer("Ja")) == ("done", "")
    assert states() == ["agreed"]


def test_nee_after_the_visit_is_no_stepping_back(mevrouw_de_wit, samira, server):
    asked_after(mevrouw_de_wit, samira, server)

    assert outcome(answer("NEE")) == ("unclear", "unclear")
    assert states() == ["agreed"]
