"""The card for employers: the person says yes or no to each thing on it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.models import CandidateProfile, WorkKind
from neighbourhoods.errors import NotAllowedNow
from neighbourhoods.models import User
from neighbourhoods.rules import may_act_for

from .readiness_moves import fresh, note_in_journal, require, take_as_right

MOST_KINDS = 3


@transaction.atomic
def choose_card(person: User, *, by: User, work: Iterable[WorkKind] = (), **chosen: Any) -> CandidateProfile:
    """What stands on it from this moment, also for who sees it already. Whatever is not said is off."""
    row = fresh(person)
    require(may_act_for(by, row.person))
    kinds = list(work)
    if len(kinds) > MOST_KINDS:
        raise NotAllowedNow(_("Choose at most %(count)d kinds of work.") % {"count": MOST_KINDS}, "many")
    profile = CandidateProfile.objects.filter(person=row.person).first()
    card = CandidateProfile(pk=profile.pk if profile else None, person=row.person, **chosen)
    card.save()
    card.work.set(kinds)
    take_as_right(row)
    row.save()
    note_in_journal(row, "readiness.card_chosen", by=by)
    return card
