"""What the renderers share: what a message is about, and the phrases for a task, a moment and a name."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise

from marketplace.models import Agreement, Offer, Opportunity, StandInRequest, Thanks, Visit
from marketplace.models.agreements import HowItWent
from marketplace.states import AgreementState, VisitState
from marketplace.windows import first_times, near_visits
from neighbourhoods import outreach
from neighbourhoods.models import Message
from neighbourhoods.models.outreach import BY_HAND, Channel
from neighbourhoods.outreach import Renderer

_OF_A_TASK = ("requester", "work_kind", "neighbourhood", "job")


def opportunities() -> QuerySet[Opportunity]:
    called_off = Agreement.objects.filter(opportunity=OuterRef("pk"), state=AgreementState.CALLED_OFF)
    return Opportunity.objects.select_related(*_OF_A_TASK).annotate(had_a_helper=Exists(called_off))


def offers() -> QuerySet[Offer]:
    return Offer.objects.select_related("helper", *_below("opportunity"))


def agreements() -> QuerySet[Agreement]:
    found = Agreement.objects.select_related("helper", *_below("opportunity"))
    return found.prefetch_related(near_visits(), "rhythms")


def visits() -> QuerySet[Visit]:
    found = Visit.objects.select_related("agreement__helper", "stand_in", "company", *_below("agreement__opportunity"))
    return found.prefetch_related(first_times("agreement__visits"))


def stand_in_requests() -> QuerySet[StandInRequest]:
    below = ("visit__agreement__helper", "visit__stand_in", "visit__company", *_below("visit__agreement__opportunity"))
    return StandInRequest.objects.select_related("person", *below)


def thanks() -> QuerySet[Thanks]:
    return Thanks.objects.select_related("agreement__helper", "stand_in", *_below("agreement__opportunity"))


def _below(path: str) -> list[str]:
    return [f"{path}__{part}" for part in _OF_A_TASK]


def says(
    kind: str, title: str | Promise, *, about: Callable[[], QuerySet] | None = None, **manner: Any
) -> Callable[[Renderer], Renderer]:
    """Register a renderer for a kind of message about rows of a query; `manner` as outreach.register takes it."""

    def decorate(renderer: Renderer) -> Renderer:
        outreach.register(kind, renderer, title=title, things=about, **manner)
        return renderer

    return decorate


def thing(message: Message) -> Any:
    """The row this message is about: of the model its kind was registered with."""
    return message.thing


def is_spoken(message: Message) -> bool:
    """A call or a printed letter: it passes through the coordinator's hands. Everything else leaves on its own."""
    return message.channel in BY_HAND


def is_called(message: Message) -> bool:
    """Somebody says it on the phone: a question can be asked, and "call us" need not be said."""
    return message.channel == Channel.CALL


def last_day_of(message: Message) -> date | None:
    """The last day on which a question about this task makes sense."""
    return message.thing.last_day if isinstance(message.thing, Opportunity) else None


def holds(agreement: Agreement) -> bool:
    return agreement.state == AgreementState.AGREED


def is_asked(visit: Visit) -> bool:
    """Is there still something to ask about this visit?"""
    return visit.state == VisitState.PLANNED and holds(visit.agreement)


def is_sought(visit: Visit) -> bool:
    """Is somebody looked for who comes instead?"""
    return visit.state == VisitState.SEEKING and holds(visit.agreement)


def comes_along(visit: Visit) -> bool:
    """Is somebody named who comes along?"""
    return is_asked(visit) and visit.company_id is not None


def went_wrong(visit: Visit) -> bool:
    return visit.helper_said == HowItWent.NOT_GOOD
