"""What somebody who helps finds on their own page: what comes next, what they offered and did, the thanks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.text import capfirst

from marketplace import coming, phrases, rules, words
from marketplace.models import Agreement, Offer, Opportunity, Thanks, Visit
from marketplace.states import AgreementState, OfferState, VisitState
from marketplace.windows import near_visits, next_for_helper, to_come
from neighbourhoods.models import User
from training.queries.mine import Row as CourseRow
from training.queries.mine import my_courses

from . import once
from .cards import neighbour_words
from .detail import is_paused
from .my_task import HEAVY, RELATED, has_been, may_report, moment
from .rows import Moment, Row, by_day

THANKS_SHOWN = 6
SHOWN = 20


@dataclass(frozen=True)
class Deeds:
    """What somebody did already. It only grows, and is compared with nothing."""

    neighbours: int
    tasks: int
    hours: int


@dataclass(frozen=True)
class ThankYou:
    words: str
    who: str


@dataclass(frozen=True)
class MyPage:
    name: str
    next: Row | None
    coming: tuple[Row, ...]
    offers: tuple[Row, ...]
    questions: tuple[Row, ...]
    deeds: Deeds
    thanks: tuple[ThankYou, ...]
    is_paused: bool
    paused_until: date | None
    requests: int
    courses: tuple[CourseRow, ...]


# ---------------------------------------------------------------- the page
def my_page(viewer: User) -> MyPage:
    elsewhere = once.once_for(viewer)
    rows = [row for _moment, row in sorted([*_rows(viewer), *elsewhere.rows], key=lambda line: line[0])]
    return MyPage(
        name=viewer.get_short_name(),
        next=rows[0] if rows else None,
        coming=tuple(rows[1:]),
        offers=tuple(_offer_row(offer) for offer in _standing_offers(viewer)),
        questions=elsewhere.questions,
        deeds=deeds_of(viewer),
        thanks=tuple(_thanks_to(viewer)),
        is_paused=is_paused(viewer),
        paused_until=viewer.paused_until,
        requests=Opportunity.objects.filter(requester=viewer).count(),
        courses=tuple(my_courses(viewer)),
    )


def _rows(viewer: User) -> list[tuple[Moment, Row]]:
    """What holds, each with its moment: first what has been and waits for a word.

    What comes back has two: the last time, as long as nothing is told about it, and the next.
    """
    found = Agreement.objects.filter(helper=viewer, state=AgreementState.AGREED)
    agreements = found.select_related(*RELATED).defer(*HEAVY).prefetch_related(near_visits())[:SHOWN]
    shown = [(agreement, visit) for agreement in agreements for visit in _visits_of(agreement)]
    return [(by_day(visit, agreement.pk), _row(agreement, visit)) for agreement, visit in shown]


def _visits_of(agreement: Agreement) -> list[Visit | None]:
    visit = next_for_helper(agreement)
    if visit is None:
        return [None]
    following = to_come(agreement, timezone.localdate()) if visit.rhythm_id else None
    silent = [] if visit.helper_said else [visit]
    return [*silent, *([following] if following and following.pk != visit.pk else [])]


def _row(agreement: Agreement, visit: Visit | None) -> Row:
    task = agreement.opportunity
    return Row(
        pk=task.pk,
        icon=task.work_kind.icon if task.work_kind else "hand-heart",
        palette=task.work_kind.palette if task.work_kind else "slate",
        when=capfirst(moment(visit, task)),
        title=task.title,
        words=with_name(agreement),
        href=phrases.my_task(task),
        is_due=visit is not None and may_report(visit) and has_been(visit),
    )


def with_name(agreement: Agreement) -> str:
    """ "bij mevrouw De Wit, Kastanjelaan 12" while the address is open; afterwards "voor een buurvrouw in ..."."""
    if not rules.address_is_open(agreement):
        return neighbour_words(agreement.opportunity)
    return phrases.with_name(agreement.opportunity)


def _standing_offers(viewer: User) -> Iterable[Offer]:
    offers = Offer.objects.filter(helper=viewer, state=OfferState.STANDING)
    return offers.select_related(*RELATED[:4]).defer(*HEAVY)[:SHOWN]


def _offer_row(offer: Offer) -> Row:
    task = offer.opportunity
    return Row(
        pk=task.pk,
        icon=task.work_kind.icon if task.work_kind else "hand-heart",
        palette=task.work_kind.palette if task.work_kind else "slate",
        when=capfirst(words.when_words(task, timezone.localdate())),
        title=task.title,
        words=neighbour_words(task),
        href=phrases.my_task(task),
    )


def deeds_of(viewer: User) -> Deeds:
    done = Visit.objects.filter(coming.by([viewer]), state=VisitState.DONE).aggregate(
        tasks=Count("pk"), minutes=Sum("minutes"), neighbours=Count("agreement__opportunity__requester", distinct=True)
    )
    return Deeds(done["neighbours"], done["tasks"], round((done["minutes"] or 0) / 60))


def _thanks_to(viewer: User) -> Iterable[ThankYou]:
    """Who said it is not named: after some days a helper no longer knows where somebody lives."""
    cards = Thanks.objects.filter(coming.by([viewer])).select_related(
        "agreement__opportunity__requester",
        "agreement__opportunity__work_kind",
        "agreement__opportunity__job",
        "agreement__opportunity__neighbourhood",
    )
    today = timezone.localdate()
    for card in cards.defer("agreement__opportunity__neighbourhood__geometry")[:THANKS_SHOWN]:
        whom = words.for_whom(card.agreement.opportunity.requester.salutation, None)
        day = words.day_words(timezone.localdate(card.given_at), today)
        yield ThankYou(card.text, f"{card.agreement.opportunity.title} {whom}, {day}")
