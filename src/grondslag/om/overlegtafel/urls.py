from django.urls import path

from grondslag.om.overlegtafel import views

app_name = "overlegtafel"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<uuid:referentie>/", views.overleg, name="overleg"),
    path("<uuid:referentie>/verslag/", views.verslag, name="verslag"),
    path("casus/<int:pk>/", views.casus, name="casus"),
    path("casus/<int:pk>/herkend/", views.herkend, name="herkend"),
    path("reactie/<int:pk>/", views.reactie, name="reactie"),
    path("herkenning/<int:pk>/", views.herkenning, name="herkenning"),
]
