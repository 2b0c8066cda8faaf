"""Paid help at home, employed by the household: on how many days of a week it may come (RuleKey.HOME_SERVICE_DAYS)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from neighbourhoods.models import User
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, holding

from .load import monday_of
from .models import Agreement, Opportunity, Visit
from .states import VisitState
from .work_forms import WorkForm, rules_of

FORMS = [form for form in WorkForm.values if rules_of(form).days_by_household]
COUNTED = (VisitState.PLANNED, VisitState.SEEKING, VisitState.DONE)


def why_not_these_days(agreement: Agreement, days: Iterable[date], *, instead: Iterable[int] = ()) -> str:
    """A sentence when a week would have help on more days than the rule of that week allows; else empty.

    All who are employed by one household count together. instead: visits that these days take the place of.
    The household is locked, so that two rhythms that begin at once are counted one after the other.
    """
    opportunity = agreement.opportunity
    planned = sorted(set(days))
    if not rules_of(opportunity.work_form).days_by_household or not planned:
        return ""
    household = _household(opportunity)
    weeks = _weeks_with(_taken(household, planned, instead), planned)
    for monday, busy in sorted(weeks.items()):
        try:
            rule = holding(
                RuleKey.HOME_SERVICE_DAYS, on=monday, municipality_id=opportunity.neighbourhood.municipality_id
            )
        except NoRegulationForDate:
            return _("How many days a week is allowed is not written down yet. Fill it in at “Rules with a date”.")
        if len(busy) > rule.value["days"]:
            return _sentence(int(rule.value["days"]), monday, busy)
    return ""


def _sentence(most: int, monday: date, busy: set[date]) -> str:
    sentence = _(
        "Paid help may come to a household on %(most)d days a week. In the week of %(week)s it would be %(count)d. "
        "Choose a day on which somebody comes already."
    )
    return sentence % {"most": most, "week": date_format(monday, "j F"), "count": len(busy)}


def _household(opportunity: Opportunity) -> list[int]:
    """Everybody behind the same front door, the person who asked among them; locked."""
    person = User.objects.select_for_update().get(pk=opportunity.requester_id)
    same = Q(pk=person.pk)
    if person.postcode and person.house_number:
        same |= Q(postcode=person.postcode, house_number__iexact=person.house_number)
    return list(User.objects.filter(same).values_list("pk", flat=True))


def _taken(household: list[int], planned: list[date], instead: Iterable[int]) -> set[date]:
    first, last = monday_of(planned[0]), monday_of(planned[-1]) + timedelta(days=6)
    visits = Visit.objects.filter(
        agreement__opportunity__requester__in=household,
        agreement__opportunity__work_form__in=FORMS,
        on_date__range=(first, last),
        state__in=COUNTED,
    )
    return set(visits.exclude(pk__in=list(instead)).order_by().values_list("on_date", flat=True))


def _weeks_with(taken: set[date], planned: list[date]) -> dict[date, set[date]]:
    """Monday -> the days on which help comes, of every week in which something is planned."""
    weeks: dict[date, set[date]] = {}
    for day in planned:
        weeks.setdefault(monday_of(day), set()).add(day)
    for day in taken:
        if monday_of(day) in weeks:
            weeks[monday_of(day)].add(day)
    return weeks
