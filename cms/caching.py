"""Keys of the cache: unreadable, because rate limits count by address and by person."""

from django.utils.crypto import salted_hmac


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """Keyed with the site's secret: whoever reads the cache learns no address from it."""
    return salted_hmac("cms.caching", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()
