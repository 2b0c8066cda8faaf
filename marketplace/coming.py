"""Who comes to a visit: whoever stands in, and otherwise the helper of the agreement."""

from collections.abc import Iterable

from django.db.models import Q

from neighbourhoods.models import User


def by(people: Iterable[User | int]) -> Q:
    """Visits to which one of these people comes, and the thank-you cards for those who came."""
    ids = [person if isinstance(person, int) else person.pk for person in people]
    return Q(stand_in__in=ids) | Q(stand_in=None, agreement__helper__in=ids)
