"""Read users."""

from django.contrib.auth.base_user import AbstractBaseUser
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts.models import User


def active_users_with_role(role: str) -> list[User]:
    """Return the active people who hold a role, by name."""
    # A JSON list cannot be searched the same way on both databases; the people of a side are few.
    return [user for user in User.objects.filter(is_active=True) if role in user.rollen]


def all_users() -> list[User]:
    """Return everybody of this side, active people first, by name."""
    return list(User.objects.order_by("-is_active", "naam", "pk"))


def users_with_second_factor() -> frozenset[int]:
    """Return the keys of the people who have set up a second factor."""
    return frozenset(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))


def confirmed_device(user: AbstractBaseUser) -> TOTPDevice | None:
    """Return the second factor that the person has set up, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def pending_device(user: AbstractBaseUser) -> TOTPDevice | None:
    """Return the second factor that the person is setting up, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()
