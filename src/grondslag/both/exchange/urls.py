from django.urls import path

from grondslag.both.exchange import views

app_name = "uitwisseling"
urlpatterns = [
    path("bericht/", views.deliver, name="bericht"),
    path("ophalen/<uuid:message_id>/", views.collect, name="ophalen"),
]
