"""Finding people, and who is there for whom."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from neighbourhoods import rules
from neighbourhoods.models import Neighbourhood, User


def by_email(email: str) -> User | None:
    """The one with this address, whatever its capitals. For logging in only: never tell a visitor the answer.

    PostgreSQL takes `ı` for `I`, so that the owner of another address could come in: what it finds is compared again.
    """
    found = User.objects.filter(email__iexact=email)
    return next((person for person in found if (person.email or "").lower() == email.lower()), None)


def by_phone(number: str) -> User | None:
    """Who logs in with this number: the one who proved it, else the only one who gave it. A couple: nobody."""
    known = list(User.objects.filter(phone=number, is_active=True).order_by("-phone_verified", "pk")[:2])
    return known[0] if known and (known[0].phone_verified or len(known) == 1) else None


def by_id(pk: int) -> User | None:
    return User.objects.filter(pk=pk, is_active=True).first()


def served_neighbourhoods() -> QuerySet[Neighbourhood]:
    """Neighbourhoods that have a coordinator today, to choose from when a postcode is not known."""
    posts = rules.current_posts().filter(neighbourhood=OuterRef("pk"))
    return _to_choose(Neighbourhood.objects.filter(Exists(posts)))


def neighbourhood_by_id(pk: int) -> Neighbourhood:
    return Neighbourhood.objects.select_related("municipality").get(pk=pk)


def neighbourhoods_by_id(ids: Iterable[int]) -> QuerySet[Neighbourhood]:
    """These neighbourhoods, to choose from when a postcode lies in more than one."""
    return _to_choose(Neighbourhood.objects.filter(pk__in=list(ids)))


def _to_choose(neighbourhoods: QuerySet[Neighbourhood]) -> QuerySet[Neighbourhood]:
    return neighbourhoods.select_related("municipality").defer("geometry", "municipality__geometry").order_by("name")
