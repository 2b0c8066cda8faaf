"""Who looks after whom. Every answer about a coordinator's reach comes from here."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from .models import CoordinatorPost, Membership, Municipality, Neighbourhood, Organisation, Supporter, User


def current_posts(on: date | None = None) -> QuerySet[CoordinatorPost]:
    """Posts that hold on a day (today)."""
    day = on or timezone.localdate()
    return CoordinatorPost.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day), since__lte=day, user__is_active=True
    )


def is_coordinator(user: User) -> bool:
    return user.is_authenticated and user.is_active and current_posts().filter(user=user).exists()


def neighbourhoods_of(user: User) -> QuerySet[Neighbourhood]:
    """The neighbourhoods this coordinator looks after today; nobody else has any."""
    if not user.is_authenticated or not user.is_active:
        return Neighbourhood.objects.none()
    return Neighbourhood.objects.filter(posts__in=current_posts().filter(user=user)).distinct()


def municipalities_of(user: User) -> QuerySet[Municipality]:
    """Those in which this coordinator looks after any neighbourhood today."""
    mine = neighbourhoods_of(user).values("municipality")
    return Municipality.objects.filter(pk__in=mine).defer("geometry").order_by("name")


def looks_after(user: User, neighbourhood_id: int | None) -> bool:
    """Does this person coordinate that neighbourhood today?"""
    if neighbourhood_id is None or not user.is_authenticated or not user.is_active:
        return False
    return current_posts().filter(user=user, neighbourhood_id=neighbourhood_id).exists()


def coordinates_in(user: User, municipality_id: int | None) -> bool:
    """Does this person coordinate any neighbourhood of that municipality today?"""
    if municipality_id is None or not user.is_authenticated or not user.is_active:
        return False
    return current_posts().filter(user=user, neighbourhood__municipality_id=municipality_id).exists()


def lead_of(neighbourhood_id: int) -> User | None:
    """The coordinator who hears first what happens in a neighbourhood."""
    post = current_posts().filter(neighbourhood_id=neighbourhood_id).select_related("user").first()
    return post.user if post else None


def leads_of(neighbourhood_ids: Iterable[int | None]) -> dict[int | None, User]:
    """The same for many. One question, and none for nobody."""
    ids = set(neighbourhood_ids) - {None}
    posts = list(current_posts().filter(neighbourhood__in=ids).select_related("user")) if ids else []
    return {post.neighbourhood_id: post.user for post in reversed(posts)}


def current_support(on: date | None = None) -> QuerySet[Supporter]:
    """Who of the team supports whom on a day (today). Read by its dates each time: past the last day it is over."""
    day = on or timezone.localdate()
    works_here = Exists(current_posts(day).filter(user=OuterRef("who")))
    return Supporter.objects.filter(works_here, Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


def in_care_of(user: User) -> Q:
    """Of people: those who live where this coordinator works today, and those this coordinator supports today."""
    supported = current_support().filter(who=user.pk).values("person")
    return Q(neighbourhood__in=neighbourhoods_of(user).values("pk")) | Q(pk__in=supported)


def may_act_for(user: User, person: User) -> bool:
    """Yourself, a coordinator of where the person lives (any coordinator while that is not known yet), or who is in
    their circle today.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if user.pk == person.pk:
        return True
    if person.neighbourhood_id is None:
        return is_coordinator(user)
    return looks_after(user, person.neighbourhood_id) or current_support().filter(who=user, person=person).exists()


def pauses_now() -> Q:
    """The same as User.is_pausing, for many people at once."""
    return Q(paused=True) & (Q(paused_until=None) | Q(paused_until__gte=timezone.localdate()))


def has_said_yes(person: User, purpose: str) -> bool:
    """A consent for this purpose stands: given, and not taken back."""
    return person.consents.filter(purpose=purpose, withdrawn_at__isnull=True).exists()


def runs_the_machine(user: User | AnonymousUser) -> bool:
    """The operator, who sees how the machine does and what failed in it."""
    return bool(user.is_active and user.is_superuser)


def needs_second_factor(user: User) -> bool:
    """Who sees other people's data proves twice who they are: coordinators, employers, editors, the technical side."""
    if not user.is_authenticated:
        return False
    if user.is_superuser or user.is_staff:
        return True
    if not hasattr(user, "sees_others"):  # of whoever asks for a page it was read together with the person
        user = with_what_they_see(User.objects.all()).get(pk=user.pk)
    return user.sees_others  # type: ignore[attr-defined]


def with_what_they_see(people: QuerySet[User], on: date | None = None) -> QuerySet[User]:
    """People with `coordinates` (a post that day), `acts_for_employer`, and `sees_others` (either, or an editor)."""
    employers = Membership.objects.filter(user=OuterRef("pk"), organisation__kind=Organisation.Kind.EMPLOYER)
    posts = current_posts(on).filter(user=OuterRef("pk"))
    groups = User.groups.through.objects.filter(user=OuterRef("pk"))
    return people.annotate(
        coordinates=Exists(posts),
        acts_for_employer=Exists(employers),
        sees_others=Exists(posts) | Exists(employers) | Exists(groups),
    )


def people_to_call(caller: User) -> QuerySet[User]:
    """Residents of the caller's neighbourhoods, people the caller supports, coordinators there, newcomers of whom we
    know no address.
    """
    posts = current_posts()
    mine = neighbourhoods_of(caller).values("pk")
    colleagues = posts.filter(neighbourhood__in=mine).values("user")
    newcomers = Q(Exists(posts.filter(user=caller.pk))) & ~Q(pk__in=posts.values("user"))
    return User.objects.filter(in_care_of(caller) | Q(neighbourhood=None) & (Q(pk__in=colleagues) | newcomers))


def may_call(caller: User, person: User) -> bool:
    """Calls are made by a coordinator of the person's neighbourhood, or of their circle; colleagues call each other."""
    return people_to_call(caller).filter(pk=person.pk).exists()
