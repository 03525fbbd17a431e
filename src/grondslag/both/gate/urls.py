from django.urls import path

from grondslag.both.gate import views

app_name = "poort"
urlpatterns = [
    path("te-tekenen/", views.te_tekenen, name="te-tekenen"),
    path("verstrekkingen/", views.verstrekkingen, name="verstrekkingen"),
    path("verzoek/<uuid:pk>/", views.verzoek, name="verzoek"),
    path("verzoek/<uuid:pk>/tekenen/", views.tekenen, name="tekenen"),
    path("verzoek/<uuid:pk>/intrekken/", views.intrekken, name="intrekken"),
    path("verzoek/<uuid:pk>/bewijs/", views.bewijs_bestand, name="bewijs"),
    path("verzoek/<uuid:pk>/bewijsblad/", views.bewijs_blad, name="bewijsblad"),
    path("sleutels/", views.sleutels, name="sleutels"),
]
