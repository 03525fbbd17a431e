from django.urls import path

from grondslag.ind.incidenten import views

app_name = "incidenten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<int:pk>/", views.incident, name="incident"),
]
