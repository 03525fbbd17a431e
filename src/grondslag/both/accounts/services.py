"""Make users, sign them in and out, set up and check their second factor."""

import base64
import hashlib
import secrets

import django_otp
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts import selectors, sessions
from grondslag.both.accounts.models import DemoLink, User
from grondslag.both.audit.services import record

PASSWORD_BACKEND = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 (a class, no password)
TOKEN_BYTES = 24


@transaction.atomic
def create_user(
    *,
    username: str,
    naam: str,
    rollen: list[str],
    functie: str = "",
    password: str | None = None,
    actor: User | None = None,
) -> User:
    """Make a user. Without a password nobody can sign in with one.

    Raises:
        ValidationError: a field, a role or the password is unusable; says which and why.
    """
    user = User(username=username, naam=naam, functie=functie, rollen=rollen)
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save(force_insert=True)
    record(event="gebruiker:gemaakt", actor=actor, gebruiker=user.pk, rollen=" ".join(rollen))
    return user


@transaction.atomic
def change_user(
    *, user: User, naam: str, functie: str, rollen: list[str], is_active: bool, actor: User | None
) -> None:
    """Change what a person is called, may do, and whether they may sign in; in force at their next click.

    Raises:
        ValidationError: a field or role is unusable, or people would change their own roles.
    """
    if actor is not None and actor.pk == user.pk:
        raise ValidationError(_("U kunt uw eigen gegevens niet wijzigen: vraag het een andere beheerder."))
    user.naam, user.functie, user.rollen, user.is_active = naam, functie, rollen, is_active
    user.full_clean()
    user.save(update_fields=["naam", "functie", "rollen", "is_active"])
    record(
        event="gebruiker:gewijzigd",
        actor=actor,
        gebruiker=user.pk,
        rollen=" ".join(rollen),
        actief=is_active,
    )


@transaction.atomic
def begin_session(*, request: HttpRequest, user: User) -> None:
    """Sign in a person whose password was right; the second factor is still to come."""
    login(request, user, backend=PASSWORD_BACKEND)
    sessions.mark_started(request)
    record(event="sessie:begonnen", actor=user, wijze="wachtwoord")


@transaction.atomic
def end_session(*, request: HttpRequest) -> None:
    """Sign out; nothing of the session remains."""
    if isinstance(request.user, User):
        record(event="sessie:beeindigd", actor=request.user)
    logout(request)


def prepare_second_factor(*, user: User) -> TOTPDevice:
    """Return the second factor that a person without one is setting up, made when there is none."""
    return selectors.pending_device(user) or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def second_factor_key(device: TOTPDevice) -> str:
    """Return the key of a device as people type it: base32 in groups of four."""
    key = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@transaction.atomic
def prove_second_factor(*, request: HttpRequest, device: TOTPDevice, code: str) -> bool:
    """Check a code and, when it is right, raise the session to fully signed in.

    A wrong code makes the next one wait longer (django-otp's throttle), and a code works once.
    """
    locked = TOTPDevice.objects.select_for_update().get(pk=device.pk)
    allowed, _details = locked.verify_is_allowed()
    if not allowed or not locked.verify_token(code):
        record(event="sessie:geweigerd", actor=request.user, wijze="tweede factor")
        return False
    if not locked.confirmed:
        locked.confirmed = True
        locked.save(update_fields=["confirmed"])
        record(event="tweede-factor:ingesteld", actor=request.user)
    django_otp.login(request, locked)
    request.session.cycle_key()  # what the session could do before it rose, its old name cannot do after
    record(event="sessie:begonnen", actor=request.user, wijze="tweede factor")
    return True


@transaction.atomic
def clear_second_factor(*, user: User, actor: User | None) -> None:
    """Forget the second factor of a person who lost it; they set up another at the next sign-in."""
    TOTPDevice.objects.filter(user=user).delete()
    record(event="tweede-factor:gewist", actor=actor, gebruiker=user.pk)


@transaction.atomic
def issue_demo_link(*, user: User) -> str:
    """Return a new token with which the demo's visitor signs in as `user`; earlier tokens stop working."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    DemoLink.objects.filter(user=user).delete()
    DemoLink.objects.create(user=user, token_sha256=_hashed(token))
    return token


@transaction.atomic
def begin_demo_session(*, request: HttpRequest, token: str) -> bool:
    """Sign in with a login link. Returns False, whatever the reason, where the link does not count.

    The caller has made sure that this is the demo and that the request is from loopback.
    """
    link = (
        DemoLink.objects.filter(token_sha256=_hashed(token), user__is_active=True)
        .select_related("user")
        .first()
    )
    if link is None:
        return False
    login(request, link.user, backend=PASSWORD_BACKEND)
    sessions.mark_started(request, demo=True)
    record(event="sessie:begonnen", actor=link.user, wijze="demo")
    return True


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
