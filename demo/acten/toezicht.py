"""Step 11: the privacy officer reconstructs a disclosure: three screens, and a proof that needs no system."""

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bezoeker import Stuck
from grondslag.proof.pinned import pinned_keys
from grondslag.proof.verify import verify

if TYPE_CHECKING:
    from keten import Stage


def reconstrueer(stage: "Stage") -> None:
    """Open the register, one disclosure, its proof; check the proof as an outsider would."""
    person = stage.als("Privacyadviseur")
    person.open("/poort/verstrekkingen/")
    found = person.links("/poort/verzoek/")
    if not found:
        raise Stuck("De privacyadviseur ziet geen enkele verstrekking of weigering.")
    person.open(found[-1])
    for words in ("De toets, regel voor regel", "Het bewijs", "De grondslag zoals zij op die dag luidde"):
        if words not in person.text:
            raise Stuck(f"Op de pagina van een verstrekking ontbreekt '{words}': {person.text[:400]}")
    proof = person.fetch(person.links("/bewijs/")[0])
    keys = pinned_keys(_published(stage))
    if not verify(proof, keys).valid:
        raise Stuck(f"Het opgehaalde bewijs klopt niet: {verify(proof, keys)}")
    changed = json.loads(proof)
    changed["body"]["verzoeker"] = "iemand anders"
    if verify(json.dumps(changed).encode(), keys).valid:
        raise Stuck("Een gewijzigd bewijs werd voor geldig gehouden.")


def _published(stage: "Stage") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        stage.sides["ind"].manage("bewijzen", "--uit", folder)
        return (Path(folder) / "sleutels.json").read_bytes()


STAPPEN = [("De privacyadviseur reconstrueert een verstrekking", reconstrueer)]
