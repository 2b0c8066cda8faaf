"""The list of withdrawn certificates that programs read: signed, free of names, made again when it changes."""

from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from .contents import list_address
from .credentials import proof, status
from .issuer import own_did, signing_key
from .queries.certificates import withdrawn_in

KEPT_SECONDS = 24 * 3600


def signed_list(number: int) -> dict[str, Any] | None:
    """None: no certificate stands on it."""
    first, key = (number - 1) * status.SIZE, signing_key()
    found = withdrawn_in(first, status.SIZE)
    if not found.exists or key is None:
        return None
    said = repr((list_address(first), key.public.multibase, found.places))
    name = f"certificates:list:{number}:{sha256(said.encode()).hexdigest()}"
    kept = cache.get(name)
    if kept is None:
        now = timezone.now()
        made = status.listing(list_address(first), own_did(), found.places, now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        kept = proof.sign(made, key=key, did=own_did(), at=now)
        cache.set(name, kept, KEPT_SECONDS)
    return kept
