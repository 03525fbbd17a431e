from django.urls import path

from grondslag.om.aangiften import views

app_name = "aangiften"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<int:pk>/", views.aangifte, name="aangifte"),
    path("<int:pk>/document/", views.document, name="document"),
]
