"""Jobs: written down, put in the neighbourhood, asked about, agreed on for one of the places."""

from datetime import date, time

import pytest
import time_machine

from marketplace import background, texted
from marketplace.actions import asking, helping, jobs, moderating
from marketplace.actions.rhythms import begin_rhythm, finish_agreement
from marketplace.models import Agreement, Offer, Opportunity, Rhythm, WorkPolicy
from marketplace.posting import Posting
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Message

from . import stories, working

pytestmark = pytest.mark.django_db


def refused(act) -> str:
    with pytest.raises(NotAllowedNow) as refusal:
        act()
    return refusal.value.code


def state_of(job) -> str:
    return Opportunity.objects.get(pk=job.pk).state


def heard(person) -> list[tuple[str, str, str]]:
    """What waits to leave for somebody: kind, way, state."""
    waiting = Message.objects.filter(recipient=person, state="waiting")
    return sorted(waiting.values_list("kind", "channel", "state"))


# ---------------------------------------------------------------- written down
def test_a_coordinator_writes_down_a_job_that_waits(ria, yvonne):
    job = working.waiting_job(ria, by=yvonne)

    assert (job.state, job.kind, job.title, job.neighbourhood) == ("waiting", "job", "Strijkerij", ria.neighbourhood)
    assert (job.latitude, job.longitude) != (52.1400, 6.1960)
    assert (job.job.supervisor, job.job.places, job.job.minutes_a_week) == (ria, 1, 480)
    lines = JournalEntry.objects.filter(resident=ria).values_list("verb", "actor")
    assert list(lines) == [("job.posted", yvonne.pk)]


def test_nobody_else_writes_one_down(ria, yvonne, karim, samira):
    for by in (karim, samira, ria):
        with pytest.raises(NotYours):
            working.waiting_job(ria, by=by)


def test_what_the_rules_refuse_is_not_written_down(ria, yvonne):
    assert refused(lambda: working.waiting_job(ria, by=yvonne, starts_on=stories.a_day(-1))) == "starts_on"
    assert not Opportunity.objects.exists()


def test_what_stands_there_comes_back_whole(ria, yvonne):
    offered = working.posting(ria, parts=frozenset({"morning"}), ends_on=stories.a_day(90))
    job = working.waiting_job(ria, by=yvonne, parts=frozenset({"morning"}), ends_on=stories.a_day(90))

    assert Posting.of(Opportunity.objects.get(pk=job.pk)) == offered


def test_a_changed_job_keeps_at_least_as_many_places_as_agreements(ironing, ria, samira, fatma, yvonne):
    working.agreed(ironing, samira, by=yvonne)
    working.agreed(ironing, fatma, by=yvonne)

    def with_places(number: int) -> Opportunity:
        return jobs.amend_job(ironing, by=yvonne, posting=working.posting(ria, places=number))

    assert state_of(ironing) == "agreed"
    assert refused(lambda: with_places(1)) == "places"
    assert with_places(3).state == "open"
    assert with_places(2).state == "agreed"


# ---------------------------------------------------------------- "Ik wil meer weten"
def test_who_wants_to_know_more_is_called_and_nothing_is_held(ironing, henk, yvonne):
    offer = working.asked(ironing, henk)

    assert (offer.state, state_of(ironing)) == ("standing", "open")
    assert heard(henk) == [("job.interest", "call", "waiting"), ("job.interest_received", "email", "waiting")]
    assert heard(yvonne) == [("coordinator.interest", "email", "waiting")]


def test_asking_twice_is_asking_once(ironing, henk):
    assert working.asked(ironing, henk) == working.asked(ironing, henk)
    assert Offer.objects.count() == 1


def test_a_coordinator_asks_for_somebody_on_the_phone(ironing, henk, yvonne, karim):
    offer = jobs.ask_about_job(ironing, by=yvonne, person=henk)

    assert offer.helper == henk
    with pytest.raises(NotYours):
        jobs.ask_about_job(ironing, by=karim, person=henk)


def test_nobody_asks_about_their_own_job_or_about_a_task(ironing, ria, henk, mevrouw_de_wit, yvonne):
    assert refused(lambda: working.asked(ironing, ria)) == "own"
    assert refused(lambda: working.asked(stories.open_task(mevrouw_de_wit), henk)) == "gone"


def test_a_yes_does_not_take_a_job(ironing, samira, yvonne):
    assert refused(lambda: helping.say_yes(ironing, by=samira)) == "job"
    offer = working.asked(ironing, samira)
    assert refused(lambda: helping.accept_offer(offer, by=yvonne)) == "job"


# ---------------------------------------------------------------- a place
def test_after_the_call_somebody_has_a_place(ironing, henk, ria, yvonne):
    agreement = working.agreed(ironing, henk, by=yvonne)

    assert (agreement.seat, agreement.goes_on, agreement.visits.count()) == (1, True, 0)
    assert state_of(ironing) == "open"
    henk.refresh_from_db()
    assert henk.is_met
    assert heard(henk) == [("helper.agreed", "email", "waiting")]
    assert ("request.helper_found", "call", "waiting") in heard(ria)


def test_with_the_last_place_the_job_has_its_helpers(ironing, henk, samira, fatma, yvonne):
    late = working.asked(ironing, fatma)
    seats = [working.agreed(ironing, person, by=yvonne).seat for person in (henk, samira)]

    assert (seats, state_of(ironing)) == ([1, 2], "agreed")
    late.refresh_from_db()
    assert late.state == "passed"
    assert refused(lambda: jobs.agree_on_job(late, by=yvonne, terms=jobs.Terms(stories.a_day(7)))) == "gone"


def test_the_same_place_twice_is_one_agreement(ironing, henk, yvonne):
    offer = working.asked(ironing, henk)
    terms = jobs.Terms(stories.a_day(7))

    assert jobs.agree_on_job(offer, by=yvonne, terms=terms) == jobs.agree_on_job(offer, by=yvonne, terms=terms)
    assert Agreement.objects.count() == 1


def test_only_a_coordinator_of_the_neighbourhood_gives_a_place(ironing, henk, karim):
    offer = working.asked(ironing, henk)

    for by in (henk, karim):
        with pytest.raises(NotYours):
            jobs.agree_on_job(offer, by=by, terms=jobs.Terms(stories.a_day(7)))


def test_ending_one_of_two_frees_its_place_and_leaves_the_other(ironing, henk, samira, fatma, yvonne):
    first, second = (working.agreed(ironing, person, by=yvonne) for person in (henk, samira))
    late = working.asked  # asked only when a place is free again

    helping.step_back(first, by=henk)
    assert state_of(ironing) == "open"
    third = jobs.agree_on_job(late(ironing, fatma), by=yvonne, terms=jobs.Terms(stories.a_day(7)))
    assert (third.seat, state_of(ironing)) == (1, "agreed")
    helping.call_off(third, by=yvonne)
    helping.call_off(second, by=yvonne)
    assert state_of(ironing) == "open"


def test_taking_a_job_back_tells_everybody(ironing, henk, samira, ria, yvonne):
    working.agreed(ironing, henk, by=yvonne)
    working.asked(ironing, samira)

    asking.withdraw_request(ironing, by=yvonne)

    assert state_of(ironing) == "withdrawn"
    assert heard(henk) == [("helper.called_off", "email", "waiting")]
    assert ("helper.passed", "email", "waiting") in heard(samira)


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (lambda: jobs.Terms(stories.a_day(6)), "starts_on"),
        (lambda: jobs.Terms(stories.a_day(9), stories.a_day(8)), "ends_on"),
        (lambda: jobs.Terms(stories.a_day(9), stories.a_day(400)), "ends_on"),
    ],
)
def test_the_days_of_an_agreement_lie_within_the_work(ria, henk, yvonne, terms, code):
    job = working.open_job(ria, by=yvonne, ends_on=stories.a_day(300))
    offer = working.asked(job, henk)

    assert refused(lambda: jobs.agree_on_job(offer, by=yvonne, terms=terms())) == code


def test_paid_work_is_for_grown_ups(ria, henk, yvonne):
    job = working.open_job(ria, by=yvonne, work_form="parallel_job", wage_hour=15)
    henk.birth_date = stories.a_day(-17 * 365)
    henk.save()

    assert refused(lambda: working.agreed(job, henk, by=yvonne)) == "age"


def test_what_the_work_asks_comes_before_the_place(ria, henk, yvonne):
    job = working.open_job(ria, by=yvonne)
    asks = WorkPolicy.objects.create(
        municipality=ria.municipality, work_kind=job.work_kind, valid_from="2026-01-01", conduct_check=True,
        conduct_profile="45",
    )  # fmt: skip
    offer = working.asked(job, henk)
    terms = jobs.Terms(stories.a_day(7))
    assert refused(lambda: jobs.agree_on_job(offer, by=yvonne, terms=terms)) == "locked"

    asks.delete()
    assert jobs.agree_on_job(offer, by=yvonne, terms=terms).helper == henk


def test_a_pupil_of_fifteen_works_no_eight_hours_on_a_school_day(ria, henk, yvonne):
    job = working.open_job(ria, by=yvonne)
    henk.birth_date = stories.a_day(-15 * 365 - 30)
    henk.save()
    agreement = working.agreed(job, henk, by=yvonne)

    def every_monday(minutes: int, at: time) -> Rhythm:
        return begin_rhythm(
            agreement, by=yvonne, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", starts_on=stories.a_day(7), at_time=at,
            minutes=minutes,
        )  # fmt: skip

    assert refused(lambda: every_monday(480, time(9))) == "rule"
    assert refused(lambda: every_monday(120, time(18))) == "rule"
    assert every_monday(120, time(15)).visits.exists()


# ---------------------------------------------------------------- the clock
def test_nobody_asks_whether_a_job_is_still_needed(ironing):
    with time_machine.travel(stories.a_day(60)):
        assert background.unanswered() == {"asked": 0, "expired": 0, "chased": 0}


def test_after_its_last_day_a_job_leaves_the_list_and_may_go_on(ria, henk, yvonne):
    job = working.open_job(ria, by=yvonne, ends_on=stories.a_day(30))
    with time_machine.travel(stories.a_day(31)):
        assert [background.unanswered()["expired"] for _ in range(2)] == [1, 0]
        assert state_of(job) == "expired"
        assert refused(lambda: working.asked(job, henk)) == "gone"
        longer = working.posting(ria, starts_on=job.job.starts_on, ends_on=stories.a_day(60))
        assert jobs.amend_job(job, by=yvonne, posting=longer).state == "waiting"
        assert moderating.publish_opportunity(job, by=yvonne).state == "open"


# ---------------------------------------------------------------- a place without days
def test_a_place_without_days_is_held_until_its_last_day(ironing, samira, yvonne):
    agreement = working.agreed(ironing, samira, by=yvonne)
    finish_agreement(agreement, by=yvonne, last_day=stories.a_day(21))
    assert Agreement.objects.get(pk=agreement.pk).state == "agreed"

    with time_machine.travel(stories.a_day(22)):
        background.what_comes_back()
    assert Agreement.objects.get(pk=agreement.pk).state == "done"


def test_a_place_without_days_ends_with_the_work(ria, samira, yvonne):
    job = working.open_job(ria, by=yvonne, ends_on=stories.a_day(60))
    agreement = working.agreed(job, samira, by=yvonne)

    with time_machine.travel(stories.a_day(61)):
        background.what_comes_back()
    assert Agreement.objects.get(pk=agreement.pk).state == "done"


def test_who_speaks_for_the_host_does_not_put_a_job_that_is_over_back(ria, yvonne):
    job = working.open_job(ria, by=yvonne, ends_on=stories.a_day(60))
    with time_machine.travel(stories.a_day(61)):
        background.unanswered()
        assert refused(lambda: asking.keep_request(job, by=ria)) == "job"
        assert [it.key for it in texted.matters([ria])] == []
    assert state_of(job) == "expired"


def test_who_was_born_on_29_february_is_grown_up_on_1_march(ria, henk, yvonne):
    with time_machine.travel("2026-02-20 12:00+01:00"):
        job = working.open_job(ria, by=yvonne, work_form="parallel_job", wage_hour=20, starts_on=date(2026, 2, 28))
        henk.birth_date = date(2008, 2, 29)
        henk.save()
        offer = working.asked(job, henk)

        assert refused(lambda: jobs.agree_on_job(offer, by=yvonne, terms=jobs.Terms(date(2026, 2, 28)))) == "age"
        assert jobs.agree_on_job(offer, by=yvonne, terms=jobs.Terms(date(2026, 3, 1))).state == "agreed"
