"""Django's settings, made for one side from its environment. Each site's `settings.py` calls `settings_for`.

Safe by default: https, loopback names only, no debug, no mail, no administration site, no file on disk of
what is uploaded, nothing from elsewhere in a page. What may differ per installation is in `environment.py`.
"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from grondslag.both.environment import Environment, read_environment, refuse_open_folder, secret_key
from grondslag.both.process_log import LOGGING

MINUTE = 60
MEBIBYTE = 2**20
UPLOAD_LIMIT = (
    50 * MEBIBYTE
)  # of one request; held in memory, since a temporary file would lie there unsealed

FRAMEWORK_APPS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
)

MIDDLEWARE = (
    "grondslag.both.ui.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "grondslag.both.ui.middleware.TaalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "grondslag.both.accounts.middleware.AccessMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
)

SELF = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        **dict.fromkeys(
            ("style-src", "script-src", "img-src", "font-src", "form-action", "connect-src"), SELF
        ),
    }
}


def settings_for(zijde: str, *, apps: Sequence[str]) -> dict[str, Any]:
    """Return all settings of the side `zijde` ("ind" or "om") with the given project apps.

    Raises:
        UnusableEnvironment: a variable of the environment is unusable.
    """
    environment = read_environment(zijde)
    session_secret = secret_key(environment.data)
    if not environment.demo:
        refuse_open_folder(environment.data)
    return {
        "ZIJDE": zijde,
        "DATA": environment.data,
        "DEMO": environment.demo,
        "TRANSPORT": environment.transport,
        "WORKER": environment.worker,
        "VERWERKINGEN": environment.verwerkingen,
        "DEBUG": False,
        "SECRET_KEY": session_secret,
        "ALLOWED_HOSTS": list(environment.hosts),
        "ROOT_URLCONF": f"grondslag.{zijde}.site.urls",
        "WSGI_APPLICATION": f"grondslag.{zijde}.site.wsgi.application",
        "INSTALLED_APPS": [*apps, *FRAMEWORK_APPS],
        "MIDDLEWARE": list(MIDDLEWARE),
        "TEMPLATES": _templates(),
        "DATABASES": {"default": environment.database},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TASKS": {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
        "LOGGING": LOGGING,
        "CONTENT_SECURITY_POLICY": CONTENT_SECURITY_POLICY,
        **_language_and_time(zijde),
        **_sign_in(),
        **_sessions(environment),
        **_transport_security(https=environment.https),
        **_files(),
    }


def _templates() -> list[dict[str, Any]]:
    processors = (
        "django.template.context_processors.request",
        "django.contrib.messages.context_processors.messages",
        "grondslag.both.ui.context.site",
    )
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": list(processors)},
        }
    ]


def _language_and_time(zijde: str) -> dict[str, Any]:
    return {
        "USE_TZ": True,
        "TIME_ZONE": "Europe/Amsterdam",
        "USE_I18N": True,
        "LANGUAGE_CODE": "nl",
        "LANGUAGES": [("nl", _("Nederlands")), ("en", _("Engels"))],
        "LANGUAGE_COOKIE_NAME": f"grondslag-{zijde}-taal",
        "LOCALE_PATHS": [Path(__file__).parent / "ui" / "locale"],
    }


def _sign_in() -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "accounts.User",
        "LOGIN_URL": "accounts:inloggen",
        "LOGIN_REDIRECT_URL": "ui:start",
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 12},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        ],
        "OTP_TOTP_ISSUER": "Grondslag",
        # Ten wrong passwords, for one account or from one address, close the door for a quarter of an hour.
        "AXES_FAILURE_LIMIT": 10,
        "AXES_COOLOFF_TIME": timedelta(minutes=15),
        "AXES_LOCKOUT_PARAMETERS": ["username", "ip_address"],
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_LOCKOUT_TEMPLATE": "ui/fouten/geblokkeerd.html",
        "AXES_VERBOSE": False,
    }


def _sessions(environment: Environment) -> dict[str, Any]:
    # __Host- binds a cookie to this very host over https; browsers refuse the prefix over http.
    prefix = f"{'__Host-' if environment.https else ''}grondslag-{environment.zijde}"
    # A login link is followed from a terminal or a mail, so the demo's cookie must survive that first step.
    same_site = "Lax" if environment.demo else "Strict"
    return {
        "SESSION_COOKIE_NAME": f"{prefix}-sessie",
        "SESSION_COOKIE_AGE": 8 * 60 * MINUTE if environment.demo else 15 * MINUTE,
        "SESSION_SAVE_EVERY_REQUEST": True,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": False,
        "CSRF_FAILURE_VIEW": "grondslag.both.ui.errors.csrf_failure",
        "CSRF_COOKIE_NAME": f"{prefix}-csrf",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        **{f"{kind}_COOKIE_HTTPONLY": True for kind in ("SESSION", "CSRF", "LANGUAGE")},
        **{f"{kind}_COOKIE_SAMESITE": same_site for kind in ("SESSION", "CSRF", "LANGUAGE")},
        **{f"{kind}_COOKIE_SECURE": environment.https for kind in ("SESSION", "CSRF", "LANGUAGE")},
    }


def _transport_security(*, https: bool) -> dict[str, Any]:
    return {
        "SECURE_SSL_REDIRECT": https,
        "SECURE_HSTS_SECONDS": 365 * 24 * 60 * MINUTE if https else 0,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        # Nothing about a page goes to another origin. The stricter "no-referrer" would make browsers send
        # `Origin: null` with every form, and then the protection against forged requests refuses them all.
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        # A path with a slash too few is unknown, like any other: a redirect would tell which paths exist.
        "APPEND_SLASH": False,
    }


def _files() -> dict[str, Any]:
    return {
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,  # served from the package itself: nothing to collect
        "WHITENOISE_AUTOREFRESH": False,
        "FILE_UPLOAD_HANDLERS": ["grondslag.both.ui.uploads.BoundedUploadHandler"],
        "FILE_UPLOAD_MAX_MEMORY_SIZE": UPLOAD_LIMIT,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 5 * MEBIBYTE,
    }
