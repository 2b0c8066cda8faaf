"""What the site refuses to start with, each with a sentence that says what to do."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


def is_this_computer(host: str) -> bool:
    return host in LOOPBACK or host.endswith(".localhost")


def refuse_insecure_settings(
    env: environ.Env, *, demo: bool, debug: bool, secret_key: str, hosts: Sequence[str], https: bool
) -> None:
    """Stop with a sentence rather than start unsafely."""
    if demo:
        _refuse_a_demo_for_others(hosts)
        return
    if not secret_key:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing. Set it to 50 or more random characters, for example: "
            "export SECRET_KEY=$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')"
        )
    if len(secret_key) < 50 or secret_key.startswith("demo-only-"):
        raise ImproperlyConfigured("SECRET_KEY is too weak: use 50 or more random characters.")
    if debug:
        raise ImproperlyConfigured("DEBUG may not be on: it shows people's data on error pages.")
    if not hosts or any(host.startswith(("*", ".")) for host in hosts):
        raise ImproperlyConfigured("ALLOWED_HOSTS must name this site's host names, without wildcards.")
    if not env.str("EMAIL_URL", default=""):
        raise ImproperlyConfigured(
            "EMAIL_URL is missing: people log in with a code by e-mail. For example smtp+tls://user:password@host:587"
        )
    if not env.str("SITE_URL", default=""):
        raise ImproperlyConfigured(
            "SITE_URL is missing: links in messages begin with it. For example https://dichtbij.example"
        )
    _refuse_plain_http(env.str("SITE_URL"), https)


def _refuse_plain_http(site_url: str, https: bool) -> None:
    """Codes, cookies and addresses of people would travel where anybody on the way reads them."""
    site = urlsplit(site_url)
    if is_this_computer(site.hostname or ""):
        return
    if site.scheme != "https":
        raise ImproperlyConfigured("SITE_URL must begin with https://, except on this computer.")
    if not https:
        raise ImproperlyConfigured("HTTPS may only be off on this computer: leave it on, and set BEHIND_PROXY=1.")


def _refuse_a_demo_for_others(hosts: Sequence[str]) -> None:
    """Anybody may become anybody there: never where others can reach it."""
    if away := [host for host in hosts if not is_this_computer(host)]:
        raise ImproperlyConfigured(
            "DICHTBIJ_DEMO lets everybody log in as anybody, so it only runs on this computer. "
            f"Take {', '.join(away)} out of ALLOWED_HOSTS, or leave demo mode."
        )
