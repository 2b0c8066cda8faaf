"""What somebody finds on their own page: what comes next, what helps further, small steps, deeds and thanks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Count, Exists, QuerySet, Sum
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import coming, phrases, rules, words
from marketplace.models import (
    Agreement,
    HelperProfile,
    Internship,
    Offer,
    Opportunity,
    Readiness,
    Taster,
    Thanks,
    Visit,
)
from marketplace.states import (
    AgreementState,
    InternshipState,
    IntroductionState,
    OfferState,
    ReadinessState,
    TasterState,
    VisitState,
)
from marketplace.windows import near_visits, next_for_helper, to_come
from neighbourhoods.models import Message, User
from neighbourhoods.models.outreach import MessageState
from neighbourhoods.queries.whereabouts import Place
from training.queries.circle import Helper, circle_of
from training.queries.mine import my_courses
from training.queries.own_certificates import Shown as CertificateShown
from training.queries.own_certificates import latest_of
from training.queries.plan import StepShown, put_aside_by, steps_of

from . import my_introductions, once, trials_shown, trying
from .cards import neighbour_words
from .detail import is_paused
from .further import Suggestion, Wanted, likes_of, suggestions_for
from .my_task import HEAVY, RELATED, has_been, may_report, moment
from .pupils import Hours, own_hours
from .readiness import Standing, standing_in, standing_of
from .rows import Moment, Row, by_day

THANKS_SHOWN = 2
MOST_THANKS = 60
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
class Has:
    """What there is of somebody at all, so that nothing is looked for that is not there. One question."""

    agreements: bool
    offers: bool
    visits: bool
    thanks: bool
    requests: bool
    guides: bool
    tasters: bool
    hours: bool
    courses: bool
    certificates: bool
    steps: bool
    asked_for_talk: bool
    likes: bool
    put_aside: bool
    readiness: bool
    introductions: bool
    trials: bool


@dataclass(frozen=True)
class MyPage:
    name: str
    next: Row | None
    coming: tuple[Row, ...]
    offers: tuple[Row, ...]
    questions: tuple[Row, ...]
    suggestions: tuple[Suggestion, ...]
    steps: tuple[StepShown, ...]
    circle: tuple[Helper, ...]
    deeds: Deeds
    hours: Hours | None
    certificates: tuple[CertificateShown, ...]
    thanks: tuple[ThankYou, ...]
    standing: Standing  # may employers see you?
    is_paused: bool
    paused_until: date | None
    has: Has

    @property
    def first(self) -> Helper | None:
        """Whom one calls first."""
        return self.circle[0] if self.circle else None


# ---------------------------------------------------------------- the page
def my_page(viewer: User, place: Place | None = None) -> MyPage:
    has, elsewhere, circle = what_there_is(viewer), once.once_for(viewer), tuple(circle_of(viewer))
    rows = [row for _moment, row in sorted([*_everything(viewer, has), *elsewhere.rows], key=lambda line: line[0])]
    standing = standing_of(viewer) if has.readiness else standing_in(None, is_pausing=viewer.is_pausing)
    wanted = Wanted(
        viewer=viewer,
        place=place,
        likes=likes_of(viewer) if has.likes else frozenset(),
        aside=put_aside_by(viewer) if has.put_aside else frozenset(),
        first=circle[0].name if circle else "",
        first_phone=circle[0].phone if circle else "",
        has_asked=has.asked_for_talk,
        wants_paid_work=standing.state == ReadinessState.WISH,
    )
    paused = is_paused(viewer)
    return MyPage(
        name=viewer.get_short_name(),
        next=rows[0] if rows else None,
        coming=tuple(rows[1:]),
        offers=tuple(_offer_row(offer) for offer in _standing_offers(viewer)) if has.offers else (),
        questions=elsewhere.questions,
        suggestions=() if paused else suggestions_for(wanted),
        steps=tuple(steps_of(viewer)) if has.steps else (),
        circle=circle,
        deeds=deeds_of(viewer) if has.visits else Deeds(0, 0, 0),
        hours=own_hours(viewer) if has.hours else None,
        certificates=tuple(latest_of(viewer)) if has.certificates else (),
        thanks=tuple(_thanks_to(viewer, THANKS_SHOWN)) if has.thanks else (),
        standing=standing,
        is_paused=paused,
        paused_until=viewer.paused_until,
        has=has,
    )


def what_there_is(viewer: User) -> Has:
    shown = [InternshipState.RUNNING, InternshipState.SIGNED_OFF]
    talks = Message.objects.filter(recipient=viewer, kind="talk.asked", state=MessageState.WAITING)
    rows: dict[str, QuerySet] = {
        "agreements": Agreement.objects.filter(helper=viewer, state=AgreementState.AGREED),
        "offers": Offer.objects.filter(helper=viewer, state=OfferState.STANDING),
        "visits": Visit.objects.filter(coming.by([viewer]), state=VisitState.DONE),
        "thanks": Thanks.objects.filter(coming.by([viewer])),
        "requests": Opportunity.objects.filter(requester=viewer),
        "guides": trying.guided_by(viewer),
        "tasters": Taster.objects.filter(person=viewer, state=TasterState.PLANNED),
        "hours": Internship.objects.filter(pupil=viewer, state__in=shown),
        "courses": viewer.enrolments.all(),
        "certificates": viewer.certificates.all(),
        "steps": viewer.small_steps.all(),
        "asked_for_talk": talks,
        "likes": HelperProfile.likes.through.objects.filter(helperprofile__user=viewer),
        "put_aside": viewer.not_now.filter(until__gte=timezone.localdate()),
        "readiness": Readiness.objects.filter(person=viewer),
        "introductions": viewer.introductions.exclude(state=IntroductionState.ENDED),
        "trials": trials_shown.live_of(viewer),
    }
    exists = {f"has_{name}": Exists(found.order_by()) for name, found in rows.items()}
    found: Any = User.objects.filter(pk=viewer.pk).values(**exists).get()
    return Has(**{name: found[f"has_{name}"] for name in rows})


def _everything(viewer: User, has: Has) -> list[tuple[Moment, Row]]:
    """What holds, each with its moment: tasks and work, places to try, courses. A line in the waiting list is last."""
    found = _rows(viewer) if has.agreements else []
    found += trying.planned_for(viewer) if has.tasters else []
    found += my_introductions.rows_for(viewer) if has.introductions else []
    found += trials_shown.coming_for(viewer) if has.trials else []
    for it in my_courses(viewer) if has.courses else []:
        row = Row(it.pk, it.icon, it.palette, it.when, it.title, it.words, it.href)
        on_date, at_time = it.on or (date.max, time.max)
        found.append(((it.on is None, on_date, at_time, it.pk), row))
    return found


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


def thanks_to(viewer: User) -> list[ThankYou]:
    """All of them, the latest first."""
    return list(_thanks_to(viewer, MOST_THANKS))


def _thanks_to(viewer: User, most: int) -> Iterable[ThankYou]:
    """Who said it is not named, not in their own words either: after some days a helper no longer knows who lives
    where.
    """
    cards = Thanks.objects.filter(coming.by([viewer])).select_related(
        "agreement__opportunity__requester",
        "agreement__opportunity__work_kind",
        "agreement__opportunity__job",
        "agreement__opportunity__neighbourhood",
    )
    today = timezone.localdate()
    for card in cards.defer("agreement__opportunity__neighbourhood__geometry")[:most]:
        task = card.agreement.opportunity
        whom = words.for_whom(task.requester.salutation, None)
        day = words.day_words(timezone.localdate(card.given_at), today)
        yield ThankYou(without_names(card.text, task.requester), f"{task.title} {whom}, {day}")


def without_names(text: str, person: User) -> str:
    """The words of a thank-you, with the names of who wrote them taken out."""
    whole = (person.get_full_name(), person.call_name, person.first_name, person.last_name)
    names = sorted({name for name in whole if len(name) > 1}, key=len, reverse=True)
    if not names:
        return text
    written = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?<!\w)(?:{written})(?!\w)", _("your neighbour"), text, flags=re.IGNORECASE)
