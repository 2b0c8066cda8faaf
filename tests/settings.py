"""Settings of the test suite: the site's own, with everything slow or outside switched off."""

import os

from .training.badges import KEY

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("SITE_URL", "http://localhost:8000")
os.environ.setdefault("CERTIFICATE_KEY", KEY.text)

from cms.settings import *  # noqa: F403
from cms.settings import DATABASES

from . import databases

DATABASES["default"] = {
    "ATOMIC_REQUESTS": False,
    "OPTIONS": DATABASES["default"].get("OPTIONS", {}) if databases.ENGINE == "sqlite" else {},
    **databases.settings(),
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # or each client of a test looks through all files of the site first
WORDS_CHECK_SECONDS = 0  # no question among those a test counts
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
