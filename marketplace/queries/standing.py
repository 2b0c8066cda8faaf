"""What can stand for a person: one table, asked for one person (what comes next) and for everybody (who has nothing).

Each row names the rows, the way from a row to the person, and the day that belongs to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import DateField, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from marketplace.models import Agreement, Internship, Introduction, Offer, Opportunity, Taster, Visit
from marketplace.states import (
    AgreementState,
    InternshipState,
    IntroductionState,
    OfferState,
    OpportunityState,
    TasterState,
    VisitState,
)
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import Channel, MessageState
from neighbourhoods.rules import current_posts, pauses_now
from training.models import Enrolment, TailorMade
from training.queries.path import placements
from training.states import EnrolmentState, RunState, TailorMadeState

KNOWN_FOR = timedelta(weeks=3)  # then somebody for whom nothing stands hears from us
NO_DAY = Value(None, output_field=DateField())


@dataclass(frozen=True)
class Kind:
    """`rows` have a `by`: the day, or nothing. `whose`: the field that leads to the person."""

    name: str
    rows: Callable[[], QuerySet]
    whose: str

    def of(self, person: User) -> QuerySet:
        return self.rows().filter(**{self.whose: person.pk}).order_by(F("by").asc(nulls_last=True), "pk")

    def stands(self) -> Exists:
        """For a question about people."""
        return Exists(self.rows().order_by().filter(**{self.whose: OuterRef("pk")}))


def _agreements() -> QuerySet:
    planned = Q(visits__state=VisitState.PLANNED, visits__on_date__gte=timezone.localdate())
    return Agreement.objects.filter(state=AgreementState.AGREED).annotate(by=Min("visits__on_date", filter=planned))


def _stood_in() -> QuerySet:
    planned = Visit.objects.filter(state=VisitState.PLANNED, on_date__gte=timezone.localdate())
    return planned.annotate(by=F("on_date"))


def _tasters() -> QuerySet:
    return Taster.objects.filter(state=TasterState.PLANNED).annotate(by=F("on_date"))


def _courses() -> QuerySet:
    """A place, or a place in the line of one that has not begun."""
    live = Q(state=EnrolmentState.ENROLLED) | Q(state=EnrolmentState.WAITING, run__first_day__gte=timezone.localdate())
    coming = Q(run__sessions__on_date__gte=timezone.localdate())
    open_runs = Enrolment.objects.filter(live, run__state=RunState.OPEN)
    return open_runs.annotate(by=Min("run__sessions__on_date", filter=coming))


def _internships() -> QuerySet:
    return Internship.objects.filter(state=InternshipState.RUNNING).annotate(by=F("ends_on"))


def _thought_along() -> QuerySet:
    return TailorMade.objects.filter(state=TailorMadeState.OPEN).annotate(by=F("due"))


def _offers() -> QuerySet:
    return Offer.objects.filter(state=OfferState.STANDING).annotate(by=NO_DAY)


def _talks() -> QuerySet:
    return Opportunity.objects.filter(state=OpportunityState.TO_TALK_OVER).annotate(by=F("talk_by"))


def _places() -> QuerySet:
    return placements().annotate(by=F("ends_on"))


def _introductions() -> QuerySet:
    """An employer waits for a yes or no, or the two meet."""
    live = Q(state=IntroductionState.ASKED, answer_by__gte=timezone.localdate())
    live |= Q(state=IntroductionState.OPEN, silent_since=None)
    return Introduction.objects.filter(live).annotate(by=Coalesce(Cast("meets_at", DateField()), F("answer_by")))


def _requests() -> QuerySet:
    asked = [OpportunityState.WAITING, OpportunityState.OPEN, OpportunityState.AGREED]
    return Opportunity.objects.filter(state__in=asked).annotate(by=F("on_date"))


def _calls() -> QuerySet:
    waiting = Message.objects.filter(state=MessageState.WAITING, channel=Channel.CALL)
    return waiting.annotate(by=Coalesce(F("due_on"), Cast("send_after", DateField())))


KINDS: tuple[Kind, ...] = (
    Kind("agreement", _agreements, "helper"),
    Kind("visit", _stood_in, "stand_in"),
    Kind("taster", _tasters, "person"),
    Kind("introduction", _introductions, "person"),
    Kind("course", _courses, "person"),
    Kind("thinking_along", _thought_along, "person"),
    Kind("talk", _talks, "requester"),
    Kind("call", _calls, "recipient"),
    Kind("offer", _offers, "helper"),
    Kind("internship", _internships, "pupil"),
    Kind("request", _requests, "requester"),
    Kind("place", _places, "person"),
)


def said_not_now() -> QuerySet[TailorMade]:
    """The person's own word. It holds until they help, learn or ask us again."""
    later = (
        Agreement.objects.filter(helper=OuterRef("person"), made_at__gt=OuterRef("closed_at")),
        Enrolment.objects.filter(person=OuterRef("person"), asked_at__gt=OuterRef("closed_at")),
        TailorMade.objects.filter(person=OuterRef("person"), opened_at__gt=OuterRef("closed_at")),
    )
    return TailorMade.objects.filter(*(~Exists(it) for it in later), state=TailorMadeState.NOT_NOW)


# ---------------------------------------------------------------- everybody at once
def with_nothing() -> QuerySet[User]:
    """Helpers known for weeks for whom nothing stands and nothing was lately. Nobody who said "not now", or rests, or
    lives where nobody could think along.
    """
    since = timezone.now() - KNOWN_FOR
    lately = (
        Exists(Agreement.objects.filter(helper=OuterRef("pk"), ended_at__gt=since)),
        Exists(Taster.objects.filter(person=OuterRef("pk"), said_at__gt=since)),
        Exists(Enrolment.objects.filter(person=OuterRef("pk"), asked_at__gt=since)),
        Exists(TailorMade.objects.filter(person=OuterRef("pk"), closed_at__gt=since)),
        Exists(said_not_now().filter(person=OuterRef("pk"))),
    )
    there = Exists(current_posts().filter(neighbourhood=OuterRef("neighbourhood")))
    colleague = Exists(current_posts().filter(user=OuterRef("pk")))
    known = User.objects.annotate(known_at=Coalesce("met_at", "date_joined")).filter(
        there, ~colleague, ~pauses_now(), is_active=True, helper__isnull=False, known_at__lt=since
    )
    return known.filter(*(~it for it in lately), *(~kind.stands() for kind in KINDS))
