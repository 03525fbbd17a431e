"""A packed Office file as a bounded set of parts, and its XML without DTD, entities or network."""

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple

from lxml import etree

from grondslag.documents.limits import Limits
from grondslag.documents.model import Unreadable

_CHUNK = 1 << 16
_ENCRYPTED = 0x1


class Relation(NamedTuple):
    """A link from one part to another (`target` is its name), or to the outside (`target` is an address)."""

    kind: str
    target: str
    external: bool


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return all parts by name. Counts what it truly unpacks, as the sizes that a zip declares are claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, limits)
    except zipfile.BadZipFile as fault:
        raise Unreadable("afgebroken" if b"PK\x05\x06" not in data else "beschadigd") from fault
    except (zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as fault:
        raise Unreadable("beschadigd") from fault


def _unpacked(archive: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.packed_parts:
        raise Unreadable("te_veel_onderdelen", limit=limits.packed_parts)
    parts: dict[str, bytes] = {}
    taken: set[str] = set()  # Office compares names of parts without case
    room = limits.unpacked_bytes
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable("versleuteld")
        name = posixpath.normpath(entry.filename.lstrip("/"))
        if name.lower() in taken:
            raise Unreadable("dubbel_onderdeel")
        taken.add(name.lower())
        parts[name] = _read_entry(archive, entry, room, limits)
        room -= len(parts[name])
    return parts


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int, limits: Limits) -> bytes:
    unpacked = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += chunk
            if len(unpacked) > room:
                raise Unreadable("te_veel_uitgepakt", limit=limits.unpacked_bytes // 1_000_000)
    return bytes(unpacked)


def parse(part: bytes) -> etree._Element:
    """Parse one XML part; Unreadable for any DTD, and for XML that is not well formed."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable("externe_entiteit" if b"<!DOCTYPE" in part else "beschadigd") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("externe_entiteit")
    return root


def relations(parts: dict[str, bytes], source: str) -> dict[str, Relation]:
    """Return the relations of the part `source` ('' for the package) by id."""
    folder, name = posixpath.split(source)
    links = parts.get(posixpath.join(folder, "_rels", name + ".rels"))
    if links is None:
        return {}
    found: dict[str, Relation] = {}
    for link in parse(links):
        external = link.get("TargetMode") == "External"
        target = link.get("Target", "")
        inside = (
            posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
        )
        kind = link.get("Type", "").rsplit("/", 1)[-1]
        found[link.get("Id", "")] = Relation(kind, target if external else inside, external)
    return found
