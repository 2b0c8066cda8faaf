"""Every setting of Dichtbij: read from the environment, typed, and refused when unsafe.

`DICHTBIJ_DEMO=1` turns on demo mode (fictional people, one-tap login at /demo/). Everything else is production.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from cms import queue_settings
from cms.certificate_settings import certificate_key
from cms.message_settings import message_settings
from cms.refusals import refuse_insecure_settings
from cms.text_settings import choice, text_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

DEMO = env.bool("DICHTBIJ_DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demo-only-" + "x" * 50 if DEMO else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEMO else [])
HTTPS = env.bool("HTTPS", default=not DEMO)

refuse_insecure_settings(env, demo=DEMO, debug=DEBUG, secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, https=HTTPS)

# ---------------------------------------------------------------- applications (top of the house first)
INSTALLED_APPS = [
    "cms.apps.CmsConfig",
    "marketplace.apps.MarketplaceConfig",
    "training.apps.TrainingConfig",
    "neighbourhoods.apps.NeighbourhoodsConfig",
    "wagtail.contrib.settings",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.apps.StaffAccountsConfig",  # wagtail.users, with the accounts of staff only
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
    "lucide",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.maintenance.closed_for_a_moment",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.security.readable_cookies",
    "cms.wording.fresh.fresh_words",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.findable.addresses.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.security.headers",
    "cms.findable.addresses.not_for_robots",
    "cms.security.SecondFactorGate",
    "cms.workbench.approving.TellWhatIsMissing",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.site",
            ],
        },
    }
]

# ---------------------------------------------------------------- database, cache, queue
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'dichtbij.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # IMMEDIATE makes every atomic() take the write lock
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# allauth's rate limits count in the cache, so every process must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "cms.caching.hidden_key",
    }
}

Q_CLUSTER = queue_settings.read(env)

# ---------------------------------------------------------------- people
AUTH_USER_MODEL = "neighbourhoods.User"
AUTHENTICATION_BACKENDS = [
    "cms.accounts.WhoComes",
    "cms.accounts.CoordinatorsDoor",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SESSION_COOKIE_AGE = int(timedelta(days=90).total_seconds())
SESSION_COOKIE_HTTPONLY = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"

# Login by a code of 6 digits; nobody has a password page. E-mail is optional for a person, so allauth may not demand
# that an address is verified: whoever types the code has verified it (cms.accounts).
ACCOUNT_ADAPTER = "cms.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 3600
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key", "signup": "10/m/ip,60/h/ip"}
ACCOUNT_FORMS = {"login": "cms.accounts.LoginForm", "confirm_login_code": "cms.accounts.CodeForm"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "cms.accounts.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "cms.accounts.SecondProofForm",
    "reauthenticate": "cms.accounts.SecondProofAgainForm",
    "activate_totp": "cms.accounts.ActivateAppForm",
    "add_webauthn": "cms.accounts.AddKeyForm",
    "login_webauthn": "cms.key_answers.LoginKeyForm",
    "reauthenticate_webauthn": "cms.key_answers.KeyAgainForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # plain http on this computer
MFA_TOTP_ISSUER = "Dichtbij"
MFA_TOTP_TOLERANCE = 1  # half a minute of difference between two clocks

# ---------------------------------------------------------------- language, time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
LANGUAGE_COOKIE_AGE = SESSION_COOKIE_AGE
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
FORMAT_MODULE_PATH = ["cms.formats"]
USE_I18N = True
WORDS_CHECK_SECONDS = env.int("WORDS_CHECK_SECONDS", default=20)  # how soon all hear of a corrected sentence; 0: never

# ---------------------------------------------------------------- files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("built", VAR_DIR / "built")]  # filled by `manage.py build_assets`
for folder in (STATIC_ROOT, VAR_DIR / "built"):
    folder.mkdir(parents=True, exist_ok=True)
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_USE_FINDERS = DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# ---------------------------------------------------------------- messages to people
vars().update(env.email_url("EMAIL_URL", default="dummymail://"))
if DEMO and not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "cms.demo.mailbox.Mailbox"  # to be read at /demo/berichten/
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds; far below the worker's limit for one task
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Dichtbij <dichtbij@localhost>")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
SERVICE_PHONE = env.str("SERVICE_PHONE", default="088 000 12 34")
vars().update(text_settings(env, demo=DEMO))
RETRY_SECONDS = env.int("RETRY_SECONDS", default=300)  # until what could not be done is tried again, longer each time
UNDO_SECONDS = env.int("UNDO_SECONDS", default=30)  # how long an approval waits before its messages leave
to_people = message_settings(env)
QUIET_FROM = to_people.quiet_from
QUIET_UNTIL = to_people.quiet_until
MESSAGES_PER_WEEK = to_people.per_week
BOUNCE_ADDRESS = to_people.bounce_address

# ---------------------------------------------------------------- places
GEOCODER = choice(env, "GEOCODER", "none", "pdok", "nominatim")
GEOCODER_DOMAIN, GEOCODER_SCHEME = env.str("GEOCODER_DOMAIN", default=""), env.str("GEOCODER_SCHEME", default="https")
GEOCODER_SECONDS = env.float("GEOCODER_SECONDS", default=2.0)
WALK_DETOUR = env.float("WALK_DETOUR", default=1.3)  # streets are longer than a straight line
WALK_METRES_PER_MINUTE = env.float("WALK_METRES_PER_MINUTE", default=80.0)

# ---------------------------------------------------------------- certificates
CERTIFICATE_KEY = certificate_key(env)
CERTIFICATE_KEY_FILE = VAR_DIR / "certificate.key" if DEMO else None  # there the key is made by itself, and kept

# ---------------------------------------------------------------- Wagtail
WAGTAIL_SITE_NAME = "Dichtbij"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # nobody would ask for a code from the new address
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_COMMENTS_ENABLED = False  # words beside a page would pass no guard; who sends it back says why, guarded
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a page is made when somebody presses, not while they type: one page for each subject
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
# Words are brought to their stem by us (neighbourhoods.alike), so that both databases find the same.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]

# ---------------------------------------------------------------- security
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from beside us, before the proxy
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/cms/",),  # Wagtail's own screens use inline scripts; cms.security sets a policy there
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# ---------------------------------------------------------------- logging: ids only, never a person's data
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_trace_of_nonsense": {"()": "cms.logs.NoTraceOfNonsense"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_trace_of_nonsense"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # The first two write whole addresses down, in words or of websites; Wagtail the titles of pages, where names stand.
    "loggers": {"geopy": {"level": "ERROR"}, "urllib3": {"level": "ERROR"}, "wagtail": {"level": "WARNING"}},
}
