"""Getting to know each other, as the employer, the resident and the desk see it, in every stage."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import introducing, introducing_outcome
from marketplace.models import CandidateProfile, Employer, Introduction
from marketplace.queries.shown_to_employers import code_for
from neighbourhoods.models import Regulation, User
from tests.marketplace import introduced
from tests.marketplace.employing import bakery
from tests.marketplace.seen import seen, somebody

from .lines import Line, looked_at

LIST, DESK = "/werkgevers/afspraken/", "/cms/kennismaken/"


def meet(town: Any) -> None:
    """With the company of the town: a question, a yes, moments, a day, silence, a trial, and who cannot now."""
    Regulation.objects.filter(key="employer_contacts").update(value=dict.fromkeys(Employer.Size.values, "90"))
    town.unasked = code_for(town.smit, _person(town).pk)
    town.waits = _asked(town)
    town.agreed, town.choosing, town.planned = _agreed(town), _agreed(town), _agreed(town)
    moments = [timezone.now() + timedelta(days=days) for days in (2, 3, 4)]
    introducing_outcome.propose_moments(town.choosing, by=town.yvonne, moments=moments)
    introduced.meeting(town.planned, by=town.bas)
    town.silent = _agreed(town)
    Introduction.objects.filter(pk=town.silent.pk).update(silent_since=timezone.localdate())
    town.trial_begins, town.cannot = _agreed(town), _agreed(town)
    introducing.tell_outcome(town.trial_begins, by=town.bas, outcome="trial")
    introducing.withdraw_introduction(town.cannot, by=town.cannot.person)
    town.not_now = _agreed(town)
    introducing.tell_outcome(town.not_now, by=town.bas, outcome="not_now", reason="hours", words=town.names.words[:80])
    town.said_no = _asked(town)
    introducing.answer_introduction(town.said_no, by=town.said_no.person, yes=False)


def be_met(town: Any) -> None:
    """One resident and four companies: a question, a yes, a no, and one that has no work now."""
    Regulation.objects.filter(key="employer_contacts").update(value=dict.fromkeys(Employer.Size.values, "90"))
    town.resident = _person(town)
    pairs = [bakery(town.here, name=f"{town.names.place} {number}", house_number=str(number)) for number in range(3)]
    for employer, member in pairs:
        introduced.asked(employer, member, town.resident, message=town.names.words[:80])
    yes, no, _waits = town.resident.introductions.order_by("pk")
    introducing.answer_introduction(yes, by=town.resident, yes=True)
    introducing.answer_introduction(no, by=town.resident, yes=False)
    over = introduced.said_yes(town.smit, town.bas, town.resident)
    introducing.tell_outcome(over, by=town.bas, outcome="not_now", reason="later")


def _person(town: Any) -> User:
    name = town.names.helper[0]
    person = somebody(town.here, name, last_name=town.names.helper[1], phone="+31611112222")
    CandidateProfile.objects.filter(person=person).delete()
    return seen(person, works_well=town.names.words[:80])


def _asked(town: Any) -> Introduction:
    kind, words = town.garden, town.names.words[:80]
    return introduced.asked(town.smit, town.bas, _person(town), message=words, work_kind=kind)


def _agreed(town: Any) -> Introduction:
    row = _asked(town)
    return introducing.answer_introduction(row, by=row.person, yes=True)


LINES = (
    *looked_at(
        "bas",
        {
            "meeting: a message for somebody": "/werkgevers/kandidaten/{t.unasked}/kennismaken/",
            "meeting: all appointments": LIST,
            "meeting: waits for an answer": LIST + "{t.waits.code}/",
            "meeting: somebody said yes": LIST + "{t.agreed.code}/",
            "meeting: choose a moment": LIST + "{t.choosing.code}/",
            "meeting: there is a day": LIST + "{t.planned.code}/",
            "meeting: an answer stayed away": LIST + "{t.silent.code}/",
            "meeting: a trial begins": LIST + "{t.trial_begins.code}/",
            "meeting: cannot now": LIST + "{t.cannot.code}/",
            "meeting: not now": LIST + "{t.not_now.code}/",
            "meeting: tell of a day": LIST + "{t.agreed.code}/afspraak/",
            "meeting: tell of a trial": LIST + "{t.agreed.code}/proef/",
            "meeting: tell of a job": LIST + "{t.agreed.code}/baan/",
            "meeting: tell why not now": LIST + "{t.agreed.code}/niet-nu/",
        },
        scene=meet,
    ),
    Line("meeting: a message with a number of a citizen", "/werkgevers/kandidaten/{t.unasked}/kennismaken/", "bas",
         data={"message": "BSN 111222333"}, scene=meet, once=True),
    Line("meeting: a day that has been", LIST + "{t.agreed.code}/afspraak/", "bas",
         data={"on_date": "2020-01-01", "at_time": "10:00", "where": "{t.names.words}"}, scene=meet),
    Line("meeting: nobody was asked yet", LIST, "rosa", once=True),
    Line("meeting: without a reason", LIST + "{t.agreed.code}/niet-nu/", "bas", data={}, scene=meet),
    Line("meeting: not of this company", LIST + "bestaat-niet/", "bas", status=404, once=True),
    *looked_at(
        "resident",
        {"my page: employers would like to meet me": "/mijn/", "meeting: who sees my name": "/mijn/werkgevers/"},
        scene=be_met,
    ),
    *looked_at(
        "yvonne",
        {
            "desk: a question waits for a yes or no": DESK + "{t.waits.pk}/",
            "desk: said yes, no day yet": DESK + "{t.agreed.pk}/",
            "desk: moments are proposed": DESK + "{t.choosing.pk}/",
            "desk: they meet": DESK + "{t.planned.pk}/",
            "desk: a company stays silent": DESK + "{t.silent.pk}/",
            "desk: an introduction is over": DESK + "{t.not_now.pk}/",
            "desk: said no to a company": DESK + "{t.said_no.pk}/",
            "desk: paid work with an introduction": "/cms/mensen/{t.waits.person_id}/betaald-werk/",
        },
        scene=meet,
    ),
    Line("desk: an appointment without a day", DESK + "{t.agreed.pk}/", "yvonne", data={"do": "meet"}, scene=meet),
)  # fmt: skip
