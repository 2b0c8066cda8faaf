"""Who to call where, which neighbourhoods nobody looks after, and neighbourhoods by their address on the site."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from neighbourhoods import site_phone
from neighbourhoods.models import Municipality, Neighbourhood, User
from neighbourhoods.rules import current_posts, municipalities_of


@dataclass(frozen=True)
class Contact:
    """Wie bel ik? Always somebody: the coordinator, else the team, else the number of the site.

    `name` and `first_name` are empty when there is no coordinator; the team is called by its own name then.
    """

    phone: str
    team: str
    name: str = ""
    first_name: str = ""

    @property
    def who(self) -> str:
        return self.first_name or self.team


def contact_for(neighbourhood: Neighbourhood | None) -> Contact:
    """Whom to call about a neighbourhood: its first coordinator today. One query if the municipality is loaded."""
    if neighbourhood is None:
        return Contact(phone=site_phone.number(), team=_usual_team())
    municipality = neighbourhood.municipality
    team_phone = site_phone.of_team(municipality)
    post = current_posts().filter(neighbourhood=neighbourhood).select_related("user").first()
    if post is None:
        return Contact(phone=team_phone, team=municipality.service_name)
    return Contact(
        phone=post.phone or team_phone,
        team=municipality.service_name,
        name=post.user.get_full_name(),
        first_name=post.user.get_short_name(),
    )


def contact_of_visitor(viewer: User | AnonymousUser, chosen: str = "") -> Contact:
    """Whom this visitor calls: at home for someone known, else about the neighbourhood whose code was chosen here."""
    home = home_of(viewer) if isinstance(viewer, User) else None
    if home is not None or not chosen:
        return contact_for(home)
    return contact_for(_light().filter(code=chosen[:10]).first())


def municipality_of(viewer: User, pk: int) -> Municipality:
    """A municipality in which the viewer coordinates, or 404: who has no post there decides nothing for it."""
    municipality = municipalities_of(viewer).filter(pk=pk).first()
    if municipality is None:
        raise Http404
    return municipality


def home_of(viewer: User) -> Neighbourhood | None:
    """Where the viewer lives, with its municipality and without outlines. Asked once for one request."""
    if viewer.neighbourhood_id is not None and not User.neighbourhood.is_cached(viewer):
        viewer.neighbourhood = _light().get(pk=viewer.neighbourhood_id)
    return viewer.neighbourhood


def _light() -> QuerySet[Neighbourhood]:
    return Neighbourhood.objects.select_related("municipality").defer("geometry", "municipality__geometry")


def _usual_team() -> str:
    return str(Municipality._meta.get_field("service_name").get_default())


def neighbourhoods_of(municipality: Municipality) -> QuerySet[Neighbourhood]:
    """To choose from, by name; the outlines stay in the database."""
    return municipality.neighbourhoods.defer("geometry").order_by("name", "code")


def served_municipalities() -> QuerySet[Municipality]:
    """Where anybody is coordinator today."""
    return Municipality.objects.defer("geometry").filter(
        Exists(current_posts().filter(neighbourhood__municipality=OuterRef("pk")))
    )


def taking_part() -> Q:
    """Neighbourhoods of every municipality in which anybody is coordinator today."""
    return Q(municipality__in=served_municipalities().order_by().values("pk"))


def neighbourhoods_to_choose(words: str = "") -> QuerySet[Neighbourhood]:
    """For editors: where anybody is coordinator today; with a name, code or municipality, in the whole installation."""
    words = words.strip()
    if words:
        named = Q(name__icontains=words) | Q(code__istartswith=words) | Q(municipality__name__istartswith=words)
        return _light().filter(named)
    served = _light().filter(taking_part())
    return served if served.exists() else _light()


def neighbourhoods_without_coordinator(municipality: Municipality | None = None) -> QuerySet[Neighbourhood]:
    """The gaps of one municipality; or of all that are served, and wherever somebody lives whom we know."""
    gaps = Q(municipality=municipality)
    if municipality is None:
        lives = User.objects.filter(neighbourhood=OuterRef("pk"))
        gaps = taking_part() | Q(Exists(lives))
    return (
        Neighbourhood.objects.filter(gaps)
        .exclude(Exists(current_posts().filter(neighbourhood=OuterRef("pk"))))
        .select_related("municipality")
        .defer("geometry", "municipality__geometry")
        .order_by("municipality__name", "code")
    )


def neighbourhood_from_slug(slug: str) -> Neighbourhood:
    """ "bu99010000-lindenkwartier": the code decides, the name may have changed. 404 when there is none."""
    code = slug.partition("-")[0].upper()
    found = Neighbourhood.objects.filter(code=code).select_related("municipality", "district").first()
    if found is None:
        raise Http404
    return found
