"""Help that comes back, as the two of it see it: the rhythm in words, the next visits, one of them, the last day."""

from dataclasses import dataclass
from datetime import date, time

from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from marketplace import phrases, rules, words
from marketplace import rhythm as rules_of
from marketplace.models import Agreement, Rhythm, Visit
from marketplace.states import AgreementState, VisitState
from marketplace.windows import first_times, is_moved
from neighbourhoods.holidays import holiday
from neighbourhoods.models import User

SHOWN = 6
TO_COME = [VisitState.PLANNED, VisitState.SKIPPED, VisitState.SEEKING]
RELATED = ("opportunity__requester", "opportunity__work_kind", "helper")
HREF = "/mijn/bezoeken/{}/wijzig/"
PICTURES = {
    VisitState.PLANNED: ("calendar", "green"), VisitState.SKIPPED: ("calendar-x", "slate"),
    VisitState.SEEKING: ("search", "ochre"),
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """What comes back. `lines` as components/summary_list takes them; `name`: the other of the two."""

    pk: int
    title: str
    name: str
    rhythm: str
    lines: tuple[tuple[str, str, str, str, str], ...]
    last_day: str
    is_helper: bool
    back: str


@dataclass(frozen=True)
class OneOfMany:
    """One visit of a pair, and what may be done with it now."""

    pk: int
    title: str
    name: str
    when: str
    said: str
    on_date: date | None
    at_time: time | None
    may_move: bool
    may_skip: bool
    may_return: bool
    is_helper: bool
    back: str


def pair_about(viewer: User, opportunity: int, *, is_helper: bool) -> Pair | None:
    """The viewer's own, from their side; None when nothing comes back. 4 queries, whatever there is."""
    mine = {"helper": viewer} if is_helper else {"opportunity__requester": viewer}
    agreement = _held().filter(opportunity=opportunity, **mine).first()
    return _shown(agreement, viewer) if agreement else None


def pair_in_hands(viewer: User, pk: int) -> tuple[Agreement, Pair]:
    """For the pages of one pair; 404 for everybody else."""
    agreement = _held().filter(pk=pk).first()
    if agreement is None or viewer.pk not in {agreement.helper_id, agreement.opportunity.requester_id}:
        raise Http404
    return agreement, _shown(agreement, viewer)


def one_of_many(viewer: User, pk: int) -> tuple[Visit, OneOfMany]:
    """One visit of what comes back, for the two of it; 404 for everybody else."""
    below = [f"agreement__{it}" for it in RELATED]
    visits = Visit.objects.select_related("rhythm", "stand_in", *below).filter(rhythm__isnull=False)
    visit = visits.prefetch_related(first_times("agreement__visits")).filter(pk=pk).first()
    if visit is None or viewer.pk not in {visit.agreement.helper_id, visit.agreement.opportunity.requester_id}:
        raise Http404
    return visit, _described(visit, viewer)


def rhythm_of(agreement: Agreement) -> Rhythm | None:
    """The one that holds now, or that begins next."""
    today = timezone.localdate()
    going = [it for it in agreement.rhythms.all() if it.ends_on is None or it.ends_on >= max(today, it.starts_on)]
    return min(going, key=lambda it: it.starts_on, default=None)


def moved_from(agreement: Agreement, day: date) -> list[str]:
    """Visits that the two moved by hand and that a change from this day leaves as they are."""
    planned = agreement.visits.filter(state=VisitState.PLANNED, occurrence_on__gte=day).select_related("rhythm")
    return [_moment(visit) for visit in planned if is_moved(visit)]


def _held():  # type: ignore[no-untyped-def]
    held = Agreement.objects.filter(state=AgreementState.AGREED, rhythms__isnull=False).distinct()
    return held.select_related(*RELATED).prefetch_related("rhythms", first_times("visits"))


def _shown(agreement: Agreement, viewer: User) -> Pair:
    is_helper, today = viewer.pk == agreement.helper_id, timezone.localdate()
    visits = agreement.visits.filter(on_date__gte=today, state__in=TO_COME, rhythm__isnull=False)
    coming = visits.select_related("rhythm", "stand_in").order_by("on_date", "at_time", "pk")[:SHOWN]
    rhythm, last = rhythm_of(agreement), agreement.ends_on
    return Pair(
        pk=agreement.pk,
        title=agreement.opportunity.title,
        name=phrases.other_of(agreement, viewer),
        rhythm=_rhythm_words(rhythm, today) if rhythm else "",
        lines=tuple(_line(visit, agreement) for visit in coming),
        last_day=words.day_words(last, today) if last else "",
        is_helper=is_helper,
        back=_page(agreement, is_helper=is_helper),
    )


def _rhythm_words(rhythm: Rhythm, today: date) -> str:
    said = capfirst(rules_of.in_words(rhythm.rule, rhythm.at_time))
    if rhythm.starts_on <= today:
        return said
    return _("%(rhythm)s, from %(day)s") % {"rhythm": said, "day": words.day_words(rhythm.starts_on, today)}


def _line(visit: Visit, agreement: Agreement) -> tuple[str, str, str, str, str]:
    icon, palette = PICTURES[VisitState(visit.state)]
    may_change = not visit.helper_said and visit.requester_said_done is None
    href = HREF.format(visit.pk) if may_change else ""
    return icon, palette, capfirst(_moment(visit)), _said(visit, agreement), href


def _described(visit: Visit, viewer: User) -> OneOfMany:
    agreement, today = visit.agreement, timezone.localdate()
    is_helper = viewer.pk == agreement.helper_id
    is_open = agreement.state == AgreementState.AGREED and visit.on_date is not None and visit.on_date >= today
    silent = not visit.helper_said and visit.requester_said_done is None
    planned = visit.state == VisitState.PLANNED and silent
    return OneOfMany(
        pk=visit.pk,
        title=agreement.opportunity.title,
        name=phrases.other_of(agreement, viewer),
        when=capfirst(_moment(visit)),
        said=_said(visit, agreement),
        on_date=visit.on_date,
        at_time=visit.at_time,
        may_move=planned and agreement.state == AgreementState.AGREED,
        may_skip=is_open and (planned or visit.state == VisitState.SEEKING),
        may_return=is_open and visit.state == VisitState.SKIPPED,
        is_helper=is_helper,
        back=_page(agreement, is_helper=is_helper),
    )


def _said(visit: Visit, agreement: Agreement) -> str:
    """What is different this time; for an ordinary visit what is done."""
    match visit.state:
        case VisitState.SKIPPED:
            name = holiday(visit.on_date) if visit.on_date and visit.rhythm and visit.rhythm.skips_holidays else ""
            return _("Not on this day: it is %(holiday)s.") % {"holiday": name} if name else _("Not this time.")
        case VisitState.SEEKING:
            return _("We look for somebody else.")
    if visit.stand_in is not None:
        return _("%(name)s comes this time.") % {"name": visit.stand_in.get_short_name()}
    if visit.on_date is not None and rules.rests_on(agreement.helper, visit.on_date):
        return _("%(name)s rests then. We look for somebody else.") % {"name": agreement.helper.get_short_name()}
    if is_moved(visit) and visit.occurrence_on is not None:
        return _("Another time, once.")
    return agreement.opportunity.title


def _moment(visit: Visit) -> str:
    day = words.day_words(visit.on_date, timezone.localdate()) if visit.on_date else _("you choose a day together")
    return f"{day}, {words.time_words(visit.at_time)}" if visit.at_time else day


def _page(agreement: Agreement, *, is_helper: bool) -> str:
    return phrases.my_task(agreement.opportunity) if is_helper else phrases.my_request(agreement.opportunity)
