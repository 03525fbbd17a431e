"""What a PDF carries beside its pages: properties, annotations, fields, alternative texts, embedded files."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from grondslag.documents.draft import Draft
from grondslag.documents.model import Unreadable
from grondslag.documents.readers.package import parse

_ANNOTATION_TEXTS = ("/T", "/Subj", "/Contents", "/RC")
_SPOKEN = ("/Alt", "/ActualText", "/E", "/TU")
_FORM_SPACES = frozenset(
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/XML/1998/namespace"}
)
# What the attributes of that form hold: a language, a subject, a toolkit.
_FORM = re.compile(
    r"|[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})?|x-default|uuid:[0-9a-fA-F-]{8,40}|Resource"
    r"|(?:Adobe XMP Core|XMP toolkit|Image::ExifTool|XMP Core) ?[\dc.:, /-]*"
)
_SCRIPTS = ("/JS", "/XFA", "/RichMediaContent")


def hide_all(data: bytes, draft: Draft) -> None:
    """Put everything outside the pages in the hidden tail; Unreadable where the structure can't be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            _hide_properties(document, draft)
            for number, page in enumerate(document.pages, start=1):
                _hide_annotations(page.obj, number, draft)
            for item in _dictionaries(document):
                _hide_item(item, draft)
            _judge_damage(document, draft)
    except pikepdf.PasswordError as fault:
        raise Unreadable("versleuteld") from fault
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError) as fault:
        raise Unreadable("beschadigd") from fault


def _judge_damage(document: pikepdf.Pdf, draft: Draft) -> None:
    """Warn of a file that was mended while read; refuse it where a page may be empty because of that."""
    for page in document.pages:
        contents = page.obj.get("/Contents")
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(stream, pikepdf.Stream):
                stream.read_bytes()
    if not document.get_warnings():
        return
    if any(page.start == page.end for page in draft.pages):
        raise Unreadable("beschadigd")
    draft.warn("hersteld")


def _hide_properties(document: pikepdf.Pdf, draft: Draft) -> None:
    information = document.trailer.get("/Info")
    if isinstance(information, pikepdf.Dictionary):
        for name in sorted(information.keys()):
            draft.hide("eigenschap", _string(information, name), name=name.removeprefix("/"))


def _hide_annotations(page: pikepdf.Object, number: int, draft: Draft) -> None:
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for annotation in annotations:
        if isinstance(annotation, pikepdf.Dictionary) and annotation.get("/Subtype") != "/Widget":
            for name in _ANNOTATION_TEXTS:
                draft.hide("aantekening", _string(annotation, name), page=number)


def _dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary and stream of the file, in the order of their numbers, orphans counted in."""
    for indirect in document.objects:
        waiting: list[Any] = [indirect]
        while waiting:
            item = waiting.pop()
            is_array = isinstance(item, pikepdf.Array)
            if not is_array and not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                continue  # pikepdf gives null, numbers and names as other types
            inner = list(item) if is_array else [item[name] for name in item.keys()]  # noqa: SIM118 - no mapping
            waiting.extend(child for child in reversed(inner) if _is_direct(child))
            if not is_array:
                yield item


def _is_direct(child: object) -> bool:
    return isinstance(child, pikepdf.Object) and not child.is_indirect


def _hide_item(item: pikepdf.Object, draft: Draft) -> None:
    for name in _SPOKEN:
        draft.hide("alternatief", _string(item, name))
    draft.hide("koppeling", _string(item, "/URI"))
    if "/FT" in item or ("/V" in item and "/T" in item):
        draft.hide("formulier", f"{_string(item, '/T')}: {_string(item, '/V')}")
    if any(name in item for name in _SCRIPTS):
        draft.warn("script")
    if item.get("/Type") == "/Metadata" and isinstance(item, pikepdf.Stream):
        _hide_xmp(item.read_bytes(), draft)
    if "/EF" in item:
        _attach(item, draft)


def _attach(item: pikepdf.Object, draft: Draft) -> None:
    name = _string(item, "/UF") or _string(item, "/F") or "naamloos"
    for key in ("/UF", "/F"):
        stream = item["/EF"].get(key)
        if isinstance(stream, pikepdf.Stream):
            content = stream.read_bytes()
            if len(content) > draft.limits.bytes:
                raise Unreadable("te_groot", limit=draft.limits.bytes // 1_000_000)
            draft.attach(name, content)
            return


def _hide_xmp(packet: bytes, draft: Draft) -> None:
    """The properties of an XMP packet; a packet that is no XML as it stands.

    Attributes that give the packet its form (language, subject, toolkit) are left out where they hold what
    they should, and stand without a name where they hold anything else.
    """
    try:
        root = parse(packet.strip(b"\x00 \r\n\t"))
    except Unreadable:
        draft.hide("metagegevens", packet.decode("utf-8", errors="replace"))
        return
    values: dict[str, list[str]] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            if _is_property(name) or not _FORM.fullmatch(str(value).strip()):
                values.setdefault(_property_name(name), []).append(str(value).strip())
        owner = next((each.tag for each in (element, *element.iterancestors()) if _is_property(each.tag)), "")
        values.setdefault(_property_name(owner), []).append((element.text or "").strip())
    for name, found in sorted(values.items(), key=lambda each: not each[0]):
        shown = ", ".join(dict.fromkeys(filter(None, found)))
        draft.hide("eigenschap" if name else "metagegevens", shown, **({"name": name} if name else {}))


def _is_property(name: Any) -> bool:
    """Whether an element or an attribute of XMP is a property, and not the form around properties."""
    space = etree.QName(name).namespace or ""
    return space.startswith("http") and space not in _FORM_SPACES


def _property_name(name: Any) -> str:
    return etree.QName(name).localname if name and _is_property(name) else ""


def _string(item: pikepdf.Object, name: str) -> str:
    value = item.get(name)
    return str(value) if isinstance(value, pikepdf.String) else ""
