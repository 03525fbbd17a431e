"""The engine of this package, measured as the others are."""

from typing import Any

from proef import Documents, System, run


def start(_language: str) -> System:
    """Import the engine; it finds out the language of each text itself."""
    from grondslag.anonymise import Dossier, Zaak, anonymise
    from grondslag.documents import Extract

    def answer(zaak: Any, documents: Documents) -> Documents:
        extracts = tuple(
            Extract(each["name"], "txt", "", each["text"], None, (), (), ()) for each in documents
        )
        result = anonymise(Dossier(extracts, Zaak.from_json(zaak) if zaak else None))
        return [
            {
                "findings": [finding.as_json() for finding in document.findings],
                "aandacht": [each.as_json() for each in document.aandacht],
            }
            for document in result.documents
        ]

    return answer


if __name__ == "__main__":
    run(start)
