"""The one settings file. What differs between installations comes from environment variables.

`docs/deploy/csc.env.example` lists every variable with its meaning. CSC_MODE chooses between the
demo (one machine, SQLite, no other service), production, and the test suite.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from celery.schedules import crontab

from csc import environment
from csc.single_sign_on.configuration import single_sign_on

env = environment.Environment()

BASE_DIR = Path(__file__).resolve().parent.parent

CSC_MODE = environment.mode()
DEMO = CSC_MODE == "demo"
PRODUCTION = CSC_MODE == "production"
TEST = CSC_MODE == "test"

# Everything csc writes outside the database lies below this folder: uploads, demo data, compiled static files.
VAR_DIR = Path(env.str("CSC_VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False

# ── Identity of this installation ────────────────────────────────────────────────────────────────

if PRODUCTION:
    SECRET_KEY = env.required(
        "SECRET_KEY",
        purpose="It signs sessions and password reset links, so it has to be long, random, and known to this server only.",
        example="(the output of: python -c 'import secrets; print(secrets.token_urlsafe(64))')",
    )
    ALLOWED_HOSTS = env.required(
        "ALLOWED_HOSTS",
        purpose="It names the host names, separated by commas, under which people reach csc; requests for any other are refused.",
        example="csc.example.gov.uk",
    ).split(",")
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])
else:
    SECRET_KEY = environment.kept_secret(VAR_DIR / CSC_MODE / "secret-key")
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *(["testserver"] if TEST else [])]
    CSRF_TRUSTED_ORIGINS = []

SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# What the pages call themselves.
SERVICE_NAME = env.str("SERVICE_NAME", default="Children's social care")
# How letters name this site.
SITE_ADDRESS = env.str("SITE_ADDRESS", default=f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://localhost:8000").rstrip(
    "/"
)
AUTHORITY_NAME = env.str("AUTHORITY_NAME", default="" if PRODUCTION else "Demonstration authority")

# ── Apps. Each may import those above it in this list of our own, never those below ──────────────

INSTALLED_APPS = [
    "csc",
    "workforce",
    "contacts",
    "assessments",
    "protection",
    "looked_after",
    "audits",
    "reporting",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_celery_beat",
    "django_celery_results",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "rest_framework",
    "simple_history",
]

MIDDLEWARE = [
    "csc.middleware.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "csc.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "csc.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "csc.urls"
WSGI_APPLICATION = "csc.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        # Our own pages. A name that does not exist is an error in them; see csc.templating.
        "NAME": "pages",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / app / "templates" for app in INSTALLED_APPS[: INSTALLED_APPS.index("django.contrib.admin")]],
        "OPTIONS": {"environment": "csc.templating.environment", "context_processors": ["csc.context.page"]},
    },
    {
        # The admin's, the API documentation's, and mails'.
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "csc.forms.renderer.Renderer"

# ── Database ─────────────────────────────────────────────────────────────────────────────────────

if PRODUCTION:
    env.required(
        "DATABASE_URL",
        purpose="It says where the records are kept: a PostgreSQL database that is backed up.",
        example="postgres://csc:password@db.example.gov.uk:5432/csc",
    )

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / CSC_MODE / 'csc.sqlite3'}")
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Readers never wait for the one writer, and a writer takes its lock before it reads: two writers
        # then queue for up to `timeout` seconds instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={'OFF' if TEST else 'NORMAL'}; PRAGMA cache_size=-65536;",
    }
    # A file, not memory, so that the tests meet the same locking as the demo; one per process, so that
    # two runs of the suite on one machine do not meet each other.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"csc-test-{os.getpid()}.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.whole_number("DATABASE_CONNECTION_SECONDS", 0 if TEST else 600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASE_KEEPS_PLANS = env.yes_or_no("DATABASE_KEEPS_PLANS", default=True)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Redis: broker and cache. It holds nothing that cannot be lost ────────────────────────────────

if PRODUCTION:
    REDIS_URL = env.required(
        "REDIS_URL",
        purpose="It says where Redis runs, which tells the workers that there is something to do and counts attempts to sign in.",
        example="redis://:password@redis.example.gov.uk:6379/0",
    )
else:
    REDIS_URL = env.str("REDIS_URL", default="")

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "csc"}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "csc"}
}

# ── Celery. See csc/celery.py for what it may be trusted with ────────────────────────────────────

CELERY_TIMEZONE = "Europe/London"
CELERY_ENABLE_UTC = True
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_EVENT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_RESULT_ACCEPT_CONTENT = ["json"]
CELERY_RESULT_BACKEND = "django-db"
CELERY_RESULT_EXPIRES = 24 * 60 * 60
CELERY_RESULT_EXTENDED = False  # Arguments are ids, and even those are not kept with the result.
CELERY_TASK_SOFT_TIME_LIMIT = env.whole_number("TASK_SOFT_SECONDS", 55 * 60, at_least=1)
CELERY_TASK_TIME_LIMIT = CELERY_TASK_SOFT_TIME_LIMIT + 5 * 60
CELERY_TASK_ACKS_LATE = False  # A lost task is found again by date in the database; late acknowledgement runs some twice.
CELERY_TASK_TRACK_STARTED = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200  # Returns memory that large tables left behind.
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10.0
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
# The kernel's own rings; the apps add theirs through csc.celery.ring.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "sign of life": {"task": "csc.tasks.show_sign_of_life", "schedule": 60.0, "options": {"expire_seconds": 50}},
    "clear expired sessions": {
        "task": "csc.tasks.clear_expired",
        "schedule": crontab(hour=4, minute=20),
        "options": {"expire_seconds": 3600},
    },
    # Before the nightly figures, which count by due dates.
    "due dates follow their clocks": {
        "task": "csc.tasks.check_due_dates",
        "schedule": crontab(hour=2, minute=10),
        "options": {"expire_seconds": 3000},
    },
}

if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    # Longer than any task may run, so that Redis never hands a running task to a second worker.
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "visibility_timeout": CELERY_TASK_TIME_LIMIT + 60 * 60,
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 30,
        "global_keyprefix": "csc-",
    }
elif TEST:
    CELERY_BROKER_URL = "memory://"
else:
    QUEUE_DIR = VAR_DIR / CSC_MODE / "queue"
    for folder in ("messages", "processed", "control"):
        (QUEUE_DIR / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_URL = "filesystem://localhost/"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR / "messages"),
        "data_folder_out": str(QUEUE_DIR / "messages"),
        "processed_folder": str(QUEUE_DIR / "processed"),
        "control_folder": str(QUEUE_DIR / "control"),
        "store_processed": False,
    }

# ── Sign-in ──────────────────────────────────────────────────────────────────────────────────────

AUTH_USER_MODEL = "csc.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]  # The test suite makes hundreds of users; nothing it makes is kept.
    if TEST
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_signed_out"
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "csc.invitations.PasswordLinks"  # noqa: S105 - the name of a class

ACCOUNT_ADAPTER = "csc.accounts.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # Accounts are made by an administrator, who has checked the address.
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # Of a changed password or second factor: its owner learns what they did not do themselves.
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_signed_out"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Of everybody behind one address, since an authority's whole staff may share one; of one name, axes counts below.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,10/5m/key"}
ACCOUNT_FORMS = {
    "login": "csc.forms.sign_in.SignIn",
    "change_password": "csc.forms.sign_in.ChangePassword",
    "reset_password": "csc.forms.sign_in.ResetPassword",
    "reset_password_from_key": "csc.forms.sign_in.ResetPasswordByKey",
    "reauthenticate": "csc.forms.sign_in.ConfirmByPassword",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "csc.accounts.SecondFactorWords"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # The administrator who made the account has checked the address.
MFA_TOTP_ISSUER = "csc"
MFA_FORMS = {
    "authenticate": "csc.forms.sign_in.EnterCode",
    "reauthenticate": "csc.forms.sign_in.ConfirmByCode",
    "activate_totp": "csc.forms.sign_in.ActivateApp",
    "add_webauthn": "csc.forms.sign_in.AddKey",
    "edit_webauthn": "csc.forms.sign_in.RenameKey",
}

# Off unless an identity provider is named; the tables are there either way.
SOCIALACCOUNT_PROVIDERS = single_sign_on(
    issuer=env.str("OIDC_ISSUER", default=""),
    client_id=env.str("OIDC_CLIENT_ID", default=""),
    secret=env.str("OIDC_CLIENT_SECRET", default=""),
    label=env.str("OIDC_LABEL", default="") or "Sign in with your work account",
    subject_claim=env.str("OIDC_SUBJECT_CLAIM", default="") or "sub",
    second_factor_claims=env.list("OIDC_SECOND_FACTOR_CLAIMS", default=[]),
    encrypted=PRODUCTION,
)
SOCIALACCOUNT_ADAPTER = "csc.single_sign_on.people.KnownPeople"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # What the provider says of an address is asked in csc.single_sign_on.people.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5  # seconds, for each of the three questions a sign-in asks the provider

AXES_FAILURE_LIMIT = env.whole_number("SIGN_IN_ATTEMPTS", 5, at_least=1)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "csc.accounts.name_tried"
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["username", "login", "password"]
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "csc.accounts.locked_out"

SECOND_FACTOR_REQUIRED = env.yes_or_no("SECOND_FACTOR", default=PRODUCTION)
SESSION_IDLE_SECONDS = env.whole_number("SESSION_IDLE_MINUTES", 30, at_least=1) * 60
SESSION_LONGEST_SECONDS = env.whole_number("SESSION_LONGEST_HOURS", 12, at_least=1) * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# ── Browser ──────────────────────────────────────────────────────────────────────────────────────

SESSION_COOKIE_NAME = "__Host-csc-session" if PRODUCTION else "csc-session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csc-csrf" if PRODUCTION else "csc-csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # Asked by monitors on the machine itself.
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# How many proxies, each of which we run ourselves, a request passes before it reaches csc. The
# nearest says whether the connection was encrypted, and from which address it came.
PROXIES = env.whole_number("PROXIES", 1 if PRODUCTION else 0)
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
MEDIA_ROOT = VAR_DIR / CSC_MODE / "uploads"

# ── Static files: npm and Sass write `build/`, WhiteNoise serves it ──────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "build"] if (BASE_DIR / "build").is_dir() else []
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = TEST  # Each browser of a test would else list every file first.

# ── Language and time ────────────────────────────────────────────────────────────────────────────

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LANGUAGES = [("en-gb", "British English")]

# ── Codes ────────────────────────────────────────────────────────────────────────────────────────

LOCAL_CODES_DIR = Path(folder) if (folder := env.str("LOCAL_CODES_DIR", default="")) else None

# ── Clocks ───────────────────────────────────────────────────────────────────────────────────────

# Work finished on a weekend right after its last permitted working day: in time by DfE's day count, late by the
# due date. One switch, so that a worker's list and a director's figure never differ. See csc.limits.Verdict.
CLOCK_VERDICT = env.one_of("CLOCK_VERDICT", ("count", "due_date"), default="count")
# How long a process keeps bank holidays and local standards before it reads them again.
REFERENCE_DATA_SECONDS = env.whole_number("REFERENCE_DATA_SECONDS", 24 * 60 * 60 if TEST else 60)

# ── E-mail. Messages carry no personal data: they say that something waits in csc ────────────────

if PRODUCTION:
    env.required(
        "EMAIL_URL",
        purpose="It says which mail server csc hands messages to: links to set a new password, and word that something waits.",
        example="smtp+tls://csc:password@mail.example.gov.uk:587",
    )
    vars().update(env.email_url("EMAIL_URL"))
elif DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / CSC_MODE / "mail"
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="csc@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10

# ── API ──────────────────────────────────────────────────────────────────────────────────────────

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "reporting.tokens.authentication.TokenOnTerms",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle", "rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": env.str("API_RATE", default="600/min"), "anon": "30/min"},
    "NUM_PROXIES": 0,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
# Counts from one to this are hidden from those who may not see small numbers (councils differ: 4 or 5).
SUPPRESS_COUNTS_UP_TO = env.whole_number("SUPPRESS_COUNTS_UP_TO", 5)
API_LARGEST_PAGE = 5000

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "csc",
    "DESCRIPTION": "Indicators, scorecards and the records behind them.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# ── Logs: one line per event, without personal data ──────────────────────────────────────────────

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "csc.logs.JsonLines" if PRODUCTION else "csc.logs.PlainLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        "django.server": {"handlers": [], "propagate": True},
        "axes": {"level": "WARNING"},
    },
}
