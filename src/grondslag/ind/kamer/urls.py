from django.urls import path

from grondslag.ind.kamer import views
from grondslag.ind.kamer.traject import views as traject

app_name = "kamer"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("na-de-tafel/", views.na_de_tafel, name="volgorde"),
    path("traject/", traject.overzicht, name="traject"),
    path("traject/stap/<slug:stap>/", traject.stap, name="trajectstap"),
    path("traject/toezegging/", traject.toezegging, name="toezegging"),
    path("traject/toezegging/<int:pk>/", traject.opvolging, name="opvolging"),
    path("<int:jaar>/", views.jaar, name="jaar"),
    path("<int:jaar>/grafiek/", views.grafiek, name="grafiek"),
    path("<int:jaar>/sluiten/", views.sluiten, name="sluiten"),
    path("<int:jaar>/toelichting/", views.toelichting, name="toelichting"),
    path("<int:jaar>/vrijgave/", views.vrijgave, name="vrijgave"),
]
