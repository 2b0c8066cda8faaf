"""Wagtail's own idea of where the site stands, kept equal to the setting SITE_URL."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def follow_site_url() -> None:
    """Only the default site; one that an editor added for another host stays as it is."""
    address = urlsplit(settings.SITE_URL)
    host, port = address.hostname or "localhost", address.port or PORTS.get(address.scheme, 80)
    site = Site.objects.filter(is_default_site=True).exclude(hostname=host, port=port).first()
    if site is not None:
        site.hostname, site.port = host, port
        site.save()
