"""Which rules a job breaks: a sentence at each field, that names the rule and a way on. Pure over the dated rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from neighbourhoods.models import Organisation
from neighbourhoods.models.regulations import RuleKey
from neighbourhoods.regulations import NoRegulationForDate, holding

from .allowance import Ceilings, ceilings_on
from .posting import Posting
from .work_forms import Rules, WorkForm, rules_of

SHORTEST, LONGEST = 30, 40 * 60  # minutes a week
MOST_PLACES = 50
GROWN_UP = 99  # an age at which the full amounts hold
WEEKS_IN_A_MONTH = Decimal(52) / 12

Objection = tuple[str, str]  # a field and its sentence


def objections(posting: Posting, *, municipality_id: int | None, today: date, is_new: bool = True) -> dict[str, str]:
    """Field -> sentence, the first of each field. Nothing: it may be written down."""
    rules = rules_of(posting.work_form)
    found = [
        *_of_its_size(posting),
        *_of_its_days(posting, rules, today if is_new else None),
        *_of_its_place(posting, rules),
        *_of_its_money(posting, rules),
        *_of_the_wage(posting, rules, municipality_id),
        *_of_the_allowance(posting, rules, municipality_id),
    ]
    return dict(reversed(found))


def form_words(work_form: str) -> str:
    return str(WorkForm(work_form).label)


# ---------------------------------------------------------------- size, days, place
def _of_its_size(posting: Posting) -> Iterator[Objection]:
    if not SHORTEST <= posting.minutes_a_week <= LONGEST:
        yield "hours_a_week", _("Write a number of hours from 0,5 to 40.")
    most = posting.most_minutes_a_week
    if most is not None and not posting.minutes_a_week < most <= LONGEST:
        yield "most_hours_a_week", _("Write more hours than the least, up to 40. Or leave it empty.")
    if not 1 <= posting.places <= MOST_PLACES:
        yield "places", _("Write a number of places from 1 to %(most)d.") % {"most": MOST_PLACES}


def _of_its_days(posting: Posting, rules: Rules, today: date | None) -> Iterator[Objection]:
    if today and posting.starts_on < today:
        yield "starts_on", _("This day has passed. Choose today or later.")
    if posting.ends_on is None:
        if rules.asks_end:
            yield "ends_on", _("“%(form)s” has a last day. Choose one.") % {"form": form_words(posting.work_form)}
    elif posting.ends_on < posting.starts_on:
        yield "ends_on", _("The last day comes before the first. Choose a later one.")
    else:
        yield from too_long(posting.work_form, posting.starts_on, posting.ends_on)


def too_long(work_form: str, starts_on: date, ends_on: date) -> Iterator[Objection]:
    """Longer than this form of work may take."""
    months = rules_of(work_form).most_months
    if months is None or ends_on < starts_on + relativedelta(months=months):
        return
    last = starts_on + relativedelta(months=months) - timedelta(days=1)
    sentence = _("“%(form)s” lasts at most %(months)d months. Choose %(day)s or earlier.")
    filled = {"form": form_words(work_form), "months": months, "day": date_format(last, "j F Y")}
    yield "ends_on", sentence % filled


def _of_its_place(posting: Posting, rules: Rules) -> Iterator[Objection]:
    form = {"form": form_words(posting.work_form)}
    if rules.at_home_only and posting.host is not None:
        yield "host", _("“%(form)s” is done at a household. Choose the household, or another form of work.") % form
    if posting.host is not None and not posting.place_name:
        yield "place_name", _("Write the name of the place. People recognise it.")
    if posting.host is None and posting.place_name:
        yield "place_name", _("A household has no name on the website. Leave this empty.")
    if rules.asks_supervisor and posting.supervisor is None and not posting.guided_by:
        yield "supervisor", _("“%(form)s” asks for somebody who guides. Choose who that is.") % form
    if rules.asks_goals and not posting.learns_nl.strip():
        yield "learns_nl", _("“%(form)s” asks what somebody learns. Write a line for each.") % form


# ---------------------------------------------------------------- money
def _of_its_money(posting: Posting, rules: Rules) -> Iterator[Objection]:
    form = {"form": form_words(posting.work_form)}
    if rules.is_paid and posting.wage_hour is None:
        yield "wage_hour", _("“%(form)s” is paid. Fill in the wage, or choose another form of work.") % form
    if not rules.is_paid and posting.wage_hour is not None:
        yield "wage_hour", _("With “%(form)s” there is no wage. Leave it empty, or choose paid work.") % form
    gets = next((name for name in ("allowance_hour", "allowance_month") if getattr(posting, name) is not None), None)
    if gets is None:
        return
    if not rules.allows_allowance:
        yield gets, _("With “%(form)s” there is no allowance. Leave it empty, or choose volunteer work.") % form
    elif posting.host is None or posting.host.kind == Organisation.Kind.EMPLOYER:
        yield gets, _("Only a club, foundation or public body pays an allowance. Leave it empty, or pay back costs.")
    elif posting.allowance_hour is not None and posting.allowance_month is not None:
        yield "allowance_month", _("Choose an amount for an hour or for a month, not both.")


def _of_the_wage(posting: Posting, rules: Rules, municipality_id: int | None) -> Iterator[Objection]:
    least = least_wage(posting.starts_on, municipality_id)
    if not rules.is_paid or posting.wage_hour is None or least is None or posting.wage_hour >= least:
        return
    sentence = _("The minimum wage is %(least)s an hour. Fill in that or more, or choose unpaid work.")
    yield "wage_hour", sentence % {"least": euros(least)}


def least_wage(on: date, municipality_id: int | None) -> Decimal | None:
    """None: nobody wrote down the minimum wage of that day. Then it is said, and stops nobody."""
    try:
        return holding(RuleKey.MINIMUM_WAGE, on=on, municipality_id=municipality_id).value["hour"]
    except NoRegulationForDate:
        return None


def no_wage_known(on: date) -> str:
    """Said where a wage stands that nobody could compare."""
    return _("We do not know the minimum wage of %(year)d. Nobody compared this wage with it.") % {"year": on.year}


def _of_the_allowance(posting: Posting, rules: Rules, municipality_id: int | None) -> Iterator[Objection]:
    """An hour may be explained; month and year are hard. No amounts for that year: an honest refusal."""
    hour, month = posting.allowance_hour, posting.allowance_month
    if not rules.allows_allowance or (hour is None and month is None):
        return
    where = "allowance_hour" if hour is not None else "allowance_month"
    try:
        most = ceilings_on(posting.starts_on, GROWN_UP, municipality_id)
    except NoRegulationForDate:
        sentence = _(
            "We do not know the amounts for %(year)d yet. Leave the allowance empty, "
            "or fill in the rule at “Rules with a date”."
        )
        yield where, sentence % {"year": posting.starts_on.year}
        return
    if hour is not None and hour > most.hour and not posting.allowance_reason.strip():
        sentence = _("The rule is at most %(most)s an hour. Fill in less, or write down why this is more.")
        yield "allowance_reason", sentence % {"most": euros(most.hour)}
    yield from _over_time(posting, most, where)


def for_one_person(posting: Posting, *, age: int, municipality_id: int | None) -> Iterator[Objection]:
    """The allowance of one agreement: by the age on its first day, and the amounts of the year of that day."""
    hour, month = posting.allowance_hour, posting.allowance_month
    if hour is None and month is None:
        return
    try:
        most = ceilings_on(posting.starts_on, age, municipality_id)
    except NoRegulationForDate:
        sentence = _(
            "We do not know the amounts for %(year)d yet. Change the work and leave the allowance empty, "
            "or fill in the rule at “Rules with a date”."
        )
        yield "starts_on", sentence % {"year": posting.starts_on.year}
        return
    if hour is not None and hour > most.hour and age < most.younger_than and not posting.allowance_reason.strip():
        sentence = _(
            "Under %(age)d the rule is at most %(most)s an hour. Write down why this is more, or change the work."
        )
        yield "allowance_reason", sentence % {"age": most.younger_than, "most": euros(most.hour)}
    yield from _over_time(posting, most, "starts_on")


def _over_time(posting: Posting, most: Ceilings, where: str) -> Iterator[Objection]:
    in_a_month = month_amount(posting)
    if in_a_month > most.month:
        sentence = _("That is %(amount)s in a month. The rule is at most %(most)s. Fill in less, or fewer hours.")
        yield where, sentence % {"amount": euros(in_a_month), "most": euros(most.month)}
        return
    months = months_in_first_year(posting)
    if in_a_month * months > most.year:
        sentence = ngettext(
            "In %(count)d month that is %(amount)s. The rule is at most %(most)s in a year. Fill in less.",
            "In %(count)d months that is %(amount)s. The rule is at most %(most)s in a year. Fill in less.",
            months,
        )
        filled = {"count": months, "amount": euros(in_a_month * months), "most": euros(most.year)}
        yield where, sentence % filled


def month_amount(posting: Posting) -> Decimal:
    if posting.allowance_month is not None:
        return posting.allowance_month
    hours = Decimal(posting.minutes_a_week) / 60 * WEEKS_IN_A_MONTH
    return ((posting.allowance_hour or Decimal(0)) * hours).quantize(Decimal("0.01"))


def months_in_first_year(posting: Posting) -> int:
    """How many months of its first calendar year the job touches."""
    year = posting.starts_on.year
    last = min(posting.ends_on or date(year, 12, 31), date(year, 12, 31))
    return last.month - posting.starts_on.month + 1


def euros(amount: Decimal) -> str:
    """ "€ 5,60"."""
    return f"€ {number_format(amount, 2, force_grouping=True)}"
