from django.urls import path

from grondslag.ind.vorderingen import views, views_antwoord

app_name = "vorderingen"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("toewijzen/", views.toewijzen, name="toewijzen"),
    path("<uuid:pk>/", views.vordering, name="vordering"),
    path("<uuid:pk>/vorm/", views.vorm, name="vorm"),
    path("<uuid:pk>/verlengen/", views.verlengen, name="verlengen"),
    path("<uuid:pk>/zaak/", views.zaak, name="zaak"),
    path("<uuid:pk>/onderdelen/", views_antwoord.kiezen, name="onderdelen"),
    path("<uuid:pk>/documenten/<int:document>/", views_antwoord.document, name="document"),
    path("<uuid:pk>/onderdelen/<int:onderdeel>/verwijderen/", views_antwoord.verwijderen, name="verwijderen"),
    path("<uuid:pk>/labels/", views_antwoord.labels, name="labels"),
    path("<uuid:pk>/omvang/", views_antwoord.omvang, name="omvang"),
    path("<uuid:pk>/beslissen/", views_antwoord.beslissen, name="beslissen"),
    path("<uuid:pk>/poort/", views_antwoord.poort, name="poort"),
    path("<uuid:pk>/brief/", views_antwoord.brief, name="brief"),
    path("<uuid:pk>/verslag/", views_antwoord.verslag, name="verslag"),
]
