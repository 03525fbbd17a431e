"""The addresses of the law, the same on both sides; who may open them differs (`toegang.toml`)."""

from django.urls import path

from grondslag.both.wet import views, views_invoer, views_wat_als

app_name = "wet"
urlpatterns = [
    path("", views.register, name="register"),
    path("lezing/", views.lezing, name="lezing"),
    path("grond/<slug:ground_id>/", views.grond, name="grond"),
    path("inwerkingtreding/", views.inwerkingtreding, name="inwerkingtreding"),
    path("inwerkingtreding/invoeren/", views_invoer.invoeren, name="invoeren"),
    path("inwerkingtreding/andere-dag/", views_invoer.andere_dag, name="andere-dag"),
    path("inwerkingtreding/intrekken/", views_invoer.intrekken, name="intrekken"),
    path("inwerkingtreding/<int:pk>/", views.invoer, name="invoer"),
    path("inwerkingtreding/<int:pk>/bevestigen/", views_invoer.bevestigen, name="bevestigen"),
    path("inwerkingtreding/<int:pk>/afwijzen/", views_invoer.afwijzen, name="afwijzen"),
    path("wat-als/", views_wat_als.wat_als, name="wat-als"),
]
