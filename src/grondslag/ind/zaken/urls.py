from django.urls import path

from grondslag.ind.zaken import views

app_name = "zaken"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<int:pk>/", views.zaak, name="zaak"),
    path("<int:pk>/correctie/", views.correctie, name="correctie"),
    path("<int:pk>/stand/", views.stand, name="stand"),
]
