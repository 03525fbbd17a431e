from django.urls import path

from grondslag.ind.casussen import views, views_auteur, views_lezen

app_name = "casussen"
urlpatterns = [
    path("casussen/", views.lijst, name="lijst"),
    path("zaken/<int:pk>/casus/", views_auteur.nieuw, name="nieuw"),
    path("casussen/<int:pk>/", views.casus, name="casus"),
    path("casussen/<int:pk>/voorbeeld/", views.voorbeeld, name="voorbeeld"),
    path("casussen/<int:pk>/kaart/", views_auteur.kaart, name="kaart"),
    path("casussen/<int:pk>/klasse/", views_auteur.klasse, name="klasse"),
    path("casussen/<int:pk>/citaten/", views_auteur.citaten, name="citaten"),
    path("casussen/<int:pk>/citaten/<int:nummer>/weg/", views_auteur.citaat_weg, name="citaat-weg"),
    path("casussen/<int:pk>/lezing-vragen/", views_auteur.lezing_vragen, name="lezing-vragen"),
    path("casussen/<int:pk>/terugnemen/", views_auteur.terugnemen, name="terugnemen"),
    path("casussen/<int:pk>/lezen/", views_lezen.lezen, name="lezen"),
    path("casussen/<int:pk>/advies/", views_lezen.advies, name="advies"),
    path("casussen/<int:pk>/besluit/", views_lezen.besluit, name="besluit"),
]
