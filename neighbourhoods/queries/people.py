"""Finding people, and who is there for whom."""

from django.db.models import Exists, OuterRef, QuerySet

from neighbourhoods import rules
from neighbourhoods.models import Neighbourhood, User


def by_email(email: str) -> User | None:
    """The one with this address, whatever its capitals. For logging in only: never tell a visitor the answer."""
    return User.objects.filter(email__iexact=email).first()


def served_neighbourhoods() -> QuerySet[Neighbourhood]:
    """Neighbourhoods that have a coordinator today, to choose from when a postcode is not known."""
    posts = rules.current_posts().filter(neighbourhood=OuterRef("pk"))
    return Neighbourhood.objects.filter(Exists(posts)).select_related("municipality").order_by("name", "code")


def neighbourhood_by_id(pk: int) -> Neighbourhood:
    return Neighbourhood.objects.select_related("municipality").get(pk=pk)
