"""How each kind of message of the loop comes about: the real actions, from a request to the moment it is announced."""

from datetime import date, time

import time_machine

from marketplace.actions import (
    asking,
    calling_back,
    clock,
    helping,
    internships,
    moderating,
    one_visit,
    pausing,
    rhythms,
    tasters,
    visiting,
)
from marketplace.models import Opportunity, Thanks
from neighbourhoods import outreach
from tests.training.walks import begin
from training.actions.path import ask_to_talk

from . import (
    announced_asks,
    announced_employers,
    announced_introductions,
    announced_once,
    announced_ready,
    announced_trials,
    announced_vacancies,
    stories,
    working,
)
from . import stories_of_pupils as places


def _invited(requester, samira, yvonne):
    moderating.invite_helper(stories.open_task(requester), by=yvonne, helper=samira)


def _talked_over(requester, samira, yvonne):
    moderating.talk_over(stories.waiting(requester), by=yvonne, reason=Opportunity.Reason.MONEY)


def _stepped_back(requester, samira, yvonne):
    helping.step_back(stories.agreed(requester, samira), by=samira)


def _called_off(requester, samira, yvonne):
    helping.call_off(stories.agreed(requester, samira), by=yvonne)


def _offered(requester, samira, yvonne):
    samira.met_at = None
    samira.save()
    return helping.say_yes(stories.open_task(requester), by=samira)


def _passed_over(requester, samira, yvonne):
    asking.withdraw_request(_offered(requester, samira, yvonne).opportunity, by=requester)


def _reminded(requester, samira, yvonne):
    clock.remind_of_visit(stories.agreed(requester, samira, in_days=1).visits.get())


def _asked_after(requester, samira, yvonne):
    clock.ask_how_it_went(stories.visited(requester, samira))


def _not_done(requester, samira, yvonne):
    visiting.confirm_visit(stories.visited(requester, samira), by=requester, done=False)


def _not_good(requester, samira, yvonne):
    visiting.report_visit(stories.visited(requester, samira), by=samira, how="not_good")


def _silent(requester, samira, yvonne):
    visit = stories.agreed(requester, samira, in_days=0).visits.get()
    with time_machine.travel("2026-05-16 12:00+02:00", tick=False):
        clock.chase_visit(visit)


def _no_day(requester, samira, yvonne):
    visit = stories.agreed(requester, samira, in_days=None).visits.get()
    with time_machine.travel("2026-05-30 12:00+02:00", tick=False):
        clock.chase_day(visit)


def _thanked(requester, samira, yvonne):
    visiting.thank_helper(stories.done(requester, samira), by=requester, sentence=Thanks.Sentence.NICE)


def _questioned(requester, samira, yvonne):
    helping.ask_question(stories.open_task(requester), by=samira)


def _still_needed(requester, samira, yvonne):
    opportunity = stories.open_task(requester, in_days=0)
    with time_machine.travel("2026-05-13 12:00+02:00", tick=False):
        clock.ask_if_still_needed(opportunity)


def _expired(requester, samira, yvonne):
    _still_needed(requester, samira, yvonne)
    with time_machine.travel("2026-05-16 12:00+02:00", tick=False):
        clock.expire_opportunity(Opportunity.objects.get())


def _get_acquainted(requester, samira, yvonne):
    samira.met_at = None
    samira.save()
    outreach.announce(samira, "helper.get_acquainted")


def _hours_differ(requester, samira, yvonne):
    visit = stories.visited(requester, samira)
    visiting.report_visit(visit, by=samira, how="good", minutes=60)
    visiting.confirm_visit(visit, by=requester, done=True, minutes=120)


def _taster(requester, samira, yvonne, *, in_days=2):
    return places.taster(places.place_of_work(requester), samira, by=yvonne, in_days=in_days)


def _reminded_of_taster(requester, samira, yvonne):
    clock.remind_of_taster(_taster(requester, samira, yvonne, in_days=1))


def _asked_how_taster_was(requester, samira, yvonne):
    clock.ask_how_taster_was(_taster(requester, samira, yvonne, in_days=0))


def _tried(outcome, state="open"):
    def story(requester, samira, yvonne):
        taster = _taster(requester, samira, yvonne, in_days=0)
        if state != "open":
            Opportunity.objects.filter(pk=taster.opportunity_id).update(state=state, band=None)
        tasters.say_how_it_was(taster, by=samira, outcome=outcome)

    return story


def _taster_off(by):
    def story(requester, samira, yvonne):
        tasters.call_off_taster(_taster(requester, samira, yvonne), by=requester if by == "requester" else samira)

    return story


def _interned(requester, samira, yvonne):
    return places.internship(samira, yvonne)


def _asked_to_sign(requester, samira, yvonne):
    internships.ask_to_sign_off(_interned(requester, samira, yvonne), by=yvonne)


def _signed(requester, samira, yvonne):
    internship = _interned(requester, samira, yvonne)
    places.confirmed(places.helps(samira, places.place_of_work(requester), stories.a_day(0)))
    internships.sign_off(internship, by=yvonne)


def _asked_about_work(requester, samira, yvonne):
    working.asked(working.open_job(requester, by=yvonne), samira)


# ---------------------------------------------------------------- what comes back
def _skipped(requester, samira, yvonne):
    one_visit.skip_visit(stories.pair(requester, samira).visits.get(on_date="2026-05-19"), by=samira)


def _moved(requester, samira, yvonne):
    visit = stories.pair(requester, samira).visits.get(on_date="2026-05-19")
    one_visit.move_visit(visit, by=samira, on_date=date(2026, 5, 21), at_time=time(14))


def _after_all(requester, samira, yvonne):
    visit = stories.pair(requester, samira).visits.get(on_date="2026-05-19")
    one_visit.take_place_after_all(one_visit.skip_visit(visit, by=samira), by=samira)


def _changed(requester, samira, yvonne):
    rhythms.change_from(
        stories.pair(requester, samira), by=samira, on=date(2026, 6, 1), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
        at_time=time(9, 30), minutes=90,
    )  # fmt: skip


def _ends(requester, samira, yvonne):
    rhythms.finish_agreement(stories.pair(requester, samira), by=samira, last_day=date(2026, 6, 2))


def _rests(requester, samira, yvonne):
    stories.pair(requester, samira)
    pausing.pause_helper(samira, by=samira, until=date(2026, 6, 2))


OF_A_PAIR = {"rhythm.changed", "rhythm.ends", "visit.moved", "visit.skipped", "visit.after_all", "helper.rests"}
STORIES = {
    "taster.planned": _taster,
    "taster.comes": _taster,
    "taster.reminder": _reminded_of_taster,
    "taster.how_was_it": _asked_how_taster_was,
    "taster.called_off": _taster_off("requester"),
    "taster.again": _tried("again"),
    "internship.began": _interned,
    "internship.sign_off": _asked_to_sign,
    "internship.signed_off": _signed,
    "coordinator.hours_differ": _hours_differ,
    "coordinator.likes_it": _tried("like", "agreed"),
    "request.received": lambda requester, samira, yvonne: stories.waiting(requester),
    "request.published": lambda requester, samira, yvonne: stories.open_task(requester),
    "request.talk_over": _talked_over,
    "request.helper_found": lambda requester, samira, yvonne: stories.agreed(requester, samira),
    "request.still_looking": _stepped_back,
    "request.still_needed": _still_needed,
    "request.expired": _expired,
    "helper.get_acquainted": _get_acquainted,
    "helper.offer_received": _offered,
    "helper.agreed": lambda requester, samira, yvonne: stories.agreed(requester, samira),
    "helper.invited": _invited,
    "helper.called_off": _called_off,
    "helper.passed": _passed_over,
    "helper.reminder": _reminded,
    "helper.thanked": _thanked,
    "visit.how_did_it_go": _asked_after,
    "visit.is_it_done": _asked_after,
    "visit.differs": _not_done,
    "visit.not_good": _not_good,
    "question.asked": _questioned,
    "call_back.asked": lambda requester, samira, yvonne: calling_back.ask_to_be_called_back(requester, by=requester),
    "talk.asked": lambda requester, samira, yvonne: calling_back.ask_for_talk(requester, by=requester),
    "job.interest": _asked_about_work,
    "job.interest_received": _asked_about_work,
    "coordinator.interest": _asked_about_work,
    "coordinator.offer": _offered,
    "coordinator.agreed": lambda requester, samira, yvonne: stories.agreed(requester, samira),
    "coordinator.stepped_back": _stepped_back,
    "coordinator.not_good": _not_good,
    "coordinator.silent_visit": _silent,
    "coordinator.no_day": _no_day,
    "path.stepped": lambda requester, samira, yvonne: begin(samira, yvonne, "volunteer"),
    "path.talk": lambda requester, samira, yvonne: ask_to_talk(samira, by=samira),
    **announced_asks.STORIES,
    **announced_employers.STORIES,
    **announced_introductions.STORIES,
    **announced_ready.STORIES,
    **announced_once.STORIES,
    **announced_vacancies.STORIES,
    **announced_trials.STORIES,
    "coordinator.pair_ends": _ends,
    "rhythm.begun": lambda requester, samira, yvonne: stories.pair(requester, samira),
    "rhythm.changed": _changed,
    "rhythm.ends": _ends,
    "visit.moved": _moved,
    "visit.skipped": _skipped,
    "visit.after_all": _after_all,
    "helper.rests": _rests,
}
