from django.urls import path

from grondslag.ind.anonimiseren import views, views_document

app_name = "anonimiseren"
urlpatterns = [
    path("zaken/<int:pk>/anonimiseren/", views.overzicht, name="overzicht"),
    path("zaken/<int:pk>/anonimiseren/start/", views.start, name="start"),
    path("zaken/<int:pk>/anonimiseren/toevoegen/", views.toevoegen, name="toevoegen"),
    path("zaken/<int:pk>/anonimiseren/ongedaan/", views.ongedaan, name="ongedaan"),
    path("zaken/<int:pk>/anonimiseren/entiteit/<slug:entiteit>/", views.entiteit, name="entiteit"),
    path("documenten/<int:pk>/anonimiseren/", views_document.document, name="document"),
    path("documenten/<int:pk>/anonimiseren/<int:begin>-<int:eind>/", views_document.wijzig, name="wijzig"),
]
