from django.urls import path

from grondslag.ind.overlegtafel import views, views_verslag

app_name = "overlegtafel"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<int:pk>/", views.overleg, name="overleg"),
    path("<int:pk>/casus/<int:casus>/", views.toevoegen, name="toevoegen"),
    path("<int:pk>/sluiten/", views.sluiten, name="sluiten"),
    path("<int:pk>/verslag/", views_verslag.verslag, name="verslag"),
    path("<int:pk>/verslag/pdf/", views_verslag.verslag_pdf, name="verslag-pdf"),
    path("agendapunt/<int:pk>/", views.agendapunt, name="agendapunt"),
    path("agendapunt/<int:pk>/vrijgave/", views.vrijgave, name="vrijgave"),
    path("agendapunt/<int:pk>/schrappen/", views.schrappen, name="schrappen"),
    path("agendapunt/<int:pk>/blad/", views.blad, name="blad"),
]
