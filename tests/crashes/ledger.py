"""What must be true after the machines fell: of every message, and of every action."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.models import Agreement, Opportunity
from neighbourhoods.models import JournalEntry, Message, User
from neighbourhoods.models.outreach import BY_HAND, MessageState

IN_DOUBT = {MessageState.UNCERTAIN, MessageState.FAILED}
TOLD = {"helper.agreed", "request.helper_found", "coordinator.agreed"}


@dataclass(frozen=True)
class Figures:
    announced: int
    sent: int
    uncertain: int
    failed: int
    called: int  # of both: on the list of a person who calls
    lost: int
    doubled: int


def open_ends() -> int:
    """Messages that are not settled yet, those for a person to do apart."""
    return Message.objects.filter(state__in=["waiting", "sending"]).exclude(channel__in=BY_HAND).count()


def figures(accepted: Counter[int]) -> Figures:
    rows = list(Message.objects.exclude(channel__in=BY_HAND))
    called = set(
        Message.objects.filter(kind__startswith="outbox.", channel="call", state="waiting").values_list(
            "about_id", flat=True
        )
    )
    states = Counter(row.state for row in rows)
    return Figures(
        announced=len(rows),
        sent=states[MessageState.SENT],
        uncertain=states[MessageState.UNCERTAIN],
        failed=states[MessageState.FAILED],
        called=sum(row.state in IN_DOUBT and row.pk in called for row in rows),
        lost=sum(is_lost(row, accepted[row.pk], row.pk in called) for row in rows),
        doubled=sum(count > 1 for count in accepted.values()),
    )


def is_lost(message: Message, arrived: int, is_called: bool) -> bool:
    """Neither with its reader nor with a person who calls about it."""
    if message.state == MessageState.SENT:
        return not arrived
    if message.state in IN_DOUBT:
        return not is_called
    return message.state != MessageState.CANCELLED


def traces_of_yes(task: Opportunity, helper: User) -> list[int]:
    """What one yes leaves: the agreement, its visit, its lines in both journals, its messages."""
    agreements = list(Agreement.objects.filter(opportunity=task, helper=helper))
    ids = [agreement.pk for agreement in agreements]
    lines = JournalEntry.objects.filter(
        verb="agreement.made", about_type="marketplace.opportunity", about_id=task.pk, actor=helper
    )
    messages = Message.objects.filter(about_type="marketplace.agreement", about_id__in=ids, kind__in=TOLD)
    return [
        len(agreements),
        sum(agreement.visits.count() for agreement in agreements),
        lines.filter(resident=helper).count(),
        lines.filter(resident=task.requester_id).count(),
        messages.count(),
    ]


WHOLE = [1, 1, 1, 1, len(TOLD)]
NOTHING = [0, 0, 0, 0, 0]


def broken_actions(pairs: list[tuple[Opportunity, User]]) -> Iterator[str]:
    for task, helper in pairs:
        if (left := traces_of_yes(task, helper)) != WHOLE:
            yield f"the yes to {task.pk} left {left}"
