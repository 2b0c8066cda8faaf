"""What the desk shows, gathered from the queries: one look is written down for everybody who is on the screen."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cms.workbench import due, numbers, words
from marketplace.matching.fits import Fit
from marketplace.models import Opportunity
from marketplace.queries import figures, matches, moderation, today
from marketplace.queries.morning import Morning
from marketplace.words import when_words
from neighbourhoods import journal, phones
from neighbourhoods.models import User
from neighbourhoods.queries import calls

CALLS_ON_THE_DESK = 4
LINES_OF_THE_DAY = 10


@dataclass(frozen=True)
class Day:
    """The day as the desk shows it: what comes first, the rest folded away, and what is behind us."""

    first: list[today.Appointment]
    rest: list[today.Appointment]
    done: list[today.Appointment]
    helped: int
    total: int

    @classmethod
    def of(cls, lines: list[today.Appointment]) -> "Day":
        to_come = [line for line in lines if not line.done]
        return cls(
            first=to_come[:LINES_OF_THE_DAY],
            rest=to_come[LINES_OF_THE_DAY:],
            done=[line for line in lines if line.done],
            helped=sum(1 for line in lines if line.helper_id),
            total=len(lines),
        )


@dataclass(frozen=True)
class Row:
    """One request in a list of the desk."""

    id: int
    title: str
    icon: str
    palette: str
    who: str
    where: str
    when: str
    source: str
    waited: str
    look_out: str
    is_new: bool


def row_of(request: Opportunity) -> Row:
    kind, person = request.work_kind, request.requester
    source = str(request.get_source_display())
    return Row(
        id=request.pk,
        title=request.title,
        icon=kind.icon if kind else "circle-question-mark",
        palette=kind.palette if kind else "slate",
        who=person.call_name or person.get_full_name(),
        where=request.neighbourhood.name,
        when=when_words(request, timezone.localdate(), exact=True),
        source=f"{source}, {request.entered_by.get_short_name()}" if request.entered_by else source,
        waited=words.waiting_since(request.asked_at),
        look_out=", ".join(moderation.words_to_look_at(request)),
        is_new=getattr(request, "had", 1) == 0,
    )


def desk(viewer: User, chosen: int | None) -> dict[str, Any]:
    """Everything on Vandaag."""
    morning = Morning(viewer)
    queue = morning.queue
    more, queue = len(queue) > moderation.SHOWN, queue[: moderation.SHOWN]
    focus = next((request for request in queue if request.pk == chosen), queue[0] if queue else None)
    places, lines = figures.per_neighbourhood(viewer), morning.day
    shown: dict[str, Any] = {
        "greeting": words.greeting(timezone.localtime()),
        "today": timezone.localdate(),
        "places": places,
        "counts": figures.together(places),
        "weeks": numbers.week_chart(figures.by_week(viewer)),
        "place_rows": numbers.place_rows(places),
        "rows": [row_of(request) for request in queue],
        "more": more,
        "focus": focused(morning, focus) if focus else None,
        "undo": morning.undo,
        "offers": morning.offers,
        "day": Day.of(lines),
        "due": due.everything_due(morning),
        "differences": morning.differences,
        "talks": morning.talks,
        "sought": morning.sought,
        "alone": morning.alone,
        "reasons": Opportunity.Reason.choices,
        "calls": calls.call_list(viewer, limit=CALLS_ON_THE_DESK, noted=False),
    }
    shown["call_count"] = shown["calls"].every
    shown["oldest"] = words.since(shown["counts"].oldest) if shown["counts"].oldest else ""
    journal.note_look(_on_the_desk(shown, queue, lines), viewer=viewer, screen="today")
    return shown | _neighbours(queue, focus)


def focused(morning: Morning, request: Opportunity) -> dict[str, Any]:
    """The open row: the neighbour's own words, what was checked, who could help."""
    return {
        "request": request,
        "row": row_of(request),
        "checks": moderation.checks(request),
        "matches": matches.best_helpers(morning.viewer, request, policies=morning.policies),
        "phone": phones.display(request.requester.phone),
    }


def _neighbours(queue: list[Opportunity], focus: Opportunity | None) -> dict[str, int | None]:
    """The rows before and after the open one: where J, K and a settled row lead."""
    ids = [request.pk for request in queue]
    at = ids.index(focus.pk) if focus else 0
    return {
        "previous_id": ids[at - 1] if at > 0 else None,
        "next_id": ids[at + 1] if at + 1 < len(ids) else (ids[at - 1] if at > 0 else None),
    }


def _on_the_desk(shown: dict[str, Any], queue: list[Opportunity], lines: list[today.Appointment]) -> set[int]:
    people = {request.requester_id for request in queue} | {request.requester_id for request in shown["talks"]}
    people |= {offer.helper_id for offer in shown["offers"]} | {call.person_id for call in shown["calls"].calls}
    people |= {person for line in shown["due"] for person in line.people}
    for row in (*shown["sought"], *shown["alone"]):
        people |= row.people
    people |= {person for line in shown["differences"] for person in (line.helper_id, line.host_id)}
    for line in lines:
        people |= {line.neighbour_id, line.helper_id} - {None}
    return people | _seen(shown["focus"]["matches"] if shown["focus"] else [])


def _seen(fits: list[Fit]) -> set[int]:
    return {match.person_id for match in fits}


def searching(viewer: User, page: Any, chosen: int | None) -> dict[str, Any]:
    """Zonder helper: the list, and the five best for the chosen one. page: a page of cases.without_helper."""
    requests = list(page.object_list)
    focus = next((request for request in requests if request.pk == chosen), requests[0] if requests else None)
    fits = matches.best_helpers(viewer, focus, limit=5) if focus else []
    seen = {request.requester_id for request in requests} | _seen(fits)
    journal.note_look(seen, viewer=viewer, screen="without_helper")
    return {"rows": [row_of(request) for request in requests], "focus": focus, "matches": fits, "page": page}


def day_on_paper(viewer: User) -> dict[str, Any]:
    """What comes today as a sheet to take along: who is where, with a line to write on. No phone, no address."""
    day = [line for line in today.day_list(viewer) if not line.done]
    people = {person for line in day for person in (line.neighbour_id, line.helper_id) if person}
    journal.note_look(people, viewer=viewer, screen="day_on_paper")
    return {"day": day, "today": timezone.localdate()}
