from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.ind.anonimiseren.selectors import latest_run, new_documents, older_than_registration
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.stappen import Stap


def anonymise_step(zaak: Zaak) -> Stap:
    """Return where a zaak stands on the road: its dossier anonymised, or not yet."""
    run = latest_run(zaak)
    if run is not None:
        again = new_documents(zaak, run) or older_than_registration(zaak, run)
        stand = "nu" if again else "klaar"
    else:
        stand = "nu" if zaak.documenten.exists() else "straks"
    url = reverse("anonimiseren:overzicht", args=[zaak.pk]) if stand != "straks" else ""
    return Stap(20, _("Anonimiseren"), stand, url)
