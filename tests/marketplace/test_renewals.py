"""What ends: told in time, a line on Vandaag with an owner and a day; no agreement stops by itself."""

from datetime import date, timedelta

import pytest
import time_machine

from cms.workbench.due import Due, what_ends
from marketplace.actions import asks, helping
from marketplace.actions.asks import Asked
from marketplace.background import what_ends as the_clock
from marketplace.queries.morning import Morning
from marketplace.requirements import missing
from neighbourhoods import outreach
from neighbourhoods.actions.conduct import note_conduct_check
from neighbourhoods.actions.people import pause_person
from neighbourhoods.models import Message
from neighbourhoods.queries.calls import call_list
from tests.conftest import helper_of
from tests.training import stories as courses
from training.actions.certificates import note_certificate
from training.actions.withdrawing import withdraw_certificate
from training.models import Course

from . import stories

TODAY = date(2026, 5, 13)
DAY = timedelta(days=1)
ISSUED = date(2023, 6, 10)  # counts until 10 June 2026
LAST = date(2026, 6, 10)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(agreement, samira, yvonne, lindedaal, shopping):
    """Samira does the shopping with a certificate that counts four weeks more."""
    asked = Asked(conduct_check=True, conduct_profile="45")
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=asked)
    note_conduct_check(samira, by=yvonne, profiles=["45"], issued_on=ISSUED, seen_on=ISSUED)
    return agreement


def lines(viewer) -> list[tuple]:
    return [(it.title, it.words, it.by) for it in what_ends(Morning(viewer))]


def said(kind: str) -> tuple[str, ...]:
    rendered = outreach.render(Message.objects.get(kind=kind))
    return rendered.paragraphs if rendered else ()


def test_weeks_ahead_there_is_a_line_and_the_helper_hears_it_once(pair, samira, yvonne, clock):
    assert the_clock() == {"told": 1, "called": 0}
    assert the_clock() == {"told": 0, "called": 0}

    card = f"/cms/mensen/{samira.pk}/#papieren"
    words = "Nodig voor Boodschappen doen. Kijk samen op tijd naar een nieuwe."
    assert what_ends(Morning(yvonne)) == [
        Due("shield-check", "Samira: VOG loopt af", words, "Naar de kaart", card, LAST, frozenset({samira.pk}))
    ]
    assert said("work.check_ends") == (
        "Uw VOG telt tot en met 10 juni 2026.",
        "Wij helpen u aan een nieuwe. Dat is gratis.",
        "Uw afspraken gaan gewoon door.",
    )
    assert samira.journal.filter(verb="work.asks_again").count() == 1


def test_earlier_than_that_nobody_hears_anything(pair, yvonne, clock):
    clock.move_to("2026-04-14 12:00+02:00")
    assert (lines(yvonne), the_clock()) == ([], {"told": 0, "called": 0})


def test_the_day_it_ends_the_agreement_goes_on_and_somebody_talks_it_over(pair, samira, yvonne, clock):
    clock.move_to("2026-06-11 12:00+02:00")
    assert the_clock() == {"told": 0, "called": 1}
    assert the_clock() == {"told": 0, "called": 0}

    pair.refresh_from_db()
    assert (pair.state, pair.opportunity.state) == ("agreed", "agreed")
    assert lines(yvonne) == [
        ("Samira: geen VOG die nu telt", "Boodschappen doen gaat door. Yvonne overlegt.", date(2026, 6, 17))
    ]
    (call,) = [it for it in call_list(yvonne).calls if it.kind == "work.check_ended"]
    assert (call.name, call.due_on, call.script) == (
        "Samira Haddad",
        date(2026, 6, 12),
        (
            "U helpt met: Boodschappen doen.",
            "Hiervoor is een VOG nodig die nu telt.",
            "Uw afspraak gaat gewoon door. Wat heeft u van ons nodig?",
        ),
    )


def test_a_new_one_takes_the_line_the_message_and_the_call_away(pair, samira, yvonne, clock):
    the_clock()
    clock.move_to("2026-06-11 12:00+02:00")
    the_clock()
    note_conduct_check(samira, by=yvonne, profiles=["45"], issued_on=TODAY, seen_on=date(2026, 6, 11))

    assert lines(yvonne) == []
    assert (said("work.check_ends"), said("work.check_ended")) == ((), ())


def test_an_exemption_takes_the_call_away_and_has_an_end_of_its_own(pair, samira, yvonne, shopping, clock):
    clock.move_to("2026-06-11 12:00+02:00")
    the_clock()
    until = date(2026, 7, 1)
    asks.exempt(samira, by=yvonne, work_kind=shopping, requirement="conduct_check", why="under_way", until=until)

    assert said("work.check_ended") == ()
    assert [(title, by) for title, _words, by in lines(yvonne)] == [("Samira: VOG loopt af", until)]
    assert the_clock() == {"told": 0, "called": 0}  # an exemption is the coordinator's to renew


def test_a_decision_that_asks_more_is_talked_over_with_who_helps_already(
    agreement, samira, yvonne, lindedaal, shopping
):
    asked = Asked(conduct_check=True)
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=asked)

    assert lines(yvonne) == [
        ("Samira: geen VOG die nu telt", "Boodschappen doen gaat door. Yvonne overlegt.", TODAY + 7 * DAY)
    ]
    assert the_clock() == {"told": 0, "called": 1}
    agreement.refresh_from_db()
    assert agreement.state == "agreed"


def test_a_course_ends_in_the_same_way(agreement, samira, yvonne, lindedaal, shopping, clock):
    course = Course.objects.create(slug="veilig", name_nl="100% veilig")
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=Asked(course=course))
    note_certificate(samira, by=yvonne, course=course, awarded_on=TODAY, valid_until=LAST)
    assert the_clock() == {"told": 1, "called": 0}
    assert said("work.course_ends")[0] == "Uw cursus ‘100% veilig’ telt tot en met 10 juni 2026."

    clock.move_to("2026-06-11 12:00+02:00")
    assert the_clock() == {"told": 0, "called": 1}
    assert said("work.course_ended")[1] == "Hiervoor is een cursus nodig die nu telt."
    note_certificate(samira, by=yvonne, course=course, awarded_on=date(2026, 6, 11))
    assert (said("work.course_ended"), said("work.course_ends"), lines(yvonne)) == ((), (), [])


def test_the_message_names_the_next_step_the_course_that_is_given_again(
    agreement, samira, yvonne, lindedaal, shopping, lindenkwartier
):
    run = courses.opened(lindenkwartier, yvonne, days=(7, 14))
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=Asked(course=run.course))
    note_certificate(samira, by=yvonne, course=run.course, awarded_on=TODAY, valid_until=LAST)
    the_clock()

    rendered = outreach.render(Message.objects.get(kind="work.course_ends"))
    assert (rendered.paragraphs, rendered.button_url) == (
        (
            "Uw cursus ‘Was en strijk’ telt tot en met 10 juni 2026.",
            "Wij helpen u aan een nieuwe. Dat is gratis.",
            "De cursus is er weer: woensdag 20 mei, Buurthuis De Linde.",
            "Uw afspraken gaan gewoon door.",
        ),
        "/leren/was-en-strijk/",
    )


def test_a_certificate_that_is_withdrawn_breaks_no_agreement_and_somebody_talks_it_over(
    agreement, samira, yvonne, lindedaal, shopping, clock
):
    course = courses.a_course()
    asks.set_policy(lindedaal, by=yvonne, work_kind=shopping, valid_from=TODAY, asked=Asked(course=course))
    held = note_certificate(samira, by=yvonne, course=course, awarded_on=TODAY)
    clock.move_to("2026-05-15 12:00+02:00")
    withdraw_certificate(held, by=yvonne, why="mistake")

    assert [(title, by) for title, _words, by in lines(yvonne)] == [
        ("Samira: geen Was en strijk die nu telt", date(2026, 5, 21))
    ]
    assert the_clock() == {"told": 0, "called": 1}
    agreement.refresh_from_db()
    assert (agreement.state, agreement.visits.get().state) == ("agreed", "planned")

    equal = courses.a_course("thuishulp", "Thuishulp")  # what counts as it takes the line and the call away
    equal.counts_as.add(course)
    note_certificate(samira, by=yvonne, course=equal, awarded_on=date(2026, 5, 15))
    assert (lines(yvonne), said("work.course_ended")) == ([], ())


def test_who_takes_a_pause_hears_nothing_and_the_coordinator_sees_it_all_the_same(pair, samira, yvonne):
    pause_person(samira, by=samira)
    assert the_clock() == {"told": 0, "called": 0}
    assert len(lines(yvonne)) == 1


def test_what_was_done_lately_counts_and_nobody_is_called_for_what_is_over(pair, samira, yvonne, clock):
    helping.step_back(pair, by=samira)
    assert (lines(yvonne), missing(samira, pair.opportunity)) == ([], ())


def test_another_coordinator_sees_nobody_of_here(pair, karim):
    assert lines(karim) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_lines_cost_the_same_for_one_and_for_three(
    pair, samira, yvonne, lindenkwartier, mevrouw_de_wit, count, django_assert_num_queries
):
    for number in range(count - 1):
        helper = helper_of(lindenkwartier, f"Helper{number}", "Vos", met_by=yvonne)
        note_conduct_check(helper, by=yvonne, profiles=["45"], issued_on=ISSUED, seen_on=ISSUED)
        task = stories.open_task(mevrouw_de_wit)
        task.work_kind = pair.opportunity.work_kind
        task.save()
        helping.say_yes(task, by=helper)
    with django_assert_num_queries(5):
        assert len(what_ends(Morning(yvonne))) == count
