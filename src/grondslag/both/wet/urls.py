"""The addresses of the law. Entering it exists only on a side where someone may do so (`toegang.toml`)."""

from django.urls import path

from grondslag.both.wet import views, views_invoer, views_wat_als

app_name = "wet"
urlpatterns = [
    path("wet/", views.register, name="register"),
    path("wet/grond/<slug:ground_id>/", views.grond, name="grond"),
    path("wet/inwerkingtreding/", views.inwerkingtreding, name="inwerkingtreding"),
    path("wet/inwerkingtreding/invoeren/", views_invoer.invoeren, name="invoeren"),
    path("wet/inwerkingtreding/andere-dag/", views_invoer.andere_dag, name="andere-dag"),
    path("wet/inwerkingtreding/intrekken/", views_invoer.intrekken, name="intrekken"),
    path("wet/inwerkingtreding/<int:pk>/", views.invoer, name="invoer"),
    path("wet/inwerkingtreding/<int:pk>/bevestigen/", views_invoer.bevestigen, name="bevestigen"),
    path("wet/inwerkingtreding/<int:pk>/afwijzen/", views_invoer.afwijzen, name="afwijzen"),
    path("wet/wat-als/", views_wat_als.wat_als, name="wat-als"),
]
