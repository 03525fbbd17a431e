from django.urls import path

from grondslag.ind.aangiften import views, views_besluit, views_jurist, views_vervolg

app_name = "aangiften"
urlpatterns = [
    path("zaken/<int:pk>/aangifte/", views.zaak, name="zaak"),
    path("aangiften/", views.lijst, name="lijst"),
    path("aangiften/artikel-160/", views_jurist.artikel_160, name="artikel-160"),
    path("aangiften/kanaal/", views_jurist.kanaal, name="kanaal"),
    path("aangiften/kanaal/<int:pk>/", views_jurist.kanaal_beslissen, name="kanaal-beslissen"),
    path("aangiften/<int:pk>/", views.aangifte, name="aangifte"),
    path("aangiften/<int:pk>/toetslijst/", views.toetslijst, name="toetslijst"),
    path("aangiften/<int:pk>/feiten/", views.feiten, name="feiten"),
    path("aangiften/<int:pk>/gegevens/", views.gegevens, name="gegevens"),
    path("aangiften/<int:pk>/gegevens/<int:nummer>/weg/", views.gegeven_weg, name="gegeven-weg"),
    path("aangiften/<int:pk>/indienen/", views.indienen, name="indienen"),
    path("aangiften/<int:pk>/terugnemen/", views.terugnemen, name="terugnemen"),
    path("aangiften/<int:pk>/afzien/", views.afzien, name="afzien"),
    path("aangiften/<int:pk>/advies/", views_besluit.advies, name="advies"),
    path("aangiften/<int:pk>/besluit/", views_besluit.besluit, name="besluit"),
    path("aangiften/<int:pk>/vaststellen/", views_besluit.vaststellen, name="vaststellen"),
    path("aangiften/<int:pk>/document/", views_besluit.document, name="document"),
    path("aangiften/<int:pk>/poort/", views_besluit.poort, name="poort"),
    path("aangiften/<int:pk>/vervolg/<str:soort>/", views_vervolg.vervolg, name="vervolg"),
    path("aangiften/<int:pk>/scan/<int:rij>/", views_vervolg.scan, name="scan"),
]
