"""The addresses of keeping users."""

from django.urls import path

from grondslag.both.accounts import views_beheer as views

app_name = "gebruikers"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("toevoegen/", views.toevoegen, name="toevoegen"),
    path("<int:pk>/", views.wijzigen, name="wijzigen"),
    path("<int:pk>/tweede-factor/", views.tweede_factor_wissen, name="tweede-factor-wissen"),
]
