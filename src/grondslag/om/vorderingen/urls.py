from django.urls import path

from grondslag.om.vorderingen import views

app_name = "vorderingen"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<uuid:pk>/", views.vordering, name="vordering"),
    path("<uuid:pk>/wijzigen/", views.wijzigen, name="wijzigen"),
    path("<uuid:pk>/verwijderen/", views.verwijderen, name="verwijderen"),
    path("<uuid:pk>/vaststellen/", views.vaststellen, name="vaststellen"),
    path("<uuid:pk>/verzenden/", views.verzenden, name="verzenden"),
    path("<uuid:pk>/papier/", views.papier, name="papier"),
    path("<uuid:pk>/intrekken/", views.intrekken, name="intrekken"),
    path("<uuid:pk>/vordering.pdf/", views.document, name="document"),
]
