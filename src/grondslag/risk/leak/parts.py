"""All places where text can hide in what leaves: text, JSON, PDF with all its objects, and the file name."""

import base64
import binascii
import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

import pikepdf
import pypdfium2

_PDF: Final = b"%PDF-"
_HEAD: Final = 1024  # bytes within which a PDF may start
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_BROKEN_WORD: Final = re.compile(r"[-\u00ad\u2010]\s*\n\s*")
# Signs that a scanner puts for a letter inside a word; an e-mail address keeps its own.
_SIGN: Final = re.compile(r"(?<=[^\W\d_])(?:@(?![\w.-]*\.\w)|[|!$€](?=\w))")
_LETTER_OF: Final = str.maketrans("@|!$€", "alise")
# Names of attributes that the XMP standard fixes: a PDF in the dossier holds them too, and they are nobody's.
_XMP_WORDS: Final = re.compile(
    r"(?<=\s)(?:x:)?(?:xmptk|begin|id|end|xmlns:\w{1,20}|rdf:\w{1,20}|xml:lang)(?==[\"'])"
)
_TAG: Final = re.compile(r"<[^<>]{1,4000}>")
# What a machine drew or computed: a random UUID, a SHA-256, and the MD5 by which XMP tells copies apart.
_DRAWN: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{64}"
)
_DRAWN_IN_XMP: Final = re.compile(r"(?<=>)[A-Za-z0-9+/]{22}==(?:_source)?(?=</(?:xmpMM|stEvt):\w{1,20}>)")
_TEXT_STREAMS: Final = ("/Metadata", "/EmbeddedFile")


class Unchecked(Exception):
    """The content, or part of it, can't be read, so it isn't clean; str(e) is a Dutch sentence."""


@dataclass(frozen=True)
class Part:
    """One stretch of text and the words that say where it stands.

    `prose`: sentences open with a capital. `again`: text that was seen before, now joined or decoded; it is
    searched only for what was not found yet. `markup`: tags and their names, in which a name stands as it is
    or not at all. `drawn`: letters and figures that nobody wrote, so chance spells names and dates in them;
    only a number of the dossier is sought there.
    """

    place: str
    text: str
    prose: bool = True
    again: bool = False
    markup: bool = False
    drawn: bool = False


def parts_of(content: str | bytes, name: str) -> Iterator[Part]:
    """Every part of the content, decoded forms included, and the file name. Raises Unchecked."""
    for part in (Part("bestandsnaam", name, prose=False), *_content(content)):
        if part.text:
            yield part
            yield from _decoded(part)


def _content(content: str | bytes) -> Iterator[Part]:
    if isinstance(content, bytes):
        if _PDF in content[:_HEAD]:
            yield from _pdf(content)
            return
        content = _as_text(content)
    try:
        tree = json.loads(content)
        leaves = list(_json(tree, "$")) if isinstance(tree, dict | list) else []
    except ValueError:
        tree = None
    except RecursionError as error:
        raise Unchecked("Deze JSON is te diep genest; de lekcontrole kan haar niet lezen.") from error
    if not isinstance(tree, dict | list):
        yield Part("tekst", content)
        return
    yield from leaves
    yield Part("json, achter elkaar", " ".join(leaf.text for leaf in leaves if leaf.prose), again=True)


def _as_text(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unchecked(
            "Dit bestand is geen tekst, JSON of PDF; de lekcontrole kan het niet lezen."
        ) from error
    if "\0" in text:
        raise Unchecked("Dit bestand bevat nultekens en is geen tekst; de lekcontrole kan het niet lezen.")
    return text


def _json(tree: Any, path: str) -> Iterator[Part]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield Part(f"json-sleutel {path}", key, prose=False)
            yield from _json(value, f"{path}.{key}")
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            yield from _json(value, f"{path}[{place}]")
    elif tree is not None and not isinstance(tree, bool):
        drawn = bool(_DRAWN.fullmatch(str(tree)))
        yield Part(f"json {path}", str(tree), prose=not drawn, drawn=drawn)


def _pdf(content: bytes) -> Iterator[Part]:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            hidden = list(_pdf_objects(pdf))
        pages = list(_pdf_pages(content))
    except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as error:
        raise Unchecked(
            "Deze PDF is beschadigd of versleuteld; de lekcontrole kan haar niet lezen."
        ) from error
    if not any(page.text.strip() for page in pages):
        raise Unchecked("Deze PDF bevat geen tekst; de lekcontrole kan haar niet lezen.")
    yield from pages
    yield Part("pdf, pagina's achter elkaar", "\n".join(page.text for page in pages), again=True)
    yield from hidden


def _pdf_pages(content: bytes) -> Iterator[Part]:
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, 1):
            yield Part(f"pdf, pagina {number}", page.get_textpage().get_text_bounded().replace("\r", ""))
    finally:
        document.close()


def _pdf_objects(pdf: pikepdf.Pdf) -> Iterator[Part]:
    """Metadata, attachments and every string of every object: titles, notes, form fields, outlines, names."""
    yield from _pdf_strings(pdf.trailer.get("/Info", pikepdf.Dictionary()), "pdf, eigenschappen")
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            if each.get("/Subtype") == "/Image":
                raise Unchecked("Deze PDF bevat een afbeelding; de lekcontrole kan haar niet lezen.")
            if str(each.get("/Type")) in _TEXT_STREAMS:
                place = "pdf, metagegevens" if each.get("/Type") == "/Metadata" else "pdf, bijlage"
                for part in _content(each.read_bytes()):
                    yield from _between_tags(f"{place}: {part.place}", part.text)
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            yield from _pdf_strings(each, "pdf, object")


def _between_tags(place: str, text: str) -> Iterator[Part]:
    """What stands between the tags as text, and the whole with its tags as markup."""
    for drawn in dict.fromkeys(_DRAWN_IN_XMP.findall(text)):
        yield Part(f"{place}, kenmerk", drawn, prose=False, drawn=True)
    text = _DRAWN_IN_XMP.sub("", text)
    yield Part(place, _TAG.sub("\n", text))
    if _TAG.search(text):
        yield Part(f"{place}, met opmaak", _XMP_WORDS.sub(" ", text), again=True, markup=True)


def _pdf_strings(tree: Any, place: str) -> Iterator[Part]:
    """Strings directly in this object; what it points to is an object of its own."""
    items = tree.items() if isinstance(tree, pikepdf.Dictionary | pikepdf.Stream) else enumerate(tree)
    for key, value in items:
        if isinstance(value, pikepdf.String):
            yield Part(f"{place} {key}", str(value))
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
            yield from _pdf_strings(value, f"{place} {key}")


def _decoded(part: Part) -> Iterator[Part]:
    """The part again, with words unbroken and with escapes and base64 undone, where that differs."""
    for how, text in (
        ("afbrekingen weg", _BROKEN_WORD.sub("", part.text)),
        ("ontcijferd", unquote(html.unescape(part.text))),
        ("tekens als letters", _SIGN.sub(lambda sign: sign[0].translate(_LETTER_OF), part.text)),
    ):
        if text != part.text:
            yield Part(f"{part.place} ({how})", text, part.prose, again=True, markup=part.markup)
    for run in _BASE64.findall(part.text):
        try:
            padded = run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4)
            text = base64.b64decode(padded.replace("-", "+").replace("_", "/"), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if text.isprintable():
            yield Part(f"{part.place} (base64)", text, part.prose, again=True)
