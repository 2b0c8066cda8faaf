"""The ladder of visibility, written down once more on purpose: it asks nothing of the rules it checks."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from marketplace.models import Agreement, Opportunity, Taster, Visit
from neighbourhoods.models import CoordinatorPost, User

from .ladder_path import supports

EVERYTHING = frozenset({"street", "number", "surname", "called", "phone", "email", "postcode", "point"})
FOR_THE_PAIR = EVERYTHING - {"email", "point"}
DAYS_AFTER = 3
POSTS_ARE_PUBLIC = frozenset({"surname"})  # a coordinator's name stands on the site


def may_see(viewer: User | None, person: User) -> frozenset[str]:
    """The marks of a person that this viewer may find now."""
    public = POSTS_ARE_PUBLIC if CoordinatorPost.objects.filter(user=person).exists() else frozenset()
    if viewer is None:
        return public
    if viewer.pk == person.pk or coordinates(viewer, person):
        return EVERYTHING
    agreements = Agreement.objects.filter(helper=viewer, opportunity__requester=person)
    agreements = agreements.exclude(
        visits__in=Visit.objects.filter(state="planned", needs_company=True, company=None, stand_in=None)
    )
    recently = timezone.now() - timedelta(days=DAYS_AFTER)
    held = Q(state="agreed") | Q(state="done", ended_at__gt=recently)
    tries = Taster.objects.filter(person=viewer, opportunity__requester=person, state="planned")
    if agreements.filter(held).exists() or once(viewer, person) or tries.exists():
        return FOR_THE_PAIR
    if works_with(viewer, person):
        return public | {"called"}
    stood_in = Visit.objects.filter(stand_in=person, agreement__opportunity__requester=viewer)
    comes = Taster.objects.filter(Q(person=person) | Q(together_with=person), opportunity__requester=viewer)
    helps = Agreement.objects.filter(helper=person, opportunity__requester=viewer).exclude(state="called_off")
    if stood_in.exists() or comes.filter(state="planned").exists() or helps.exists():
        return public | {"called"}  # the neighbour knows the helper by the name the helper chose for that
    return public


def once(viewer: User, person: User) -> bool:
    """Stands in, or comes along: from then on to some days after that one visit."""
    theirs = Visit.objects.filter(agreement__opportunity__requester=person, state__in=["planned", "done"])
    theirs = theirs.exclude(agreement__state="called_off").exclude(needs_company=True, company=None)
    recently = timezone.localdate() - timedelta(days=DAYS_AFTER)
    return theirs.filter(Q(stand_in=viewer) | Q(company=viewer), on_date__gte=recently).exists()


def works_with(viewer: User, person: User) -> bool:
    """Who guides is asked for by name, by who tries the place or works there."""
    theirs = Opportunity.objects.filter(job__supervisor=person)
    return theirs.filter(Q(tasters__person=viewer) | Q(agreements__helper=viewer)).exists()


def coordinates(viewer: User, person: User) -> bool:
    """Who works where they live, and who is in their circle today."""
    works_here = CoordinatorPost.objects.filter(user=viewer, neighbourhood=person.neighbourhood_id)
    return works_here.exists() or supports(viewer, person)
