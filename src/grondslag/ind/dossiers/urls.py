from django.urls import path

from grondslag.ind.dossiers import views

app_name = "dossiers"
urlpatterns = [
    path("zaken/<int:pk>/dossier/", views.dossier, name="dossier"),
    path("zaken/<int:pk>/verstrek/", views.verstrek, name="verstrek"),
    path("documenten/<int:pk>/", views.document, name="document"),
    path("documenten/<int:pk>/vervangen/", views.vervangen, name="vervangen"),
    path("documenten/<int:pk>/intrekken/", views.intrekken, name="intrekken"),
]
