"""What every page shows of the municipality, kept in each process for half a minute: a page costs no query for it.

Saving a setting empties what this process keeps; other processes follow within those thirty seconds.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from . import logo as logos
from .gate import Gated
from .hours import OFFICE_HOURS, HoursRow, rows
from .palette import own
from .tokens import READS

SECONDS = 30
MOST = 100  # hosts; more than any installation answers to
RELATED = ("look__logo", "sitedetails")


@dataclass(frozen=True)
class SiteFacts:
    """Name, phone, e-mail and hours of who runs this site; `style` and `bar` are colours, `logo` a picture or None."""

    name: str = ""
    phone: str = ""
    email: str = ""
    hours: tuple[HoursRow, ...] = OFFICE_HOURS
    style: str = ""
    bar: str = field(default_factory=lambda: own("light", "primary"))
    logo: logos.Logo | None = None


_kept: dict[str, tuple[float, SiteFacts]] = {}


def facts_of(request: HttpRequest) -> SiteFacts:
    """Of the site this request came to."""
    return _remembered(request.get_host(), lambda: Site.find_for_request(request))


def facts_of_the_default_site() -> SiteFacts:
    """Where there is no request: the worker, a message."""
    return _remembered("", lambda: Site.objects.filter(is_default_site=True).first())


def site_phone() -> str:
    """The number filled in for the default site; empty when there is none."""
    return facts_of_the_default_site().phone


def known_phone() -> str:
    """The number as this process last knew it, without asking the database: for when that is down."""
    numbers = [facts.phone for _until, facts in _kept.values() if facts.phone]
    return numbers[0] if numbers else settings.SERVICE_PHONE


def keep(host: str, facts: SiteFacts) -> None:
    _kept[host] = (time.monotonic() + SECONDS, facts)


def forget() -> None:
    _kept.clear()


def _remembered(host: str, find: Callable[[], Site | None]) -> SiteFacts:
    until, facts = _kept.get(host, (0.0, None))
    if facts is None or until < time.monotonic():
        if len(_kept) >= MOST:
            forget()
        facts = _loaded(find())
        keep(host, facts)
    return facts


def _loaded(site: Site | None) -> SiteFacts:
    if site is None:
        return SiteFacts()
    return facts_from(Site.objects.select_related(*RELATED).get(pk=site.pk))


def facts_from(site: Site, look: object = None) -> SiteFacts:
    """Of a site, perhaps with a look that is not saved yet."""
    look, details = look or getattr(site, "look", None), getattr(site, "sitedetails", None)
    shown: dict[str, object] = {}
    if look is not None:
        gated = look.gated()
        shown |= {"style": style_of(gated), "bar": gated.full()["primary"]}
        shown |= {"logo": logos.served(look.logo, look.logo_words, alone=look.logo_alone)}
    if details is not None:
        shown |= {"name": details.name, "phone": details.phone, "email": details.email}
        shown |= {"hours": tuple(rows(details.week()))}
    return SiteFacts(**shown)


def style_of(gated: Gated) -> str:
    """The stylesheet of a page: names of ours, values we wrote ourselves, nothing of what was pasted."""
    lines = ";".join(f"{READS[name][0]}:{value}" for name, value in sorted(gated.values.items()))
    return f":root{{{lines}}}" if lines else ""
