"""Whether somebody may be agreed with, for the coordinator who agrees it: a reason, a way on, and what does fit."""

from django.utils.translation import gettext as _

from marketplace import load, requirements, rules
from marketplace.models import Opportunity
from marketplace.phrases import task
from marketplace.queries.fitting import that_fit
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User


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


def _instead(person: User, opportunity: Opportunity) -> list[str]:
    found = that_fit(person, opportunity)
    others = [_("number %(number)d, %(task)s") % {"number": it.pk, "task": task(it)} for it in found]
    return [_("This would fit: %(tasks)s.") % {"tasks": "; ".join(others)}] if others else []
