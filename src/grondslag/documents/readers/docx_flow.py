"""The text of one story (body, header, note, comment) of a Word document, in reading order.

Elements are told by their local name, so that Transitional and Strict documents read alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from grondslag.documents.draft import Draft
from grondslag.documents.readers.docx_shapes import hide_names, shape_texts

_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"})
_SHAPES = frozenset({"drawing", "pict", "object"})
_FALSE = frozenset({"0", "false", "off"})
Note = tuple[str, str]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the direct children with this local name."""
    return [child for child in element if local(child) == name]


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by local name; empty where it is absent."""
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )


def vanishing_styles(styles: etree._Element) -> frozenset[str]:
    """Return the ids of the styles that hide their text, those based on such a style counted in."""
    known = {attribute(style, "styleId"): style for style in children(styles, "style")}
    return frozenset(key for key in known if _style_vanishes(key, known))


def _style_vanishes(key: str, known: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    while key in known and key not in seen:
        seen.add(key)
        said = _vanish(known[key])
        if said is not None:
            return said
        key = next((attribute(base, "val") for base in children(known[key], "basedOn")), "")
    return False


def _vanish(owner: etree._Element) -> bool | None:
    """Return what the run properties of `owner` say about hidden text, or None where they say nothing."""
    for properties in children(owner, "rPr"):
        for flag in children(properties, "vanish"):
            return attribute(flag, "val") not in _FALSE
    return None


@dataclass(slots=True)
class _Trace:
    """Hidden pieces of one paragraph; neighbours of one kind and author join: Word cuts names in two."""

    pieces: list[list[str]] = field(default_factory=list)
    _end: int = -1

    def add(self, caption: str, author: str, text: str, begin: int, end: int) -> None:
        """Add text that stood between the places `begin` and `end` of the visible paragraph."""
        if self.pieces and self.pieces[-1][:2] == [caption, author] and self._end == begin:
            self.pieces[-1][2] += text
        else:
            self.pieces.append([caption, author, text])
        self._end = end


class Flow:
    """Walks stories; `vanishing` holds style ids, `notes` the foot- and endnotes by kind and id."""

    def __init__(self, draft: Draft, vanishing: frozenset[str], notes: dict[Note, etree._Element]) -> None:
        self._draft = draft
        self._vanishing = vanishing
        self._notes = notes
        self._read_notes: dict[Note, None] = {}

    def story(self, container: etree._Element) -> str:
        """Return the visible text, a line feed after each paragraph; the hidden pieces go to the draft."""
        return "".join(self._blocks(container))

    def hide_unreferenced_notes(self) -> None:
        """Put the notes that no paragraph points at in the hidden tail."""
        for key, note in self._notes.items():
            if key not in self._read_notes:
                self._draft.hide("verborgen", self.story(note))

    def _blocks(self, container: etree._Element) -> Iterator[str]:
        for block in container:
            name = local(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield self._table(block)
            elif name not in _PROPERTIES:
                yield from self._blocks(block)

    def _table(self, table: etree._Element) -> str:
        """Return one line a row, cells parted by tabs; a cell keeps the line feeds between its paragraphs."""
        rows = (row for row in table.iter() if local(row) == "tr" and _owner(row, "tbl") is table)
        return "".join("\t".join(self._cells(row)) + "\n" for row in rows)

    def _cells(self, row: etree._Element) -> Iterator[str]:
        for cell in row.iter():
            if local(cell) == "tc" and _owner(cell, "tr") is row:
                yield self.story(cell).removesuffix("\n")

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        line: list[str] = []
        codes: list[str] = []
        notes: list[Note] = []
        trace = _Trace()
        hidden = any(
            attribute(style, "val") in self._vanishing
            for properties in children(paragraph, "pPr")
            for style in children(properties, "pStyle")
        )
        _Inline(self, line, trace, codes, notes).walk(paragraph, hidden=hidden)
        yield "".join(line) + "\n"
        for caption, author, text in trace.pieces:
            self._draft.hide(caption, text, **({"author": author} if author else {}))
        self._draft.hide("veldcode", "".join(codes))
        for key in notes:
            yield from self._note(key)

    def _note(self, key: Note) -> Iterator[str]:
        note = self._notes.get(key)
        if note is None or key in self._read_notes:
            return
        self._read_notes[key] = None
        yield f"[voetnoot {len(self._read_notes)}] {self.story(note).strip()}\n"

    def hides(self, run: etree._Element) -> bool | None:
        """Return whether a run says that it is hidden, itself or by its style; None where it says nothing."""
        said = _vanish(run)
        if said is None and any(
            attribute(style, "val") in self._vanishing
            for properties in children(run, "rPr")
            for style in children(properties, "rStyle")
        ):
            return True
        return said

    def shape(self, shape: etree._Element) -> None:
        """Put the text of a drawing in the hidden tail."""
        hide_names(shape, self._draft)
        for text in dict.fromkeys(shape_texts(shape, self.story)):
            self._draft.hide("tekstvak", text)


class _Inline:
    """Walks what stands within one paragraph."""

    def __init__(
        self, flow: Flow, line: list[str], trace: _Trace, codes: list[str], notes: list[Note]
    ) -> None:
        self._flow = flow
        self._line = line
        self._trace = trace
        self._codes = codes
        self._notes = notes

    def walk(self, parent: etree._Element, *, hidden: bool) -> None:
        for child in parent:
            name = local(child)
            if name in _INSERTED | _DELETED:
                self._revision(child, deleted=name in _DELETED, hidden=hidden)
            elif name == "r":
                self._run(child, hidden=hidden)
            elif name == "AlternateContent" or name in _SHAPES:
                self._flow.shape(child)
            elif name not in _PROPERTIES:
                self._codes.append(attribute(child, "instr"))
                self._piece(child, name)
                self.walk(child, hidden=hidden)

    def _revision(self, change: etree._Element, *, deleted: bool, hidden: bool) -> None:
        inner: list[str] = []
        _Inline(self._flow, inner, self._trace, self._codes, self._notes).walk(
            change, hidden=hidden and not deleted
        )
        begin = len(self._line)
        if not deleted:
            self._line.extend(inner)
        author = attribute(change, "author") or "onbekend"
        caption = "verwijderd" if deleted else "ingevoegd"
        self._trace.add(caption, author, "".join(inner), begin, len(self._line))

    def _run(self, run: etree._Element, *, hidden: bool) -> None:
        said = self._flow.hides(run)
        if not (hidden if said is None else said):
            self._pieces(run)
            return
        inner: list[str] = []
        _Inline(self._flow, inner, self._trace, self._codes, self._notes)._pieces(run)  # noqa: SLF001 - of its own class
        self._trace.add("verborgen", "", "".join(inner), len(self._line), len(self._line))

    def _pieces(self, run: etree._Element) -> None:
        for child in run:
            name = local(child)
            if name == "AlternateContent" or name in _SHAPES:
                self._flow.shape(child)
            elif name == "ruby":
                self.walk(child, hidden=False)
            else:
                self._piece(child, name)

    def _piece(self, element: etree._Element, name: str) -> None:
        if name in {"t", "delText"}:
            self._line.append(element.text or "")
        elif name in _MARKS:
            self._line.append(_MARKS[name])
        elif name in {"instrText", "delInstrText"}:
            self._codes.append(element.text or "")
        elif name == "sym":
            self._line.append("\N{REPLACEMENT CHARACTER}")
        elif name in {"footnoteReference", "endnoteReference"}:
            self._notes.append((name.removesuffix("Reference"), attribute(element, "id")))


def _owner(element: etree._Element, name: str) -> etree._Element | None:
    return next((ancestor for ancestor in element.iterancestors() if local(ancestor) == name), None)
