"""How the web application is set up. Everything that a place may want otherwise is a FRIKOMMUNE_ variable.

| variable | meaning | otherwise |
|---|---|---|
| `FRIKOMMUNE_DATA` | the folder of database, documents and secret key; `--data` says the same | `data` here |
| `FRIKOMMUNE_DATABASE` | `postgres://user:password@host/name` | SQLite in the data folder |
| `FRIKOMMUNE_HOSTS` | the names the site is known by, with commas between | this machine only |
| `FRIKOMMUNE_DEMO` | `1`: sign-in offers made-up persons; `--demo` says the same | no demonstration |
| `FRIKOMMUNE_TODAY` | the day that counts as today, for demonstrations and tests | the clock's |
| `FRIKOMMUNE_PERSON_KEY` | file of the key to citizens' numbers; `none`: no casework | production refuses |
| `FRIKOMMUNE_CASES` | the case files that ideas are tried on | none |
| `FRIKOMMUNE_API_RATE` | how many calls a second a token of the API may make in the long run | 20 |
| `FRIKOMMUNE_MAIL` | `smtp://user:password@host:587`, through which reminders are mailed | on the console |
| `FRIKOMMUNE_MAIL_FROM` | the sender of mail | `frikommune@localhost` |
| `FRIKOMMUNE_RETENTION` | a JSON file with months by rule of retention (docs/privacy.md) | our proposals |
| `FRIKOMMUNE_GONE_LIST` | the list of what was deleted, out of reach of a restore | `gone.list` in the data |
| `FRIKOMMUNE_HTTPS` | `1`: behind https: cookies and redirects insist on it | http |
| `FRIKOMMUNE_LOCAL` | `1`: for this machine alone, without https; `--local` says the same | production |
| `FRIKOMMUNE_SECRET` | the key that signs sessions and seals second factors | made in the data folder |
| `FRIKOMMUNE_SECRET_OLD` | the key before it, while it is being changed | none |
| `FRIKOMMUNE_SIGN_IN` | the file of the municipalities' sign-ins (docs/sign-in.md) | local accounts only |
| `FRIKOMMUNE_SECOND_FACTOR` | for whom: `cases` (sees citizens or gives rights), `all`, `none` | `cases` |
| `FRIKOMMUNE_IDLE` | after so many minutes without a page one is signed out | 60 |
| `FRIKOMMUNE_SESSION` | after so many hours one is signed out in any case | 9 |
| `FRIKOMMUNE_RECHECK` | after so many minutes an OpenID Connect sign-in is asked again; 0: never | 30 |
| `FRIKOMMUNE_PROXIES` | how many proxies of one's own stand before it | 1 with https, else 0 |
| `FRIKOMMUNE_LOG` | `json`: one object a line, each request too (docs/running.md) | `text`: faults only |
| `FRIKOMMUNE_METRICS` | addresses and networks that `/metrics` answers, with commas between | nobody |
| `FRIKOMMUNE_DISK_LEAST` | with less room than so many MB `/health/ready` says no | 500 |
| `FRIKOMMUNE_STATEMENT_TIMEOUT` | so many seconds a page waits for PostgreSQL; 0: for ever | 60 |
| `FRIKOMMUNE_OWNER` | the authority that is responsible for the site | not stated on the site |
| `FRIKOMMUNE_CONTACT` | where the public writes: an address of mail, a role | not stated on the site |
| `FRIKOMMUNE_PHONE` | where the public calls | not stated on the site |
| `FRIKOMMUNE_WAS` | the accessibility statement at was.digst.dk; `/was` leads there | the site's own page |
| `FRIKOMMUNE_TESTED` | how and when the owner tested its accessibility, in words | not stated on the site |
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from frikommune.web.env import above_zero, address, choice, day, networks, whole
from frikommune.web.secret import secret_key

HERE = Path(__file__).parent
DATA = Path(os.environ.get("FRIKOMMUNE_DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True, mode=0o700)

SECRET_KEY = secret_key(DATA, demo=os.environ.get("FRIKOMMUNE_DEMO") == "1")
SECRET_KEY_FALLBACKS = [one for one in (os.environ.get("FRIKOMMUNE_SECRET_OLD"),) if one]
DEBUG = False
DEMO = os.environ.get("FRIKOMMUNE_DEMO") == "1"
LOCAL = os.environ.get("FRIKOMMUNE_LOCAL") == "1"
TODAY = day("FRIKOMMUNE_TODAY")
WORK_APART = True
"""Whether deliveries are read and stored by processes of their own."""
PERSON_KEY = os.environ.get("FRIKOMMUNE_PERSON_KEY", "").removeprefix("none")
NO_CASEWORK = os.environ.get("FRIKOMMUNE_PERSON_KEY") == "none"
CASES = os.environ.get("FRIKOMMUNE_CASES", "")
HTTPS = os.environ.get("FRIKOMMUNE_HTTPS") == "1"
_HOSTS = [one.strip() for one in os.environ.get("FRIKOMMUNE_HOSTS", "").split(",") if one.strip()]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *_HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{one}" for one in _HOSTS]

INSTALLED_APPS = [
    "frikommune.web.pages",
    "frikommune.web.people",
    "frikommune.web.signin",
    "frikommune.web.journal",
    "frikommune.web.portfolio",
    "frikommune.web.trials",
    "frikommune.web.applications",
    "frikommune.web.life",
    "frikommune.web.bylaws",
    "frikommune.web.lawbook",
    "frikommune.web.municipality",
    "frikommune.web.calendar",
    "frikommune.web.collect",
    "frikommune.web.meetings",
    "frikommune.web.knowledge",
    "frikommune.web.search",
    "frikommune.web.files",
    "frikommune.web.networks",
    "frikommune.web.cases",
    "frikommune.web.uses",
    "frikommune.web.deliveries",
    "frikommune.web.today",
    "frikommune.web.overview",
    "frikommune.web.efforts",
    "frikommune.web.designs",
    "frikommune.web.surveys",
    "frikommune.web.evaluations",
    "frikommune.web.papers",
    "frikommune.web.publishing",
    "frikommune.web.opendata",
    "frikommune.web.batches",
    "frikommune.web.api",
    "frikommune.web.trail",
    "frikommune.web.privacy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "frikommune.web.pages.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "frikommune.web.trail.middleware.TrailMiddleware",
    "frikommune.web.operations.middleware.TellingMiddleware",
    "frikommune.web.privacy.middleware.ErrorPageMiddleware",
    "frikommune.web.api.chain.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "frikommune.web.privacy.middleware.ErrorPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "frikommune.web.pages.middleware.LanguageMiddleware",
    "frikommune.web.privacy.middleware.AddressMiddleware",
    "frikommune.web.signin.sessions.SessionMiddleware",
    "frikommune.web.signin.again.AgainMiddleware",
    "frikommune.web.pages.size.SizeMiddleware",
    "frikommune.web.pages.middleware.DayMiddleware",
    "frikommune.web.pages.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "frikommune.web.urls"
WSGI_APPLICATION = "frikommune.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frikommune.web.pages.context.page",
            ],
            "builtins": ["frikommune.web.pages.templatetags.pages"],
        },
    }
]

DATABASE_SCHEMES = ("postgres", "postgresql", "sqlite")
DATABASES = {
    "default": dj_database_url.parse(
        address("FRIKOMMUNE_DATABASE", DATABASE_SCHEMES, "postgres://user:password@host/name")
        or f"sqlite:///{DATA / 'frikommune.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,  # a connection that died meanwhile is made anew
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "frikommune.web.trail.sqlite3"  # each change writes its trace
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
STATEMENT_TIMEOUT = whole("FRIKOMMUNE_STATEMENT_TIMEOUT", 60, 0, 3600)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "frikommune.web.signin.backends.LocalBackend",
    "frikommune.web.signin.backends.ElsewhereBackend",
]
SIGN_IN = os.environ.get("FRIKOMMUNE_SIGN_IN", "")
SECOND_FACTOR = choice(
    "FRIKOMMUNE_SECOND_FACTOR", "none" if DEMO or LOCAL else "cases", ("cases", "all", "none")
)
LONGEST_IDLE = 60 * whole("FRIKOMMUNE_IDLE", 60, 5, 600)
LONGEST_SESSION = SESSION_COOKIE_AGE = 3600 * whole("FRIKOMMUNE_SESSION", 9, 1, 24)
RECHECK = 60 * whole("FRIKOMMUNE_RECHECK", 30, 0, 600)
PROXIES = whole("FRIKOMMUNE_PROXIES", int(HTTPS), 0, 9)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True  # no script of ours reads it
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^health(/live|/ready)?$", "^metrics$"]
"""Asked for by machines on the inside, past the proxy."""
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
CSRF_FAILURE_VIEW = "frikommune.web.pages.views.form_too_old"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "documents"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
LARGEST_DOCUMENT = 10 * 1024 * 1024

OWNER = os.environ.get("FRIKOMMUNE_OWNER", "")
CONTACT = os.environ.get("FRIKOMMUNE_CONTACT", "")
PHONE = os.environ.get("FRIKOMMUNE_PHONE", "")
WAS = os.environ.get("FRIKOMMUNE_WAS", "")
TESTED = os.environ.get("FRIKOMMUNE_TESTED", "")
"""What only whoever runs the site knows; the public site says that it is not stated until it is."""

API_RATE = above_zero("FRIKOMMUNE_API_RATE", 20)
API_BURST = int(10 * API_RATE)
API_BUCKETS = DATA / "api-buckets"
API_LARGEST = 2 * 1024 * 1024
API_LARGEST_EXPORT = 200 * 1024 * 1024

_MAIL = urlsplit(address("FRIKOMMUNE_MAIL", ("smtp",), "smtp://user:password@host:587"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.hostname else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "localhost", _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("FRIKOMMUNE_MAIL_FROM", "frikommune@localhost")

RETENTION = os.environ.get("FRIKOMMUNE_RETENTION", "")
GONE_LIST = os.environ.get("FRIKOMMUNE_GONE_LIST", "")
HIDE_IN_FAULTS = True
"""Whether a fault that ends a process or a thread is written without what may be citizens' numbers."""
DEFAULT_EXCEPTION_REPORTER_FILTER = "frikommune.web.privacy.hiding.ReporterFilter"
METRICS = networks("FRIKOMMUNE_METRICS")
DISK_LEAST = 1_000_000 * whole("FRIKOMMUNE_DISK_LEAST", 500, 0, 9_999_999)
LOG = choice("FRIKOMMUNE_LOG", "text", ("text", "json"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_numbers": {"()": "frikommune.web.privacy.hiding.NoNumbers"}},
    "formatters": {"text": {}, "json": {"()": "frikommune.web.operations.logs.JsonLines"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_numbers"], "formatter": LOG},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "frikommune.access": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
