"""What somebody may answer by text about paid work: yes or no to being seen by employers, and to six months more."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _

from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.texting import inbox, replies
from neighbourhoods.texting.inbox import Matter

from .actions import readiness
from .models import Readiness
from .states import ReadinessState
from .texted import YES, YES_OR_NO

ASKED_BY = {ReadinessState.PROPOSED: "readiness.proposed", ReadinessState.VISIBLE: "readiness.renew"}


@inbox.register
def matters(people: Sequence[User]) -> Iterator[Matter]:
    """Only while we asked: a proposal that stands, or a yes that soon ends."""
    rows = Readiness.objects.filter(person__in=people, state__in=ASKED_BY).select_related("person").order_by("pk")
    asked = set(
        Message.objects.filter(
            recipient__in=people, kind__in=ASKED_BY.values(), about_type="marketplace.readiness",
            state__in=[MessageState.SENT, MessageState.UNCERTAIN],
        ).values_list("kind", "about_id")
    )  # fmt: skip
    for row in rows:
        kind = ASKED_BY[ReadinessState(row.state)]
        if kind == "readiness.renew" and row.renewal_asked_on is None:
            continue
        title, act = _("may employers see you"), partial(_answer, row)
        yield Matter(f"employers:{row.pk}:{row.state}", row.person, title, YES_OR_NO, act, (kind, row.pk) in asked)


def _answer(row: Readiness, answer: str) -> str:
    person = row.person
    if row.state == ReadinessState.PROPOSED:
        act = readiness.agree if answer == YES else readiness.not_now
    else:
        act = readiness.renew if answer == YES else readiness.withdraw
    act(person, by=person)
    return "employers_may" if answer == YES else "employers_may_not"


for _name, _sentence in {
    "employers_may": lambda: _("Thank you for telling us. You can stop at any moment: call %(phone)s. Dichtbij"),
    "employers_may_not": lambda: _("That is fine. Employers do not see you. Dichtbij %(phone)s"),
}.items():
    replies.register_reply(_name, _sentence)
