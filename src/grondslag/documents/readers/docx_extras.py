"""What a Word file carries beside its stories: properties, links, pictures, embedded files, unseen parts."""

import posixpath

from lxml import etree

from grondslag.documents.draft import Draft
from grondslag.documents.readers import image
from grondslag.documents.readers.package import parse, relations

_TEXT_ELEMENTS = frozenset({"t", "v", "delText", "instrText"})
_FORM_ONLY = (
    "styles.xml",
    "stylesWithEffects.xml",
    "numbering.xml",
    "fontTable.xml",
    "webSettings.xml",
    "[Content_Types].xml",
)
_EMBEDDED = ("embeddings/", "afchunk", "altChunk")


def hide_all(parts: dict[str, bytes], read_parts: set[str], draft: Draft) -> None:
    """Put everything outside the stories in the hidden tail, in the order of the parts' names."""
    for name in sorted(parts):
        if name in read_parts or name.endswith(_FORM_ONLY) or "/theme/" in name:
            continue
        if name.endswith(".rels"):
            _hide_links(parts, name, draft)
        elif any(mark in name for mark in _EMBEDDED):
            draft.attach(posixpath.basename(name), parts[name])
        elif is_media(name):
            image.hide_picture(parts[name], posixpath.basename(name), draft)
        elif name.endswith("vbaProject.bin"):
            draft.warn("macro")
        elif name.endswith(".xml"):
            _hide_part(name, parse(parts[name]), draft)


def is_media(name: str) -> bool:
    """Whether a part is a picture."""
    return "/media/" in name or posixpath.basename(name).startswith("thumbnail.")


def _hide_links(parts: dict[str, bytes], name: str, draft: Draft) -> None:
    folder, file = posixpath.split(name)
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    for link in relations(parts, source).values():
        if link.external:
            draft.hide("koppeling", link.target)


def _hide_part(name: str, root: etree._Element, draft: Draft) -> None:
    if name.startswith("docProps/"):
        _hide_properties(root, draft)
    elif name.startswith("customXml/"):
        draft.hide("onderdeel", "\n".join(_all_texts(root)), name=name)
    elif name.endswith("settings.xml"):
        _hide_variables(root, draft)
    elif name.endswith("people.xml"):
        for person in root:
            draft.hide("eigenschap", _value(person, "author"), name="persoon")
    else:
        texts = (element.text or "" for element in root.iter() if _local(element) in _TEXT_ELEMENTS)
        draft.hide("onderdeel", "\n".join(filter(str.strip, texts)), name=name)


def _hide_properties(root: etree._Element, draft: Draft) -> None:
    for element in root:
        text = ", ".join(_all_texts(element))
        if any(letter.isalpha() for letter in text) and text not in {"true", "false"}:
            draft.hide("eigenschap", text, name=_value(element, "name") or _local(element))


def _hide_variables(root: etree._Element, draft: Draft) -> None:
    for element in root.iter():
        if _local(element) == "docVar":
            draft.hide("eigenschap", _value(element, "val"), name=_value(element, "name"))


def _all_texts(root: etree._Element) -> list[str]:
    return [text.strip() for text in map(str, root.itertext()) if text.strip()]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _value(element: etree._Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )
