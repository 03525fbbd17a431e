"""DEDUCE, given the registered name of the person concerned as its patient."""

import sys
from contextlib import redirect_stdout
from typing import Any

from proef import Documents, System, found, run


def start(_language: str) -> System:
    """Load the lists; the first time ever they are built, which is not what a user waits for every day."""
    with redirect_stdout(sys.stderr):
        from deduce import Deduce
        from deduce.person import Person

        deduce = Deduce()

    def answer(zaak: Any, documents: Documents) -> Documents:
        metadata = {"patient": person} if (person := _patient(zaak, Person)) else {}
        answers = []
        for each in documents:
            annotations = deduce.deidentify(each["text"], metadata=metadata).annotations
            answers.append(found([(span.start_char, span.end_char, span.tag) for span in annotations]))
        return answers

    return answer


def _patient(zaak: Any, person: Any) -> Any:
    """The last word of the registered name as surname, the others as first names."""
    people = (zaak or {}).get("personen") or []
    words: list[str] = next((each["naam"].split() for each in people if each["rol"] == "betrokkene"), [])
    return person(first_names=words[:-1] or None, surname=words[-1]) if words else None


if __name__ == "__main__":
    run(start)
