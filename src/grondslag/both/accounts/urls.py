"""The addresses of signing in."""

from django.urls import path

from grondslag.both.accounts import views

app_name = "accounts"
urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("sessie/", views.sessie, name="sessie"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("tweede-factor/", views.tweede_factor, name="tweede-factor"),
    path("tweede-factor/instellen/", views.tweede_factor_instellen, name="tweede-factor-instellen"),
    path("tweede-factor/qr.svg", views.tweede_factor_qr, name="tweede-factor-qr"),
    path("demo-inloggen/<str:token>/", views.demo_inloggen, name="demo-inloggen"),
]
