"""Settings of text messages: which gateway, its keys, and the number people answer to. Refused when half filled in."""

import re
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from cms.refusals import is_this_computer

BACKENDS = {"none": "", "messagebird": "neighbourhoods.texting.messagebird.MessageBird"}
DEMO = "cms.demo.texts.TextBox"  # to be read and answered at /demo/berichten/
NEEDED = {
    "TEXT_ACCESS_KEY": "the key to send with",
    "TEXT_SIGNING_KEY": "the key with which reports and answers are signed",
    "TEXT_NUMBER": "the number people answer to, +31...",
}


def choice(env: environ.Env, name: str, *allowed: str) -> str:
    """One of a few words; the first is the default."""
    said = env.str(name, default=allowed[0])
    if said not in allowed:
        raise ImproperlyConfigured(f"{name} is {', '.join(allowed[:-1])} or {allowed[-1]}.")
    return said


def text_settings(env: environ.Env, *, demo: bool) -> dict[str, str | float]:
    name = choice(env, "TEXT_GATEWAY", *BACKENDS)
    said: dict[str, str | float] = {
        "TEXT_BACKEND": BACKENDS[name],
        "TEXT_URL": env.str("TEXT_URL", default="https://rest.messagebird.com").rstrip("/"),
        "TEXT_SENDER": env.str("TEXT_SENDER", default="Dichtbij"),
        "TEXT_TIMEOUT": env.float("TEXT_TIMEOUT", default=10.0),  # seconds; far below the worker's limit for one task
        **{needed: env.str(needed, default="") for needed in NEEDED},
    }
    if name != "none":
        _refuse_half(said)
    elif demo:
        said |= {"TEXT_BACKEND": DEMO, "TEXT_NUMBER": "+3197010000000"}
    return said


def _refuse_half(said: dict[str, str | float]) -> None:
    for needed, what in NEEDED.items():
        if not said[needed]:
            raise ImproperlyConfigured(f"TEXT_GATEWAY is set, so {needed} is needed: {what}.")
    if not re.fullmatch(r"\+[1-9]\d{7,14}", str(said["TEXT_NUMBER"])):
        raise ImproperlyConfigured("TEXT_NUMBER is a number as +31612345678.")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{2,10}", str(said["TEXT_SENDER"])):
        raise ImproperlyConfigured("TEXT_SENDER has at most 11 letters and digits.")
    url = urlsplit(str(said["TEXT_URL"]))
    if url.scheme != "https" and not is_this_computer(url.hostname or ""):
        raise ImproperlyConfigured("TEXT_URL must begin with https://: people's numbers travel over it.")
