"""A new key to sign certificates with: printed once, kept nowhere."""

from django.core.management.base import BaseCommand

from training.credentials.keys import SigningKey


class Command(BaseCommand):
    help = "Make the key that signs certificates. Put it beside SECRET_KEY, and in a safe place."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"CERTIFICATE_KEY={SigningKey.new().text}")
        self.stderr.write(
            "Put this line among the settings of the site, and a copy in a safe place: it is not kept here.\n"
            "With another key later, what the old one signed stays genuine: every key that signed stays published."
        )
