from django.urls import path

from grondslag.om.postvak import views

app_name = "postvak"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("eigen-beweging/", views.eigen_bewegingen, name="eigen-bewegingen"),
    path("eigen-beweging/<uuid:bericht>/", views.eigen_beweging, name="eigen-beweging"),
]
