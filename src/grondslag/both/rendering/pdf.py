"""One function: a named template and its data become PDF bytes."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from pydantic import ValidationError

from grondslag.both.rendering.vormen import VORMEN

HIER = Path(__file__).parent
SJABLONEN = HIER / "sjablonen"
LETTERS = HIER / "letters"

# PDF/A-2a: readable in twenty years, with structure. PDF/UA-1: readable aloud.
STANDAARDEN: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


class RenderingError(Exception):
    """The document could not be made; str() is one Dutch sentence."""


class InvalidDataError(RenderingError):
    """A key is missing, unknown or of the wrong form. `.keys` names them."""

    def __init__(self, template: str, keys: tuple[str, ...]) -> None:
        self.keys = keys
        super().__init__(
            f"Het document '{template}' kan niet worden gemaakt. "
            f"Deze gegevens kloppen niet: {', '.join(keys)}. Vul ze aan of verbeter ze."
        )


class UnshowableTextError(RenderingError):
    """The text holds characters that no font here has. `.characters` names them as U+XXXX."""

    def __init__(self, template: str, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(
            f"Het document '{template}' kan niet worden gemaakt: voor deze tekens is geen lettertype: "
            f"{', '.join(characters)}. Schrijf de tekst in Latijns, Grieks, Cyrillisch, Arabisch, Ge'ez of "
            "Tamil schrift, zonder stuurtekens."
        )


def render_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Make a PDF/A-2a + PDF/UA-1 file of `data` with the template of that name (see `vormen.VORMEN`).

    The same data give the same bytes, in any process. Raises InvalidDataError or UnshowableTextError,
    RenderingError when typst refuses for another reason, and KeyError for a template that does not exist.
    """
    vorm = VORMEN[template]
    try:
        model = vorm.model_validate(dict(data))
    except ValidationError as error:
        raise InvalidDataError(template, _keys(error)) from error
    inhoud = model.model_dump(mode="json")
    files = {
        **_sources(),
        "main.typ": _sources()[f"{template}.typ"],
        "data.json": json.dumps(inhoud).encode(),
    }
    try:
        pdf = typst.compile(  # type: ignore[call-overload]  # its types leave out a project of named bytes
            files,
            format="pdf",
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=STANDAARDEN,
            timestamp=int(model.moment.timestamp()),
        )
    except typst.TypstError as error:
        raise _explained(template, error) from error
    return bytes(pdf)


def _keys(error: ValidationError) -> tuple[str, ...]:
    return tuple(dict.fromkeys(".".join(str(part) for part in item["loc"]) for item in error.errors()))


def _explained(template: str, error: Exception) -> RenderingError:
    text = str(getattr(error, "diagnostic", "") or error)
    missing = re.findall(r'the text `"(.+?)"` could not be displayed', text)
    if not missing:
        return RenderingError(
            f"Het document '{template}' kan niet worden gemaakt: de opmaak gaf een fout. "
            "Meld het de beheerder."
        )
    names = (f"U+{ord(sign):04X}" for run in missing for sign in _unescape(run))
    return UnshowableTextError(template, tuple(dict.fromkeys(names)))


def _unescape(run: str) -> str:
    r"""Undo typst's way of writing control characters: \u{7}."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), run)


@cache
def _sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(SJABLONEN.glob("*.typ"))}


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the wheel and the vendored ones, not the machine's: they must not change a document."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERS)])
