from django.urls import path

from grondslag.ind.publicatie import views

app_name = "publicatie"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("inlezen/", views.inlezen, name="inlezen"),
    path("<int:pk>/", views.nota, name="nota"),
    path("<int:pk>/wijzigen/", views.wijzigen, name="wijzigen"),
    path("<int:pk>/passage/", views.passage, name="passage"),
    path("passage/<int:pk>/ongedaan/", views.passage_ongedaan, name="passage-ongedaan"),
    path("<int:pk>/paragraaf-5/", views.paragraaf5, name="paragraaf5"),
    path("<int:pk>/vrijgave/", views.vrijgave, name="vrijgave"),
    path("<int:pk>/intrekken/", views.intrekken, name="intrekken"),
]
