"""An administrator keeps the users: who there are, what they may, and a way out of a lost second factor."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts import selectors, services
from grondslag.both.accounts.forms_beheer import GebruikerForm, NieuweGebruikerForm
from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.accounts.models import User


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show everybody of this side."""
    context = {"gebruikers": selectors.all_users(), "met_factor": selectors.users_with_second_factor()}
    return render(request, "accounts/gebruikers.html", context)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def toevoegen(request: SignedInRequest) -> HttpResponse:
    """Make a user."""
    form = NieuweGebruikerForm(request.POST or None)
    if request.method == "POST" and _accepted(
        form, lambda: services.create_user(**form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("De gebruiker is toegevoegd."))
        return redirect("gebruikers:lijst")
    return render(request, "accounts/gebruiker_toevoegen.html", {"form": form})


@require_http_methods(["GET", "POST"])
def wijzigen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a user."""
    user = get_object_or_404(User, pk=pk)
    form = GebruikerForm.for_user(user, request.POST or None)
    if request.method == "POST" and _accepted(
        form, lambda: services.change_user(user=user, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("De gebruiker is gewijzigd. Dit geldt vanaf nu."))
        return redirect("gebruikers:lijst")
    context = {"form": form, "persoon": get_object_or_404(User, pk=pk)}
    return render(request, "accounts/gebruiker_wijzigen.html", context)


@require_http_methods(["GET", "POST"])
def tweede_factor_wissen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Forget somebody's second factor, after asking."""
    user = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        services.clear_second_factor(user=user, actor=request.user)
        messages.success(request, _("De tweede factor is gewist."))
        return redirect("gebruikers:lijst")
    context = {
        "titel": _("Tweede factor van %(naam)s wissen?") % {"naam": user.naam},
        "tekst": _(
            "Doe dit alleen als u zeker weet wie erom vraagt. Daarna koppelt deze persoon een nieuwe app."
        ),
        "knop": _("Wissen"),
        "soort": "gevaar",
        "terug": reverse("gebruikers:wijzigen", args=[pk]),
    }
    return render(request, "ui/bevestigen.html", context)


def _accepted(form: forms.Form, write: Callable[[], object]) -> bool:
    """Validate a form and write it; what the service refuses becomes a fault of the form."""
    if not form.is_valid():
        return False
    try:
        write()
    except ValidationError as error:
        faults = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        for field, sentences in faults.items():
            form.add_error(field if field in form.fields else None, sentences)
        return False
    return True
