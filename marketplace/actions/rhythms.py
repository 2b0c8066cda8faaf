"""What comes back: a rhythm begins, is different from a day on, and ends on a day that somebody chose."""

from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import rhythm as rules_of
from marketplace import rules
from marketplace.clashes import first_clash
from marketplace.households import why_not_these_days
from marketplace.load import load_of, monday_of
from marketplace.minors import is_minor, why_not_come
from marketplace.models import Agreement, Rhythm, Visit
from marketplace.states import AgreementState, VisitState
from marketplace.windows import is_moved
from marketplace.words import clash_words, day_words, length_words
from neighbourhoods import outreach
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.holidays import is_holiday
from neighbourhoods.models import JournalEntry, User

from .ahead import first_days, make_visits
from .company import decide_company
from .endings import STILL_TO_COME, close_if_over
from .moves import ABOUT_THE_VISIT, fresh_agreement, lock_person, move, note, occasion, tell_coordinator, too_late
from .searching import let_go

SHORTEST, LONGEST = 15, 480  # minutes
FARTHEST = timedelta(days=366)
ABOUT_THE_RHYTHM = ("rhythm.begun", "rhythm.changed", "rhythm.ends")
ABOUT_ITS_DAY = (*ABOUT_THE_VISIT, "visit.moved", "visit.skipped", "visit.after_all")


@transaction.atomic
def begin_rhythm(
    agreement: Agreement, *, by: User, rule: str, starts_on: date, at_time: time | None, minutes: int,
    ends_on: date | None = None, skips_holidays: bool = True,
) -> Rhythm:  # fmt: skip
    """The coordinator, who has both on the phone, writes down what comes back. The first weeks are made at once."""
    agreement = fresh_agreement(agreement)
    if not rules.may_moderate(by, agreement.opportunity):
        raise NotYours
    wish = Rhythm(
        agreement=agreement, rule=rule, starts_on=starts_on, ends_on=ends_on, at_time=at_time, minutes=minutes,
        skips_holidays=skips_holidays,
    )  # fmt: skip
    running = _running(agreement, on=timezone.localdate()).first()
    if running is not None:
        if _is_same(running, wish):
            return running
        raise NotAllowedNow(_("These two have a rhythm already. Choose: different from now on."), "moment")
    _tell(agreement, "rhythm.begun", start_rhythm(wish, by=by), by)
    return wish


def start_rhythm(wish: Rhythm, *, by: User) -> JournalEntry:
    """For an agreement that begins with its days: the message about it says them. The caller holds the lock."""
    _must_fit(wish.agreement, wish)
    _start(wish)
    return note(wish.agreement.opportunity, "rhythm.begun", by=by, helper=wish.agreement.helper)


@transaction.atomic
def change_from(
    agreement: Agreement, *, by: User, on: date, rule: str, at_time: time | None, minutes: int,
    ends_on: date | None = None, skips_holidays: bool = True,
) -> Rhythm:  # fmt: skip
    """Different from now on. The old rhythm ends the day before; what was moved by hand stays as the two chose it.

    What was skipped by hand on a day of the new rhythm is skipped there too.
    """
    agreement = fresh_agreement(agreement)
    if not rules.takes_part(by, agreement):
        raise NotYours
    wish = Rhythm(
        agreement=agreement, rule=rule, starts_on=on, ends_on=ends_on, at_time=at_time, minutes=minutes,
        skips_holidays=skips_holidays,
    )  # fmt: skip
    old = list(_running(agreement, on=on))
    again = next((running for running in old if _is_same(running, wish)), None)
    if again is not None:
        return again
    if not agreement.rhythms.exists():
        raise NotAllowedNow(_("These two have no rhythm yet. Call us, then we make it together."), "moment")
    _must_fit(agreement, wish)
    skipped = _end_before(old, on)
    _start(wish, skipped=skipped)
    outreach.withdraw(agreement, kinds=ABOUT_THE_RHYTHM)
    entry = note(agreement.opportunity, "rhythm.changed", by=by, helper=agreement.helper)
    _tell(agreement, "rhythm.changed", entry, by)
    return wish


@transaction.atomic
def finish_agreement(agreement: Agreement, *, by: User, last_day: date) -> Agreement:
    """It ends: no visits after the last day, nothing before it is touched. Done when the last visit is settled."""
    agreement = fresh_agreement(agreement)
    if not rules.takes_part(by, agreement):
        raise NotYours
    comes_back = agreement.goes_on or agreement.opportunity.is_job or agreement.rhythms.exists()
    if agreement.state != AgreementState.AGREED or not comes_back:
        raise too_late()
    if agreement.ends_on == last_day and not agreement.goes_on:
        return agreement
    if last_day < timezone.localdate():
        raise NotAllowedNow(_("This day has passed. Choose today or later."), "last_day")
    if agreement.ends_on is not None and last_day > agreement.ends_on:
        day = day_words(agreement.ends_on, timezone.localdate())
        raise NotAllowedNow(
            _("The last day is %(day)s already. Choose that day or earlier.") % {"day": day}, "last_day"
        )
    agreement.goes_on, agreement.ends_on = False, last_day
    agreement.save(update_fields=["goes_on", "ends_on"])
    agreement.rhythms.filter(Q(ends_on=None) | Q(ends_on__gt=last_day)).update(ends_on=last_day)
    for visit in agreement.visits.filter(state__in=STILL_TO_COME, on_date__gt=last_day):
        _call_off(visit)
    outreach.withdraw(agreement, kinds=ABOUT_THE_RHYTHM)
    entry = note(agreement.opportunity, "rhythm.ends", by=by, helper=agreement.helper)
    _tell(agreement, "rhythm.ends", entry, by)
    if not rules.may_moderate(by, agreement.opportunity):
        key = f"coordinator.pair_ends:{entry.pk}"
        tell_coordinator(agreement.opportunity, "coordinator.pair_ends", about=agreement, key=key)
    close_if_over(agreement)
    return agreement


# ---------------------------------------------------------------- what they share
def _running(agreement: Agreement, *, on: date):  # type: ignore[no-untyped-def]
    """Rhythms with days on or after a day. One that ended before it began never counts."""
    runs = (Q(ends_on=None) | Q(ends_on__gte=on)) & (Q(ends_on=None) | Q(ends_on__gte=F("starts_on")))
    return agreement.rhythms.filter(runs).order_by("starts_on", "pk")


def _is_same(one: Rhythm, other: Rhythm) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("rule", "starts_on", "ends_on", "at_time", "minutes", "skips_holidays")
    )


def _must_fit(agreement: Agreement, wish: Rhythm) -> None:
    """A rule we know, days that can be, a length somebody can keep up. The code names the field it is about."""
    today = timezone.localdate()
    if agreement.state != AgreementState.AGREED:
        raise NotAllowedNow(_("This agreement no longer holds."), "moment")
    try:
        rules_of.read(wish.rule)
    except rules_of.BadRule as refusal:
        raise NotAllowedNow(str(refusal), "rule") from None
    if wish.starts_on < today:
        raise NotAllowedNow(_("This day has passed. Choose today or later."), "starts_on")
    if wish.starts_on > today + FARTHEST:
        raise NotAllowedNow(_("Choose a day within a year."), "starts_on")
    if wish.ends_on is not None and wish.ends_on < wish.starts_on:
        raise NotAllowedNow(_("The last day comes before the first. Choose a later day."), "ends_on")
    if not SHORTEST <= wish.minutes <= LONGEST:
        raise NotAllowedNow(_("A visit takes 15 minutes at least and 8 hours at most."), "minutes")
    lock_person(agreement.helper_id)  # whose days are looked at next


def _start(rhythm: Rhythm, *, skipped: set[date] = frozenset()) -> None:  # type: ignore[assignment]
    """Save it, and make its first visits. A visit that the two have already becomes the one of its day."""
    agreement, days = rhythm.agreement, first_days(rhythm)
    if not days:
        raise NotAllowedNow(_("Between these two days it never comes. Choose a later last day."), "ends_on")
    if why := why_not_these_days(agreement, [day for day in days if day not in skipped]):
        raise NotAllowedNow(why, "rule")
    rhythm.save()
    taken = _take_over(rhythm, [day for day in days if day not in skipped])
    left = [day for day in days if day not in taken]
    visits = make_visits(rhythm, left, skipped=skipped)
    planned = [day for day, visit in zip(left, visits, strict=True) if visit.state == VisitState.PLANNED]
    planned = sorted([*planned, *(day for day, visit in taken.items() if visit.at_time == rhythm.at_time)])
    standing = [visit.pk for visit in taken.values()]
    busy = first_clash(agreement.helper, planned, rhythm.at_time, rhythm.minutes, but=standing)
    if busy is not None:
        raise NotAllowedNow(clash_words(agreement.helper, busy, timezone.localdate()), "at_time")
    Visit.objects.bulk_create(visits)
    _must_not_be_too_full(agreement.helper, planned)
    _must_be_old_enough(rhythm)
    agreement.goes_on, agreement.ends_on = rhythm.ends_on is None, rhythm.ends_on
    agreement.save(update_fields=["goes_on", "ends_on"])
    decide_company(agreement)


def _must_not_be_too_full(helper: User, planned: list[date]) -> None:
    """No week with more than the helper wants; the new visits are counted already."""
    load = load_of(helper)
    if load.most is not None and any(load.minutes_in(monday) > load.most for monday in map(monday_of, planned)):
        most = {"name": helper.get_short_name(), "most": length_words(load.most)}
        raise NotAllowedNow(_("%(name)s wants to help %(most)s a week at most. Choose fewer days.") % most, "rule")


def _must_be_old_enough(rhythm: Rhythm) -> None:
    """Hours and days of who is under 18; every visit that was made counts."""
    helper = rhythm.agreement.helper
    if not is_minor(helper.birth_date, rhythm.starts_on):
        return
    for visit in rhythm.visits.filter(state=VisitState.PLANNED).order_by("on_date"):
        visit.agreement = rhythm.agreement
        if visit.on_date and (why := why_not_come(visit, on=visit.on_date, at_time=visit.at_time)):
            raise NotAllowedNow(why, "rule")


def _take_over(rhythm: Rhythm, days: list[date]) -> dict[date, Visit]:
    """Visits that stand already: the one without a day gets the first, one on a day of the rule is that day's."""
    taken: dict[date, Visit] = {}
    free = [day for day in days if not (rhythm.skips_holidays and is_holiday(day))]
    standing = rhythm.agreement.visits.filter(state__in=[VisitState.PLANNED, VisitState.DONE])
    standing = standing.filter(Q(on_date=None, helper_said="") | Q(on_date__in=days))
    for visit in standing.order_by(F("on_date").asc(nulls_last=True), "pk"):
        day = visit.on_date or next((day for day in free if day not in taken), None)
        if day is None or day in taken:
            continue
        if visit.rhythm_id is None and not _is_told(visit):  # else its own time stays
            visit.on_date, visit.at_time, visit.minutes = day, rhythm.at_time, rhythm.minutes
            outreach.withdraw(visit, kinds=ABOUT_THE_VISIT)
        visit.rhythm, visit.occurrence_on = rhythm, day
        visit.save()
        taken[day] = visit
    return taken


def _end_before(old: list[Rhythm], day: date) -> set[date]:
    """End these rhythms the day before, with their visits from there. Gives the days that were skipped by hand."""
    skipped: set[date] = set()
    for rhythm in old:
        rhythm.ends_on = day - timedelta(days=1)
        rhythm.save(update_fields=["ends_on"])
        for visit in rhythm.visits.filter(state__in=STILL_TO_COME, occurrence_on__gte=day).select_related("rhythm"):
            its_day = visit.on_date or day
            if visit.state == VisitState.SKIPPED and not (rhythm.skips_holidays and is_holiday(its_day)):
                skipped.add(its_day)
            if visit.state != VisitState.PLANNED or not (is_moved(visit) or _is_told(visit)):
                _call_off(visit)
    return skipped


def _is_told(visit: Visit) -> bool:
    return bool(visit.helper_said) or visit.requester_said_done is not None


def _call_off(visit: Visit) -> None:
    """Whoever would come instead or along hears it apart."""
    let_go(visit)
    move(visit, VisitState.CALLED_OFF)
    outreach.withdraw(visit, kinds=ABOUT_ITS_DAY)


def _tell(agreement: Agreement, kind: str, entry: JournalEntry, by: User) -> None:
    """Whoever of the two did not do it themselves hears it; both when a coordinator did it for them."""
    for person in (agreement.helper, agreement.opportunity.requester):
        if person.pk != by.pk:
            outreach.announce(person, kind, about=agreement, key=occasion(kind, entry, person))
