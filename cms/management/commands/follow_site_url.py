"""Whole addresses that Wagtail writes begin as SITE_URL says."""

from django.core.management.base import BaseCommand

from cms.findable.site import follow_site_url


class Command(BaseCommand):
    help = "Give the default site the host and port of SITE_URL."

    def handle(self, *args: object, **options: object) -> None:
        follow_site_url()
