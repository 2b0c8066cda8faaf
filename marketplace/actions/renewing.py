"""What the clock does with what work asks: telling in time that something ends, and calling about what has ended."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from marketplace.asked_words import CONDUCT_CHECK, COURSE
from marketplace.models import Agreement
from marketplace.states import AgreementState
from neighbourhoods import journal, outreach
from neighbourhoods.models import ConductCheck, Message
from training.models import Certificate

from .moderating import next_working_day
from .moves import fresh_agreement

ENDED = {CONDUCT_CHECK: "work.check_ended", COURSE: "work.course_ended"}


@transaction.atomic
def tell_it_ends(row: ConductCheck | Certificate, *, until: date | None) -> bool:
    """The helper hears kindly that it counts until a day. Once for that day; nothing while they take a pause."""
    person = row.person
    kind = "work.check_ends" if isinstance(row, ConductCheck) else "work.course_ends"
    key = f"{kind}:{row.pk}:{until}"
    if person.is_pausing or Message.objects.filter(key=key).exists():
        return False
    outreach.announce(person, kind, about=row, key=key, due_on=until)
    journal.record(resident=person, actor=None, verb="work.asks_again", about=row)
    return True


@transaction.atomic
def talk_about_end(agreement: Agreement | int, *, code: str, until: date | None) -> bool:
    """It ended while the helper goes on: the agreement stays, and a coordinator calls. Once for that end."""
    agreement = fresh_agreement(agreement)
    person = agreement.helper
    key = f"{ENDED[code]}:{agreement.pk}:{until or ''}"
    if agreement.state != AgreementState.AGREED or Message.objects.filter(key=key).exists():
        return False
    due_on = next_working_day(timezone.localdate())
    outreach.announce(person, ENDED[code], about=agreement, key=key, channel="call", due_on=due_on)
    journal.record(resident=person, actor=None, verb="work.asks_now", about=agreement.opportunity)
    return True
