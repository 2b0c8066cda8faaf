"""Who plays in the demo, by role."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import rules
from neighbourhoods.models import Organisation, User

LEADS = ("Samira", "Joost", "mevrouw De Wit", "Yvonne", "Karim", "Lotte")
MOST = 24  # of each role; the rest plays a walk-on part


@dataclass(frozen=True)
class Player:
    pk: int
    name: str
    note: str


@dataclass(frozen=True)
class Role:
    title: str
    players: tuple[Player, ...]


def roles() -> list[Role]:
    """Everybody under what they do most, and the leads once more on top."""
    coordinators = Q(pk__in=rules.current_posts().values("user"))
    employers = Q(memberships__organisation__kind=Organisation.Kind.EMPLOYER)
    editors = Q(groups__isnull=False) | Q(is_superuser=True)
    staff = coordinators | editors | employers
    leads = Q(first_name__in=LEADS) | Q(call_name__in=LEADS)
    helpers = Q(helper__isnull=False)
    parts: list[tuple[str | Promise, QuerySet[User]]] = [
        (
            gettext_lazy("Start with one of these"),
            User.objects.filter(leads),
        ),
        (gettext_lazy("Helpers we have met"), _residents(staff).filter(helpers, met_at__isnull=False)),
        (gettext_lazy("Helpers we have not met yet"), _residents(staff).filter(helpers, met_at__isnull=True)),
        (gettext_lazy("Neighbours who ask for help"), _residents(staff).exclude(helpers)),
        (gettext_lazy("Coordinators"), User.objects.filter(coordinators)),
        (gettext_lazy("Editors"), User.objects.filter(editors).exclude(coordinators)),
        (gettext_lazy("Employers"), User.objects.filter(employers).exclude(coordinators | editors)),
    ]
    return [Role(str(title), _players(people)) for title, people in parts if people.exists()]


def player(pk: int) -> User | None:
    return User.objects.filter(pk=pk, is_active=True).first()


def _residents(staff: Q) -> QuerySet[User]:
    return User.objects.exclude(pk__in=User.objects.filter(staff).values("pk"))


def _players(people: QuerySet[User]) -> tuple[Player, ...]:
    shown: Iterable[User] = (
        people.filter(is_active=True)
        .select_related("neighbourhood")
        .prefetch_related("posts__neighbourhood", "organisations")
        .distinct()
        .order_by("date_joined", "pk")[:MOST]
    )
    return tuple(Player(person.pk, person.get_full_name() or str(person), _note(person)) for person in shown)


def _note(person: User) -> str:
    if places := [post.neighbourhood.name for post in person.posts.all()]:
        return ", ".join(places)
    if companies := [organisation.name for organisation in person.organisations.all()]:
        return ", ".join(companies)
    place = person.neighbourhood.name if person.neighbourhood else ""
    return ", ".join(part for part in (place, "" if person.email else _("phones, has no e-mail")) if part)
