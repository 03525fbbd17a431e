"""Text boxes, word art and alternative texts of the drawings in a Word document."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from grondslag.documents.draft import Draft

_GIVEN_NAME = re.compile(r"[^\W\d]+(?: [^\W\d]+)* ?\d+")
"""The names that Word gives by itself ("Afbeelding 3"); any other name was typed, or is a file name."""
_NAMED = frozenset({"docPr", "cNvPr", "shape", "rect", "textbox"})


def shape_texts(shape: etree._Element, story: Callable[[etree._Element], str]) -> Iterator[str]:
    """Yield the texts within a drawing: its text boxes (each version in the file), and its word art."""
    for element in shape.iter():
        name = etree.QName(element).localname
        if name == "txbxContent" and not _within(element, "txbxContent", shape):
            yield story(element)
        elif name == "textpath":
            yield element.get("string", "")
        elif name == "t" and not _within(element, "txbxContent", shape):
            yield element.text or ""


def hide_names(shape: etree._Element, draft: Draft) -> None:
    """Put alternative texts, titles and given names of the drawing in the hidden tail, each once."""
    texts: dict[str, None] = {}
    for element in shape.iter():
        if etree.QName(element).localname in _NAMED:
            for key in ("descr", "title", "alt"):
                texts[element.get(key, "")] = None
            name = element.get("name", "")
            if not _GIVEN_NAME.fullmatch(name):
                texts[name] = None
    for text in texts:
        draft.hide("alternatief", text)


def _within(element: etree._Element, name: str, top: etree._Element) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is top:
            return False
        if etree.QName(ancestor).localname == name:
            return True
    return False
