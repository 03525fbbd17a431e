from django.urls import path

from grondslag.ind.kamer import views

app_name = "kamer"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("na-de-tafel/", views.na_de_tafel, name="volgorde"),
    path("<int:jaar>/", views.jaar, name="jaar"),
    path("<int:jaar>/grafiek/", views.grafiek, name="grafiek"),
    path("<int:jaar>/sluiten/", views.sluiten, name="sluiten"),
    path("<int:jaar>/toelichting/", views.toelichting, name="toelichting"),
    path("<int:jaar>/vrijgave/", views.vrijgave, name="vrijgave"),
]
