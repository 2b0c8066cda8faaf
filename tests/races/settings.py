"""As the other tests have it, with the cache that all processes of the site share."""

from cms.settings import CACHES as OF_THE_SITE
from tests.settings import *  # noqa: F403

CACHES = OF_THE_SITE
