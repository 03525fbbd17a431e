"""Every address of the IND's site. Who may open it stands in `both/accounts/toegang.toml`."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "grondslag.both.ui.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("grondslag.both.ui.urls")),
    path("", include("grondslag.both.accounts.urls")),
    path("gebruikers/", include("grondslag.both.accounts.urls_beheer")),
    path("poort/", include("grondslag.both.gate.urls")),
    path("inzicht/", include("grondslag.both.inzicht.urls")),
    path("uitwisseling/", include("grondslag.both.exchange.urls")),
    path("wet/", include("grondslag.both.wet.urls")),
    path("zaken/", include("grondslag.ind.zaken.urls")),
    path("", include("grondslag.ind.dossiers.urls")),
    path("", include("grondslag.ind.anonimiseren.urls")),
    path("", include("grondslag.ind.casussen.urls")),
    path("incidenten/", include("grondslag.ind.incidenten.urls")),
    path("overlegtafel/", include("grondslag.ind.overlegtafel.urls")),
    path("kamer/", include("grondslag.ind.kamer.urls")),
    path("notas/", include("grondslag.ind.publicatie.urls")),
    path("", include("grondslag.ind.aangiften.urls")),
    path("vorderingen/", include("grondslag.ind.vorderingen.urls")),
]
