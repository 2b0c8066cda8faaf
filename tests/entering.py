"""Coming in, in a test: whoever must prove it twice has done so."""

import time

from django.test import Client

from neighbourhoods import rules
from neighbourhoods.models import User


def enter(client: Client, person: User) -> Client:
    client.force_login(person)
    if rules.needs_second_factor(person):
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client
