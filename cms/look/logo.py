"""The logo of a municipality as the site serves it: small, of a size known beforehand, to be kept by browsers."""

import hashlib
from dataclasses import dataclass

from wagtail.images.models import AbstractImage

WIDE, HIGH = 160, 44  # on the page, in pixels; drawn twice as fine
HEAVIEST = 10_000  # bytes
TRIES = ((2, 85), (2, 60), (2, 35), (1, 80), (1, 50), (1, 20))  # finest first: (how fine, how faithful)


@dataclass(frozen=True)
class Logo:
    """`alone`: in place of the houses of Dichtbij. `key` changes with the picture."""

    key: str
    body: bytes
    width: int
    height: int
    words: str
    alone: bool


def served(image: AbstractImage | None, words: str, *, alone: bool) -> Logo | None:
    """None when there is no picture, or it cannot be read: the page does without."""
    if image is None:
        return None
    try:
        for fine, faithful in TRIES:
            rendition = image.get_rendition(f"max-{WIDE * fine}x{HIGH * fine}|format-webp|webpquality-{faithful}")
            with rendition.file.open() as file:
                body = file.read()
            if len(body) <= HEAVIEST:
                break
    except OSError:
        return None
    share = min(WIDE / rendition.width, HIGH / rendition.height, 1)
    width, height = (max(1, round(side * share)) for side in (rendition.width, rendition.height))
    return Logo(hashlib.sha256(body).hexdigest()[:12], body, width, height, words, alone)
