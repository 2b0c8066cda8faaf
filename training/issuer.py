"""Who signs certificates: the key of this installation, and the name under which its keys are published."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from django.conf import settings

from .credentials.keys import PublicKey, SigningKey, did_web
from .models import SigningKey as Published


def signing_key() -> SigningKey | None:
    """None: this installation has no key yet."""
    if settings.CERTIFICATE_KEY:
        return SigningKey.read(settings.CERTIFICATE_KEY)
    return _kept(Path(settings.CERTIFICATE_KEY_FILE)) if settings.CERTIFICATE_KEY_FILE else None


def _kept(path: Path) -> SigningKey:
    """The key in the file. Whoever comes first makes it; nobody ever reads half of one."""
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent) as file:  # only its owner may read it
            file.write(SigningKey.new().text)
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    return SigningKey.read(path.read_text().strip())


def own_did() -> str:
    return did_web(urlsplit(settings.SITE_URL).netloc)


def published() -> list[PublicKey]:
    """Every key that once signed, the first one first, and the one that signs now: the list carries it already."""
    signed = [PublicKey(text) for text in Published.objects.values_list("public", flat=True)]
    now = signing_key()
    return signed if now is None or now.public in signed else [*signed, now.public]


def key_behind(method: str) -> PublicKey | None:
    """The key that a proof names, when it is one of ours; also from before the site had another name."""
    key = PublicKey(method.rpartition("#")[2])
    return key if method.startswith("did:web:") and key in published() else None
