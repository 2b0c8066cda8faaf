"""Every state in which somebody can be, made directly: what stands for them, and what comes next then."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from marketplace.models import Agreement, Internship, Introduction, Offer, Opportunity, Taster, Visit
from marketplace.states import (
    AgreementState,
    InternshipState,
    OfferState,
    OpportunityState,
    TasterState,
    VisitState,
)
from neighbourhoods.models import Message, Organisation, User
from neighbourhoods.nearby import place
from tests.training.stories import a_course
from training.models import CourseRun, Enrolment, Place, Session, Step, TailorMade
from training.states import RunState

from .employing import bakery

TODAY = date(2026, 5, 12)
SOON, LONG_AGO = TODAY + timedelta(days=2), TODAY - timedelta(days=90)
NOW = datetime.combine(TODAY, time(9), UTC)


# ---------------------------------------------------------------- what may stand for somebody, made directly
def task(asked_by: User, state: str = OpportunityState.OPEN, **fields) -> Opportunity:
    where = asked_by.neighbourhood or User.objects.get(first_name="Johanna").neighbourhood
    it = Opportunity(requester=asked_by, neighbourhood=where, state=state, **fields)
    place(it, where.latitude, where.longitude, findable=state == OpportunityState.OPEN)
    it.save()
    return it


def by_neighbour(**fields) -> Opportunity:
    return task(User.objects.get(first_name="Johanna"), **fields)


def offered(state):
    return lambda person: Offer.objects.create(opportunity=by_neighbour(), helper=person, state=state)


def agreed(state):
    def make(person):
        ended = None if state == AgreementState.AGREED else timezone.now() - timedelta(days=60)
        it = Agreement.objects.create(
            opportunity=by_neighbour(state=OpportunityState.AGREED), helper=person, state=state, ended_at=ended
        )
        Visit.objects.create(agreement=it, on_date=SOON, state=VisitState.PLANNED if ended is None else "done")

    return make


def stands_in(person):
    helper = User.objects.get(first_name="Fatma")
    it = Agreement.objects.create(opportunity=by_neighbour(state=OpportunityState.AGREED), helper=helper)
    Visit.objects.create(agreement=it, on_date=SOON, stand_in=person)


def introduced(**fields):
    def make(person):
        place = User.objects.get(first_name="Johanna").neighbourhood
        employer, _bas = bakery(place)
        Introduction.objects.create(employer=employer, person=person, **{"answer_by": SOON, **fields})

    return make


def tries(state):
    def make(person):
        said = LONG_AGO if state == TasterState.BEEN else None
        outcome = {"outcome": "not", "said_at": timezone.make_aware(_noon(said))} if said else {}
        Taster.objects.create(opportunity=by_neighbour(), person=person, on_date=said or SOON, state=state, **outcome)

    return make


def _noon(day: date):
    return timezone.datetime(day.year, day.month, day.day, 12)


def learns(state, run_state=RunState.OPEN, day=SOON):
    def make(person):
        where = User.objects.get(first_name="Johanna").neighbourhood
        run = CourseRun.objects.create(
            course=a_course(), neighbourhood=where, state=run_state, first_day=day, last_day=day
        )
        Session.objects.create(run=run, on_date=day, at_time="09:30")
        seat = 1 if state in {"enrolled", "finished", "again"} else None
        asked = timezone.now() - timedelta(days=60)
        Enrolment.objects.create(run=run, person=person, state=state, seat=seat, asked_at=asked)

    return make


def interns(state):
    def make(person):
        school = Organisation.objects.create(name="ROC", kind="school", municipality=_lindedaal())
        Internship.objects.create(
            pupil=person, school=school, state=state, minutes_to_do=600, starts_on=TODAY, ends_on=SOON
        )

    return make


def _lindedaal():
    return User.objects.get(first_name="Johanna").municipality


def thought_along(state, due=SOON):
    def make(person):
        outcome = {"open": "", "settled": "step", "not_now": "not_now"}[state]
        long_ago = timezone.now() - timedelta(days=60)
        TailorMade.objects.create(
            person=person, why="asked", state=state, due=due, owner=User.objects.get(first_name="Yvonne"),
            outcome=outcome, closed_at=long_ago if outcome else None, opened_at=long_ago,
        )  # fmt: skip

    return make


def asks(state):
    def make(person):
        owner = {"talk_owner": User.objects.get(first_name="Yvonne"), "talk_by": SOON}
        task(person, state, **(owner if state == OpportunityState.TO_TALK_OVER else {}))

    return make


def is_called(person):
    Message.objects.create(
        recipient=person, kind="helper.get_acquainted", channel="call", key=f"proef:{person.pk}", due_on=SOON
    )


def nothing(person):
    pass


def is_young(person):
    User.objects.filter(pk=person.pk).update(birth_date=date(2011, 1, 1))


# name -> (how it comes about, what comes next then; "" for nothing that anybody does now)
def is_at(slug: str, *then: tuple[str | None, str | None]):
    """At a place since long ago; `then`: steps from and to, a day after each other."""

    def make(person):
        day = LONG_AGO
        for start, to in ((None, slug), *then):
            where = {it.slug: it for it in Place.objects.filter(municipality=None)}
            way = "stops" if to is None else "begins" if start is None else "beside"
            Step.objects.create(person=person, start=where.get(start), place=where.get(to), way=way, taken_on=day)
            day += timedelta(days=1)

    return make


STATES = {
    "nothing": (nothing, ""),
    "under 16": (is_young, ""),
    "a call": (is_called, "call"),
    "stands in": (stands_in, "visit"),
    "offer": (offered(OfferState.STANDING), "offer"),
    "offer taken back": (offered(OfferState.WITHDRAWN), ""),
    "offer passed over": (offered(OfferState.PASSED), ""),
    "agreement": (agreed(AgreementState.AGREED), "agreement"),
    "agreement done": (agreed(AgreementState.DONE), ""),
    "agreement called off": (agreed(AgreementState.CALLED_OFF), ""),
    "taster": (tries(TasterState.PLANNED), "taster"),
    "taster been": (tries(TasterState.BEEN), ""),
    "taster called off": (tries(TasterState.CALLED_OFF), ""),
    "in a course": (learns("enrolled"), "course"),
    "waits for a course": (learns("waiting"), "course"),
    "waited for a course that began": (learns("waiting", day=TODAY - timedelta(days=1)), ""),
    "course called off": (learns("enrolled", RunState.CALLED_OFF), ""),
    "course taken back": (learns("withdrawn"), ""),
    "course done": (learns("finished", RunState.DONE, LONG_AGO), ""),
    "course again": (learns("again", RunState.DONE, LONG_AGO), ""),
    "an employer asks": (introduced(), "introduction"),
    "said yes to an employer": (introduced(state="open", answered_at=NOW, open_until=SOON), "introduction"),
    "an employer was silent": (
        introduced(state="open", answered_at=NOW, open_until=SOON, silent_since=TODAY),
        "",
    ),
    "said no to an employer": (introduced(state="not_now"), ""),
    "the question of an employer is over": (introduced(answer_by=LONG_AGO), ""),
    "an introduction ended": (introduced(state="ended", ended_at=NOW, outcome="job"), ""),
    "pupil": (interns(InternshipState.RUNNING), "internship"),
    "pupil stopped": (interns(InternshipState.STOPPED), ""),
    "pupil signed off": (interns(InternshipState.SIGNED_OFF), ""),
    "thought along": (thought_along("open"), "thinking_along"),
    "thought along, overdue": (thought_along("open", due=LONG_AGO), "thinking_along"),
    "something came of it": (thought_along("settled"), ""),
    "not now": (thought_along("not_now"), "not_now"),
    "asks, to talk over": (asks(OpportunityState.TO_TALK_OVER), "talk"),
    "has a job": (is_at("regular_job"), "place"),
    "had a job": (is_at("regular_job", ("regular_job", None)), ""),
    "went to day activity": (is_at("volunteer", ("volunteer", "day_activity")), "place"),
    "came back to voluntary work": (is_at("day_activity", ("day_activity", "volunteer")), ""),
    "came back to a job": (is_at("regular_job", ("regular_job", None), (None, "regular_job")), "place"),
    **{f"asks, {it}": (asks(it), "request") for it in ("waiting", "open", "agreed")},
    **{f"asks, {it}": (asks(it), "") for it in ("draft", "done", "withdrawn", "expired")},
}
