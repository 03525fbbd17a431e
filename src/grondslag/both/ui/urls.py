"""The addresses that every site has."""

from django.urls import path

from grondslag.both.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.start, name="start"),
    path("hulp/", views.hulp, name="hulp"),
    path("taal/", views.taal, name="taal"),
]
