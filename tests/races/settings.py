"""As the other tests have it, with the cache that all processes of the site share, and texts that come in."""

from cms.settings import CACHES as OF_THE_SITE
from tests.neighbourhoods.text_server import ACCESS_KEY, NUMBER, SIGNING_KEY
from tests.settings import *  # noqa: F403

CACHES = OF_THE_SITE
TEXT_BACKEND = "neighbourhoods.texting.messagebird.MessageBird"
TEXT_URL, TEXT_TIMEOUT = "http://127.0.0.1:1", 0.5  # nobody takes a text that leaves
TEXT_ACCESS_KEY, TEXT_SIGNING_KEY, TEXT_NUMBER = ACCESS_KEY, SIGNING_KEY, NUMBER
