"""Who plays in the demo, by role."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from neighbourhoods import rules
from neighbourhoods.languages import kept_apart
from neighbourhoods.models import Organisation, User

LEADS = {
    "Samira": gettext_lazy("helps, and is met: her yes is an agreement at once"),
    "Joost": gettext_lazy("wants to help, is not met yet: his yes becomes a call"),
    "mevrouw De Wit": gettext_lazy("asks for help, mostly by phone"),
    "familie Yılmaz": gettext_lazy("asks for help on the website"),
    "mevrouw Van Es": gettext_lazy("was helped yesterday by Samira, and may say how it went"),
    "Fenna": gettext_lazy("comes for her school: 12 of 30 hours are done"),
    "Bas Smit": gettext_lazy("acts for Bakkerij Smit, and sees people who said yes to that"),
    "Yvonne": gettext_lazy("coordinates Lindenkwartier and De Hoven"),
    "Karim": gettext_lazy("coordinates Molenwijk and Oude Dorp"),
    "Lotte": gettext_lazy("edits the pages of the website"),
    "Olga": gettext_lazy("runs the machine, and sees no residents"),
}
MOST = 60  # of each role; the rest plays a walk-on part


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
    operators = Q(is_superuser=True)
    editors = Q(groups__isnull=False)
    staff = coordinators | editors | operators | employers
    helpers = Q(helper__isnull=False)
    parts: list[tuple[str | Promise, QuerySet[User]]] = [
        (gettext_lazy("Helpers we have met"), _residents(staff).filter(helpers, met_at__isnull=False)),
        (gettext_lazy("Helpers we have not met yet"), _residents(staff).filter(helpers, met_at__isnull=True)),
        (gettext_lazy("Neighbours who ask for help"), _residents(staff).exclude(helpers)),
        (gettext_lazy("Coordinators"), User.objects.filter(coordinators)),
        (gettext_lazy("Editors"), User.objects.filter(editors).exclude(coordinators | operators)),
        (gettext_lazy("Operators"), User.objects.filter(operators)),
        (gettext_lazy("Employers"), User.objects.filter(employers).exclude(coordinators | editors)),
    ]
    groups = [Role(str(title), _players(people)) for title, people in parts]
    return [role for role in (_leads(), *groups) if role.players]


def _leads() -> Role:
    """The parts of the play, in the order of the README."""
    first_names = {name.split()[0] for name in LEADS}
    known = User.objects.filter(Q(first_name__in=first_names) | Q(call_name__in=LEADS), is_active=True).order_by("-pk")
    by_name = {name: it for it in known for name in (it.first_name, it.call_name, it.get_full_name())}
    return Role(
        _("Start with one of these"),
        tuple(
            Player(by_name[name].pk, by_name[name].get_full_name(), str(note))
            for name, note in LEADS.items()
            if name in by_name
        ),
    )


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
        .order_by("-date_joined", "-pk")[:MOST]  # who came a moment ago is looked for first
    )
    return tuple(Player(person.pk, person.get_full_name() or str(person), _note(person)) for person in shown)


def _note(person: User) -> str:
    if places := [post.neighbourhood.name for post in person.posts.all()]:
        return ", ".join(places)
    if companies := [organisation.name for organisation in person.organisations.all()]:
        return ", ".join(map(kept_apart, companies))
    place = person.neighbourhood.name if person.neighbourhood else ""
    return ", ".join(part for part in (place, "" if person.email else _("phones, has no e-mail")) if part)
