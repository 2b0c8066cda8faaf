"""What a page of editors tells programs about itself and about who stands behind it."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from cms.findable.facts import (
    AdministrativeArea,
    BreadcrumbList,
    Fact,
    GovernmentOrganization,
    GovernmentService,
    OpeningHoursSpecification,
    SearchAction,
    WebSite,
)
from cms.look.facts import SiteFacts, facts_of_the_default_site
from cms.look.hours import DAYS
from cms.models.found import Found, read_language
from neighbourhoods import site_phone
from neighbourhoods.models import Municipality
from neighbourhoods.queries.places import served_municipalities

KEPT = timedelta(minutes=10).total_seconds()


def facts_of(page: Found) -> list[Fact]:
    if page.is_home:
        return [_website(), *services()]
    return [*page.facts(publisher()), *_way_to(page)]


def publisher() -> GovernmentOrganization:
    own = facts_of_the_default_site()
    name, home = own.name or "Dichtbij", f"{settings.SITE_URL}/"
    return GovernmentOrganization(name, home, site_phone.number(), _logo(own), own.email, _hours(own))


def _logo(own: SiteFacts) -> str:
    return f"{settings.SITE_URL}{reverse('own_logo', args=[own.logo.key])}" if own.logo else ""


def _hours(own: SiteFacts) -> tuple[OpeningHoursSpecification, ...]:
    """When the phone is answered, as the footer says it."""
    return tuple(
        OpeningHoursSpecification(
            tuple(DAYS[number].capitalize() for number in range(row.first, row.last + 1)),
            row.opens.isoformat("minutes"),
            row.closes.isoformat("minutes"),
        )
        for row in own.hours
    )


def _website() -> WebSite:
    template = f"{settings.SITE_URL}{reverse('search')}?v={{search_term_string}}"
    return WebSite("Dichtbij", f"{settings.SITE_URL}/", ("nl", "en"), SearchAction(template))


def services() -> list[GovernmentService]:
    """One for each municipality that takes part. Looked up at most once in ten minutes."""
    rows = cache.get_or_set("findable.services", _taking_part, KEPT) or []
    return [_service(*row) for row in rows]


def _taking_part() -> list[tuple[str, str, str]]:
    rows: list[Municipality] = list(served_municipalities())
    return [(it.name, it.service_name, it.service_phone) for it in rows]


def _service(municipality: str, team: str, phone: str) -> GovernmentService:
    own = facts_of_the_default_site()
    provider = GovernmentOrganization(
        team,
        telephone=phone or site_phone.number(),
        email=own.email,
        openingHoursSpecification=_hours(own),
    )
    return GovernmentService("Dichtbij", f"{settings.SITE_URL}/", AdministrativeArea(municipality), provider)


def _way_to(page: Found) -> list[BreadcrumbList]:
    """From the home page down to this one."""
    language = read_language()
    below_home = [it for it in [*page.above(), page] if isinstance(it, Found)]
    steps = ((it.title_in(language), it.address_in("nl")) for it in below_home)
    return [BreadcrumbList.of([("Dichtbij", f"{settings.SITE_URL}/"), *steps])]
