"""Every address of the OM's site. Who may open it stands in `both/accounts/toegang.toml`."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "grondslag.both.ui.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("grondslag.both.ui.urls")),
    path("", include("grondslag.both.accounts.urls")),
    path("poort/", include("grondslag.both.gate.urls")),
    path("inzicht/", include("grondslag.both.inzicht.urls")),
    path("uitwisseling/", include("grondslag.both.exchange.urls")),
    path("wet/", include("grondslag.both.wet.urls")),
    path("postvak/", include("grondslag.om.postvak.urls")),
    path("overlegtafel/", include("grondslag.om.overlegtafel.urls")),
    path("aangiften/", include("grondslag.om.aangiften.urls")),
    path("vorderingen/", include("grondslag.om.vorderingen.urls")),
]
