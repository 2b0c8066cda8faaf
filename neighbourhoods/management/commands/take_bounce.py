"""Take a mail that came back from the pipe of the mail server: `manage.py take_bounce < mail`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from neighbourhoods.actions.contact import note_return
from neighbourhoods.bounces import read_return
from neighbourhoods.models import Message

MOST = 1_000_000  # bytes: a report is small, also with the mail itself in it


class Command(BaseCommand):
    help = "Reads one returned mail (RFC 3464) from standard input. Anything else is left alone, without an error."

    def handle(self, *args: Any, **options: Any) -> None:
        returned = read_return(sys.stdin.buffer.read(MOST))
        message = Message.objects.filter(pk=returned.message_id).first() if returned else None
        if returned is None or message is None:
            self.stdout.write("Nothing about a message of ours.")
        elif note_return(message, was_for=returned.was_for, address_is_bad=returned.address_is_bad):
            self.stdout.write(f"Message {message.pk} did not arrive: somebody calls.")
        else:
            self.stdout.write(f"Message {message.pk} was known not to have arrived.")
