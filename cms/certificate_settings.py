"""The setting of certificates: the key that signs them. Refused when it is none."""

import environ
from django.core.exceptions import ImproperlyConfigured

from training.credentials.keys import SigningKey


def certificate_key(env: environ.Env) -> str:
    """Empty: no certificate is signed yet, and the doctor says so."""
    text = env.str("CERTIFICATE_KEY", default="").strip()
    if text:
        try:
            SigningKey.read(text)
        except ValueError as bad:
            raise ImproperlyConfigured(
                "CERTIFICATE_KEY is no private Ed25519 key. Make one: python manage.py make_certificate_key"
            ) from bad
    return text
