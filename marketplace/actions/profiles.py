"""What somebody wishes: which work, which hours, how far on foot; and whether a text may hold their address."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.models import Condition, HelperProfile, WorkKind
from marketplace.rules import ADDRESS_BY_TEXT
from neighbourhoods import journal
from neighbourhoods.actions.people import give_consent, withdraw_consent
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import User
from neighbourhoods.places import Hours
from neighbourhoods.rules import has_said_yes, may_act_for

FARTHEST_MINUTES = 60
MOST_MINUTES = range(30, 40 * 60 + 1)


@transaction.atomic
def set_preferences(
    person: User,
    *,
    by: User,
    likes: Iterable[WorkKind] | None = None,
    reach_minutes: int | None = None,
    hours: Hours | None = None,
) -> HelperProfile:
    """Write down what the person wishes; None leaves that wish as it is. Makes the profile the first time."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not may_act_for(by, person):
        raise NotYours
    if reach_minutes is not None and not 1 <= reach_minutes <= FARTHEST_MINUTES:
        raise NotAllowedNow(_("Choose how far you want to walk."), "reach")
    profile, _is_new = HelperProfile.objects.get_or_create(user=person)
    if reach_minutes is not None:
        profile.reach_minutes = reach_minutes
    if hours is not None:
        profile.hours_0, profile.hours_1, profile.hours_2 = hours
    profile.save()
    if likes is not None:
        profile.likes.set(likes)
    journal.record(resident=person, actor=by, verb="person.preferences")
    return profile


@transaction.atomic
def set_pace(
    person: User,
    *,
    by: User,
    most_minutes_a_week: int | None,
    nothing_heavy: bool,
    works_best: Iterable[Condition] = (),
) -> HelperProfile:
    """How much the person wants to do at most, and in what places they work best. None: there is no limit."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not may_act_for(by, person):
        raise NotYours
    if most_minutes_a_week is not None and most_minutes_a_week not in MOST_MINUTES:
        raise NotAllowedNow(_("Choose how much you want to do at most."), "most")
    profile, _is_new = HelperProfile.objects.get_or_create(user=person)
    profile.most_minutes_a_week, profile.nothing_heavy = most_minutes_a_week, nothing_heavy
    profile.save()
    profile.works_best.set(works_best)
    journal.record(resident=person, actor=by, verb="person.pace")
    return profile


@transaction.atomic
def allow_address_by_text(person: User, *, by: User, yes: bool, wording: str, medium: str, language: str) -> bool:
    """May who helps them get their address in a text? A yes is kept with its sentence; it is taken back as easily.

    Answers whether anything changed.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not may_act_for(by, person):
        raise NotYours
    if yes == has_said_yes(person, ADDRESS_BY_TEXT):
        return False
    if yes:
        give_consent(person, by=by, purpose=ADDRESS_BY_TEXT, wording=wording, medium=medium, language=language)
    else:
        withdraw_consent(person, by=by, purpose=ADDRESS_BY_TEXT)
    return True
