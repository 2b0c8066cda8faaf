"""What somebody may answer by text about paid work: yes or no to being seen by employers, and to six months more."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _

from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.texting import inbox, replies
from neighbourhoods.texting.inbox import Matter

from .actions import confirming, readiness
from .models import Readiness
from .states import ReadinessState
from .texted import YES, YES_OR_NO

ASKED_BY = {ReadinessState.PROPOSED: "readiness.proposed", ReadinessState.VISIBLE: "readiness.renew"}
IF_RIGHT = ("readiness.confirm", "readiness.not_confirmed")


@inbox.register
def matters(people: Sequence[User]) -> Iterator[Matter]:
    """Only while we asked: a proposal that stands, a yes that soon ends, or whether the card is still right."""
    rows = Readiness.objects.filter(person__in=people, state__in=ASKED_BY).select_related("person").order_by("pk")
    asked = set(
        Message.objects.filter(
            recipient__in=people, kind__in=[*ASKED_BY.values(), *IF_RIGHT], about_type="marketplace.readiness",
            state__in=[MessageState.SENT, MessageState.UNCERTAIN],
        ).values_list("kind", "about_id")
    )  # fmt: skip
    for row in rows:
        if row.state == ReadinessState.VISIBLE and row.asks_if_right:
            title, act, was_asked = (
                _("is your card still right"),
                partial(_right, row),
                {(it, row.pk) for it in IF_RIGHT},
            )
            yield Matter(f"card:{row.pk}", row.person, title, YES_OR_NO, act, bool(was_asked & asked))
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


def _right(row: Readiness, answer: str) -> str:
    """No: somebody calls, and the card is made right together."""
    if answer == YES:
        confirming.confirm_card(row.person, by=row.person)
        return "card_is_right"
    readiness.ask_to_talk(row.person, by=row.person)
    return "card_is_wrong"


for _name, _sentence in {
    "employers_may": lambda: _("Thank you for telling us. You can stop at any moment: call %(phone)s. Dichtbij"),
    "card_is_right": lambda: _("Thank you. Employers see your card. Dichtbij %(phone)s"),
    "card_is_wrong": lambda: _("Thank you. We call you, and make your card right together. Dichtbij %(phone)s"),
    "employers_may_not": lambda: _("That is fine. Employers do not see you. Dichtbij %(phone)s"),
}.items():
    replies.register_reply(_name, _sentence)
