"""Publish the first pages of a new site: how it works, safety, benefits, privacy and more, to be made one's own."""

from django.core.management.base import BaseCommand

from cms.starter.pages import add_missing_pages


class Command(BaseCommand):
    help = "Add the plain pages the menu and the footer point to. Pages that exist stay as they are."

    def handle(self, *_args: object, **_options: object) -> None:
        added = add_missing_pages()
        self.stdout.write(f"Added: {', '.join(added)}." if added else "Every page is there already.")
