"""Every component on one page, as an app would use them."""

import datetime as dt
import importlib
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from grondslag.both.ui import taken

site = importlib.import_module(f"grondslag.{settings.ZIJDE}.site.urls")
handler400 = site.handler400

taken.register(
    lambda _: [taken.Task("Gewoon", "/galerij/", 3), taken.Task("Vandaag", "/bevestigen/", urgent=True)]
)


class ZaakForm(forms.Form):
    nummer = forms.RegexField(label="V-nummer", regex=r"^\d{10}$", help_text="Tien cijfers.")
    naam = forms.CharField(label="Naam", required=False, widget=forms.TextInput(attrs={"class": "gr-kort"}))
    geboren = forms.DateField(label="Geboortedatum", widget=forms.DateInput(attrs={"type": "date"}))
    lid = forms.ChoiceField(label="Onderdeel", choices=[("a", "a"), ("b", "b")], widget=forms.RadioSelect)
    stand = forms.ChoiceField(label="Stand", choices=[("x", "In onderzoek"), ("y", "Tegengeworpen")])
    reden = forms.CharField(label="Waarom dringend", widget=forms.Textarea)
    bestand = forms.FileField(label="Document")
    gelezen = forms.BooleanField(label="Ik heb dit tegen de originelen gelezen")


def galerij(request: HttpRequest) -> HttpResponse:
    form = ZaakForm(request.POST or None, request.FILES or None)
    if request.method == "GET":
        messages.success(request, "De zaak is geregistreerd.")
    names = {"Intake": "klaar", "Casus": "nu", "Vrijgave": "straks"}
    context = {
        "form": form,
        "stappen": [SimpleNamespace(naam=name, staat=state, url="/") for name, state in names.items()],
        "rijen": [("V-nummer", "2801234567"), ("BSN", None)],
        "pagina": Paginator(range(100), 10).page(3),
        "nu": dt.datetime(2026, 11, 24, 13, 5, tzinfo=dt.UTC),
    }
    return render(request, "galerij.html", context)


def bevestigen(request: HttpRequest) -> HttpResponse:
    context = {
        "titel": "Casus intrekken?",
        "tekst": "De zaak blijft.",
        "knop": "Intrekken",
        "terug": "/",
        "soort": "gevaar",
    }
    return render(request, "ui/bevestigen.html", context)


urlpatterns = [
    *site.urlpatterns,
    path("galerij/", galerij, name="galerij"),
    path("bevestigen/", bevestigen, name="bevestigen"),
]
