"""Mail: header, body (HTML as text), attachments as documents of their own, mail within mail."""

import re
from email import errors, policy
from email.header import decode_header
from email.parser import BytesParser
from typing import TYPE_CHECKING, cast

from grondslag.documents.draft import Draft, plain
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import html, image, txt

if TYPE_CHECKING:
    from email.message import Message

SHOWN_HEADERS = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")
_STRUCTURE = frozenset({"content-type", "content-transfer-encoding", "mime-version", "content-disposition"})
_CUT_SHORT = (
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64CharactersDefect,
)
_SEALED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
)
_EXTENSIONS = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}
_BODIES = frozenset({"text/plain", "text/html"})


def read(data: bytes, draft: Draft) -> None:
    """Read a mail; Unreadable where it is encrypted or cut short."""
    # compat32: the modern policy raises on headers that real mail has.
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for name in SHOWN_HEADERS:
        for value in _headers(message, name):
            draft.show(f"{name}: {value}\n")
    draft.show("\n")
    _walk(message, draft, alternate=False)
    for name, value in message.raw_items():
        if name.lower() not in _STRUCTURE and name.title() not in SHOWN_HEADERS:
            draft.hide("mailkop", _decoded(value), name=plain(name))


def _walk(part: "Message[str, str]", draft: Draft, *, alternate: bool) -> None:
    """Read one part and what is in it. `alternate`: another view of what was shown already."""
    kind = part.get_content_type()
    if kind in _SEALED:
        raise Unreadable("versleuteld")
    if kind.startswith("multipart/"):
        _walk_many(part, draft, alternate=alternate)
    elif _is_body(part):
        _read_body(part, draft, alternate=alternate)
    else:
        _keep_file(part, draft)
    if any(isinstance(defect, _CUT_SHORT) for defect in part.defects):
        raise Unreadable("afgebroken")


def _is_body(part: "Message[str, str]") -> bool:
    attached = part.get_content_disposition() == "attachment" or part.get_filename()
    return part.get_content_type() in _BODIES and not attached


def _walk_many(part: "Message[str, str]", draft: Draft, *, alternate: bool) -> None:
    children = part.get_payload()
    if not isinstance(children, list):
        raise Unreadable("afgebroken")
    start = len(draft.visible)
    for child in children:
        shown = part.get_content_type() == "multipart/alternative" and any(
            text.strip() for text in draft.visible[start:]
        )
        _walk(cast("Message[str, str]", child), draft, alternate=alternate or shown)
    for around in (part.preamble, part.epilogue):
        draft.hide("onderdeel", around or "", name="rond de delen van het bericht")


def _read_body(part: "Message[str, str]", draft: Draft, *, alternate: bool) -> None:
    text = _text_of(part)
    if part.get_content_type() == "text/html":
        text, pieces = html.to_text(text)
        for piece in pieces:
            draft.hide(piece.caption, piece.text)
    text = plain(text).rstrip("\n")
    if not alternate:
        draft.show(text + "\n")
    elif _words(text) not in _words("".join(draft.visible)):
        draft.hide("andere_weergave", text)


def _keep_file(part: "Message[str, str]", draft: Draft) -> None:
    name = _name_of(part)
    if (
        part.get_content_type().startswith("image/")
        and part.get_content_disposition() != "attachment"
        and part["Content-ID"]
    ):
        image.hide_picture(_bytes_of(part), name, draft)
    else:
        draft.attach(name, _bytes_of(part))


def _name_of(part: "Message[str, str]") -> str:
    name = _decoded(part.get_filename() or "")
    extension = _EXTENSIONS.get(part.get_content_type(), "")
    if not name:
        return ("bericht" if extension == ".eml" else "naamloos") + extension
    return name if extension != ".eml" or name.lower().endswith(".eml") else name + ".eml"


def _bytes_of(part: "Message[str, str]") -> bytes:
    if part.is_multipart():
        return b"\n".join(cast("Message[str, str]", child).as_bytes() for child in part.get_payload())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text_of(part: "Message[str, str]") -> str:
    data = _bytes_of(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        return txt.decode(data).text


def _headers(message: "Message[str, str]", name: str) -> list[str]:
    return [_decoded(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def _decoded(value: object) -> str:
    """Decode the encoded words of a header; what can't be decoded stays as it stands."""
    raw = txt.decode(str(value).encode("utf-8", "surrogateescape")).text
    unfolded = re.sub(r"\s*\r?\n\s+", " ", raw)
    try:
        pieces = decode_header(unfolded)
    except (errors.HeaderParseError, ValueError):
        return plain(unfolded)
    return plain("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return txt.decode(piece).text


def _words(text: str) -> str:
    return " ".join(text.split())
