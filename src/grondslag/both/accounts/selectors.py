"""Read users."""

from django.contrib.auth.base_user import AbstractBaseUser
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts.models import User


def active_users_with_role(role: str) -> list[User]:
    """Return the active people who hold a role, by name."""
    # A JSON list cannot be searched the same way on both databases; the people of a side are few.
    return [user for user in User.objects.filter(is_active=True) if role in user.rollen]


def confirmed_device(user: AbstractBaseUser) -> TOTPDevice | None:
    """Return the second factor that the person has set up, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def pending_device(user: AbstractBaseUser) -> TOTPDevice | None:
    """Return the second factor that the person is setting up, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()
