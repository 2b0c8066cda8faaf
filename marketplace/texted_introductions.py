"""What somebody may answer by text to an employer who would like to meet them: yes or no."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from neighbourhoods.models import Consent, Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.texting import inbox, replies
from neighbourhoods.texting.inbox import Matter

from .actions import introducing
from .models import Introduction
from .states import IntroductionState
from .texted import YES, YES_OR_NO

State = IntroductionState


@inbox.register
def matters(people: Sequence[User]) -> Iterator[Matter]:
    """While the question waits; a yes after a no is a text too, as long as the employer still waits."""
    waits = Introduction.objects.filter(
        person__in=people, state__in=[State.ASKED, State.NOT_NOW], answer_by__gte=timezone.localdate(), yes=None
    )
    rows = list(waits.select_related("person", "employer__organisation").order_by("pk"))
    asked = set(
        Message.objects.filter(
            recipient__in=people, kind="introduction.asked", about_id__in=[row.pk for row in rows],
            state__in=[MessageState.SENT, MessageState.UNCERTAIN],
        ).values_list("about_id", flat=True)
    )  # fmt: skip
    for row in rows:
        title = _("meeting %(company)s") % {"company": row.employer.name}
        yield Matter(f"introduction:{row.pk}", row.person, title, YES_OR_NO, partial(_answer, row), row.pk in asked)


def _answer(row: Introduction, answer: str) -> str:
    """After a yes the message with what follows comes by itself; after a no too."""
    introducing.answer_introduction(row, by=row.person, yes=answer == YES, how=Consent.Medium.TEXT)
    return "" if answer == YES else "meeting_not"


replies.register_reply("meeting_not", lambda: _("That is fine. Nothing changes. Dichtbij %(phone)s"))
