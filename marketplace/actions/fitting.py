"""Whether somebody may be agreed with, or come on a day: a reason, a way on, and what does fit."""

from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace import load, requirements, rules
from marketplace.clashes import first_clash
from marketplace.minors import why_not_come
from marketplace.models import Opportunity, Visit
from marketplace.phrases import task
from marketplace.queries.fitting import that_fit
from marketplace.words import clash_words
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User

from .moves import lock_person


def must_fit(person: User, opportunity: Opportunity) -> None:
    """NotAllowedNow "minor", "locked" while something that the work asks is missing, "too_much" for one too many."""
    if too_young := rules.why_too_young(person, opportunity):
        raise NotAllowedNow(too_young, "minor")
    must_have_what_it_asks(person, opportunity)
    too_much = load.too_much(person, opportunity)
    if too_much is not None:
        said = _("%(name)s %(reason)s.") % {"name": person.get_short_name(), "reason": too_much.about}
        raise NotAllowedNow(" ".join([said, *_instead(person, opportunity)]), "too_much")


def must_have_what_it_asks(person: User, opportunity: Opportunity) -> None:
    """NotAllowedNow "locked" while a certificate of conduct, a course or an age is missing on the first day."""
    lacking = requirements.lacking_words(person, opportunity)
    if lacking:
        raise NotAllowedNow(
            _("%(name)s %(lacking)s. Write down what you saw on their card, or give an exemption there.")
            % {"name": person.get_short_name(), "lacking": ", ".join(lacking)},
            "locked",
        )


def must_be_able(visit: Visit, on_date: date | None, at_time: time | None) -> None:
    """The helper is free then, and old enough for that day. The code names the field."""
    if on_date is None:
        return
    if why := why_not_come(visit, on=on_date, at_time=at_time):
        raise NotAllowedNow(why, "on_date")
    helper = lock_person(visit.agreement.helper_id)
    busy = first_clash(helper, [on_date], at_time, visit.minutes, but=[visit.pk])
    if busy is not None:
        raise NotAllowedNow(clash_words(helper, busy, timezone.localdate()), "at_time")


def _instead(person: User, opportunity: Opportunity) -> list[str]:
    found = that_fit(person, opportunity)
    others = [_("number %(number)d, %(task)s") % {"number": it.pk, "task": task(it)} for it in found]
    return [_("This would fit: %(tasks)s.") % {"tasks": "; ".join(others)}] if others else []
