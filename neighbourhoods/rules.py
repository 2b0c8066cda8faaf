"""Who looks after whom. Every answer about a coordinator's reach comes from here."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import CoordinatorPost, Neighbourhood, User


def current_posts(on: date | None = None) -> QuerySet[CoordinatorPost]:
    """Posts that hold on a day (today)."""
    day = on or timezone.localdate()
    return CoordinatorPost.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day, user__is_active=True)


def is_coordinator(user: User) -> bool:
    return user.is_authenticated and user.is_active and current_posts().filter(user=user).exists()


def neighbourhoods_of(user: User) -> QuerySet[Neighbourhood]:
    """The neighbourhoods this coordinator looks after today; nobody else has any."""
    if not user.is_authenticated or not user.is_active:
        return Neighbourhood.objects.none()
    return Neighbourhood.objects.filter(posts__in=current_posts().filter(user=user)).distinct()


def looks_after(user: User, neighbourhood_id: int | None) -> bool:
    """Does this person coordinate that neighbourhood today?"""
    if neighbourhood_id is None or not user.is_authenticated or not user.is_active:
        return False
    return current_posts().filter(user=user, neighbourhood_id=neighbourhood_id).exists()


def lead_of(neighbourhood_id: int) -> User | None:
    """The coordinator who hears first what happens in a neighbourhood."""
    post = current_posts().filter(neighbourhood_id=neighbourhood_id).select_related("user").first()
    return post.user if post else None
