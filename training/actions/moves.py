"""What the actions of growing share: a run fresh and locked, moving along the table, noting it, telling it."""

from django.db import models
from django.utils.translation import gettext as _

from neighbourhoods import journal, nearby, outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, User
from training import rules
from training.models import CourseRun, Enrolment, Session, TailorMade
from training.states import ENROLMENT_MOVES, RUN_MOVES, TAILOR_MADE_MOVES, RunState


def fresh(run: CourseRun | int) -> CourseRun:
    """The run, locked. Every action locks it first, so what hangs below it needs no lock of its own."""
    pk = run if isinstance(run, int) else run.pk
    locked = CourseRun.objects.select_for_update(of=("self",))
    return locked.select_related("course", "neighbourhood").defer("neighbourhood__geometry").get(pk=pk)


def fresh_for(run: CourseRun | int, by: User) -> CourseRun:
    """The run, locked, for a coordinator who leads it."""
    found = fresh(run)
    if not rules.leads(by, found):
        raise NotYours
    return found


def fresh_enrolment(enrolment: Enrolment | int) -> Enrolment:
    """The enrolment as it is now, under the lock of its run."""
    pk = enrolment if isinstance(enrolment, int) else enrolment.pk
    run = fresh(Enrolment.objects.values_list("run_id", flat=True).get(pk=pk))
    found = Enrolment.objects.select_related("person").get(pk=pk)
    found.run = run
    return found


def fresh_session(session: Session, by: User) -> Session:
    """The session as it is now, under the lock of its run, for a coordinator who leads that."""
    run = fresh_for(Session.objects.values_list("run_id", flat=True).get(pk=session.pk), by)
    found = Session.objects.get(pk=session.pk)
    found.run = run
    return found


_TABLES: dict[type[models.Model], dict[str, set[str]]] = {
    CourseRun: RUN_MOVES,
    Enrolment: ENROLMENT_MOVES,
    TailorMade: TAILOR_MADE_MOVES,
}


def move(thing: CourseRun | Enrolment | TailorMade, to: str) -> None:
    """Set the state if the table allows it and save the row. NotAllowedNow otherwise."""
    must_lead_to(thing, to)
    thing.state = to
    if isinstance(thing, CourseRun):
        place(thing)
    thing.save()


def must_lead_to(thing: CourseRun | Enrolment | TailorMade, to: str) -> None:
    if to not in _TABLES[type(thing)][thing.state]:
        raise too_late()


def too_late() -> NotAllowedNow:
    return NotAllowedNow(_("This can no longer be done. Somebody changed it before you."), "moment")


def place(run: CourseRun) -> None:
    """On the map where it is, and to be found while people can join. The caller saves the run."""
    findable = run.state == RunState.OPEN and run.latitude is not None
    nearby.place(run, run.latitude, run.longitude, findable=findable)


def note(run: CourseRun, verb: str, *, by: User | None, person: User | None = None) -> JournalEntry:
    """A line in the journal of whom it is about; what concerns nobody yet is a line of whoever did it."""
    resident = person or by
    assert resident is not None  # noqa: S101 - what the clock does is always about somebody
    return journal.record(resident=resident, actor=by, verb=verb, about=run)


def tell(enrolment: Enrolment, kind: str, entry: JournalEntry) -> None:
    """Once on this occasion, and again on a later one."""
    key = f"{kind}:{entry.pk}:{enrolment.person_id}"
    outreach.announce(enrolment.person, kind, about=enrolment, key=key)


def note_and_tell(enrolment: Enrolment, verb: str, *, by: User | None, kind: str = "") -> None:
    """The journal's line, and the message of the same occasion."""
    tell(enrolment, kind or verb, note(enrolment.run, verb, by=by, person=enrolment.person))
