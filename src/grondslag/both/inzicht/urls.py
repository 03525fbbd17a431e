from django.urls import path

from grondslag.both.inzicht import views

app_name = "inzicht"
urlpatterns = [
    path("mag-dit/", views.mag_dit_algemeen, name="mag-dit-algemeen"),
    path("mag-dit/<slug:occasion>/<str:object_id>/", views.mag_dit, name="mag-dit"),
    path("terugblik/", views.terugblik, name="terugblik"),
]
