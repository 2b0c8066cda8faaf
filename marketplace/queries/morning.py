"""A coordinator's morning: the rows that stand on Vandaag, each table read once for all its lists."""

from collections.abc import Hashable
from datetime import date, time
from functools import cached_property
from typing import TypeVar

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.utils import timezone

from marketplace.models import Offer, Opportunity, Visit
from marketplace.requirements import Policies, policies_of
from marketplace.states import AgreementState, OpportunityState, VisitState
from neighbourhoods import rules
from neighbourhoods.models import Municipality, Regulation, User
from neighbourhoods.queries.regulations import rows_for

from . import cases, hours, instead, job_desk, moderation, today

Row = TypeVar("Row", bound=Model)
MOST = today.DAY_LIMIT
KIND, STATE = Opportunity.Kind, OpportunityState


def read_together(rows: QuerySet[Row], *lists: QuerySet[Row]) -> list[Row]:
    """Everything that stands in one of the lists, each as long as it says itself. One question; the order is lost.

    rows: the same table, with what any of the lists needs below it.
    """
    numbers = [part.model.objects.filter(pk__in=part.values("pk")).order_by().values("pk") for part in lists]  # type: ignore[attr-defined]
    return list(rows.filter(pk__in=numbers[0].union(*numbers[1:])))


def by_the_clock(visit: Visit) -> tuple[Hashable, ...]:
    """The nearest day first; what has no day or no time comes after what has."""
    on, at = visit.on_date, visit.at_time
    return on is None, on or date.min, at is None, at or time.min, visit.pk


class Morning:
    """What this coordinator finds waiting. Nothing is read before somebody asks for it, and nothing twice."""

    def __init__(self, viewer: User) -> None:
        self.viewer = viewer

    @cached_property
    def municipalities(self) -> list[Municipality]:
        return list(rules.municipalities_of(self.viewer))

    @cached_property
    def policies(self) -> Policies:
        return policies_of(place.pk for place in self.municipalities)

    @cached_property
    def regulations(self) -> list[Regulation]:
        """Amounts, ages and terms, newest first."""
        return rows_for(self.municipalities)

    # ------------------------------------------------------------ requests and jobs
    @cached_property
    def _requests(self) -> list[Opportunity]:
        viewer = self.viewer
        return read_together(
            moderation.in_order_of_need(moderation.everything_of(viewer).select_related("entered_by", "talk_owner")),
            moderation.queue(viewer)[: moderation.SHOWN + 1],
            moderation.just_published(viewer),
            today.holes_today(viewer),
            cases.to_talk_over(viewer),
            job_desk.jobs_to_look_at(viewer),
        )

    @cached_property
    def _tasks(self) -> list[Opportunity]:
        return [it for it in self._requests if it.kind == KIND.TASK]

    @property
    def queue(self) -> list[Opportunity]:
        """What waits to be checked, one more than is shown."""
        waiting = (it for it in self._tasks if it.state == STATE.WAITING)
        return sorted(waiting, key=lambda it: (it.urgent, it.asked_at, it.pk))  # type: ignore[attr-defined]

    @property
    def undo(self) -> moderation.Undo | None:
        return moderation.undo_of(it for it in self._tasks if moderation.can_be_taken_back(it, self.viewer))

    @property
    def talks(self) -> list[Opportunity]:
        talks = (it for it in self._requests if it.state == STATE.TO_TALK_OVER)
        return sorted(talks, key=lambda it: (it.talk_by or date.max, it.pk))

    @property
    def jobs(self) -> list[job_desk.Asks]:
        """What jobs ask of this coordinator."""
        jobs = (it for it in self._requests if it.kind == KIND.JOB and it.state != STATE.TO_TALK_OVER)
        asked = job_desk.asked_by(sorted(jobs, key=lambda it: it.pk))
        return [*asked, *job_desk.asked_about(self._offers(KIND.JOB)), *job_desk.seconds_for(self.viewer)]

    # ------------------------------------------------------------ visits
    @cached_property
    def _visits(self) -> list[Visit]:
        viewer = self.viewer
        below = (*instead.BELOW, "agreement__opportunity__job")
        return read_together(
            Visit.objects.select_related(*below).defer(instead.SHAPE),
            today.visits_today(viewer),
            hours.far_apart(viewer),
            instead.sought(viewer),
            instead.alone(viewer),
        )

    @property
    def day(self) -> list[today.Appointment]:
        """Today's visits, and today's tasks that nobody does yet."""
        on, shown = timezone.localdate(), {VisitState.PLANNED, VisitState.DONE}
        visits = sorted((it for it in self._visits if it.on_date == on and it.state in shown), key=today.by_the_clock)
        holes = (it for it in self._tasks if it.state == STATE.OPEN and it.on_date == on)
        return today.day_of(visits[:MOST], sorted(holes, key=today.by_the_clock)[:MOST])

    @property
    def differences(self) -> list[hours.Difference]:
        apart = sorted((it for it in self._visits if hours.is_apart(it)), key=by_the_clock)
        return [hours.difference_of(it) for it in apart]

    @cached_property
    def _seeking(self) -> list[Visit]:
        """Those that look for somebody, with who was asked. One question more, when there are any."""
        held = (it for it in self._visits if it.agreement.state == AgreementState.AGREED)
        found = sorted((it for it in held if it.state == VisitState.SEEKING or it.waits_for_company), key=by_the_clock)
        prefetch_related_objects(found, instead.who_was_asked())
        return found

    @property
    def sought(self) -> list[instead.Seeking]:
        return [instead.seeking_of(it) for it in self._seeking if it.state == VisitState.SEEKING]

    @property
    def alone(self) -> list[instead.Seeking]:
        return [instead.seeking_of(it) for it in self._seeking if it.state == VisitState.PLANNED]

    # ------------------------------------------------------------ yeses
    @cached_property
    def _standing(self) -> list[Offer]:
        every, viewer = moderation.offers_of(self.viewer), self.viewer
        return read_together(every, moderation.offers_to_call_about(viewer), job_desk.interest_in(viewer))

    def _offers(self, kind: str) -> list[Offer]:
        return [it for it in self._standing if it.opportunity.kind == kind]

    @property
    def offers(self) -> list[Offer]:
        """Helpers nobody has met yet who would like to do something here."""
        return self._offers(KIND.TASK)
