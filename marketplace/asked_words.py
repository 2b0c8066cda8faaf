"""What a policy asks, in words: for whoever looks, for who lacks it, and for a coordinator who reads it about them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from neighbourhoods.models import User

from .models import Exemption, WorkPolicy

CONDUCT_CHECK, COURSE, FIRST_VISIT = (str(it) for it in Exemption.Requirement)
AGE = "age"  # no exemption: a rule for the young is there to protect them


def all_asked(policy: WorkPolicy | None) -> list[str]:
    """What the work asks of anybody, each in a few words: "een VOG"."""
    if policy is None:
        return []
    return [
        *([_("a certificate of conduct (VOG)")] if policy.conduct_check else []),
        *([_("the course “%(course)s”") % _course(policy)] if policy.course_id else []),
        *([_("you are %(age)d or older") % {"age": policy.youngest}] if policy.youngest else []),
    ]


def first_words(policy: WorkPolicy, codes: Sequence[str]) -> str:
    """What comes before this work, on its card."""
    if AGE in codes:
        return _("From the age of %(age)d") % {"age": policy.youngest}
    if COURSE not in codes:
        return _("First a VOG, it is free")
    both = _("First a VOG and the course “%(course)s”")
    return (both if CONDUCT_CHECK in codes else _("First the course “%(course)s”")) % _course(policy)


def asks_words(policy: WorkPolicy, code: str) -> str:
    """One thing the policy asks, as a sentence for everybody."""
    if code == AGE:
        return _("For this you must be %(age)d years old.") % {"age": policy.youngest}
    if code == COURSE:
        return _("This asks the course “%(course)s”.") % _course(policy)
    return _("This asks a certificate of conduct (VOG).")


def opens_words(code: str, person: User) -> str:
    """What opens it."""
    if code == AGE:
        return _("Other work is possible now.") if person.birth_date else _("We do not know your age yet.")
    if code == COURSE:
        return _("You can do it near you.")
    return pgettext("certificate of conduct", "It is free.")


def lacks_words(policy: WorkPolicy, code: str) -> str:
    """The same about somebody, for a coordinator: "heeft nog geen VOG"."""
    if code == AGE:
        return _("is not known to be %(age)d") % {"age": policy.youngest}
    if code == COURSE:
        return _("has not done the course “%(course)s” yet") % _course(policy)
    return _("has no certificate of conduct (VOG) yet")


def _course(policy: WorkPolicy) -> dict[str, str]:
    return {"course": policy.course.name if policy.course else ""}
