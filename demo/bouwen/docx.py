"""A .docx with true tracked changes, comments, footnotes, a page head and document properties."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from bouwen import docx_delen as delen
from bouwen.docx_delen import HEAD, R, W
from bouwen.stuk import Alinea, Blok, Deel, Kop, Stuk, Tabel, blokken

VAST_MOMENT = (2026, 1, 5, 9, 0, 0)  # zip entries carry a time; a fixed one keeps the bytes the same


def docx(stuk: Stuk) -> bytes:
    body = _Body(stuk)
    document = "".join(body.block(block) for block in blokken(stuk.bron))
    return _zipped(
        {
            "[Content_Types].xml": delen.CONTENT_TYPES,
            "_rels/.rels": delen.ROOT_RELATIONS,
            "docProps/app.xml": delen.APP,
            "docProps/core.xml": _core(stuk),
            "word/_rels/document.xml.rels": delen.DOCUMENT_RELATIONS,
            "word/comments.xml": f"{HEAD}<w:comments {W}>{''.join(body.comments)}</w:comments>",
            "word/document.xml": (
                f"{HEAD}<w:document {W} {R}><w:body>{document}{delen.SECTION}</w:body></w:document>"
            ),
            "word/footnotes.xml": f"{HEAD}<w:footnotes {W}>{''.join(body.footnotes)}</w:footnotes>",
            "word/header1.xml": f"{HEAD}<w:hdr {W}>{_paragraph(_run(stuk.kop))}</w:hdr>",
            "word/settings.xml": delen.SETTINGS,
            "word/styles.xml": delen.STYLES,
        }
    )


def _zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, VAST_MOMENT), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _core(stuk: Stuk) -> str:
    given = stuk.eigenschappen
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{delen.PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(given['titel'])}</dc:title><dc:creator>{escape(given['auteur'])}</dc:creator>"
        f"<cp:keywords>{escape(given['trefwoorden'])}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(given['gewijzigd_door'])}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{given["gemaakt"]}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{given["gewijzigd"]}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _run(text: str, element: str = "t") -> str:
    head = f'<w:{element} xml:space="preserve">'
    lines = (f"{head}{escape(line)}</w:{element}>" for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(content: str, style: str = "Standaard") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


class _Body:
    """Writes blocks; gathers the comments and footnotes they point to, numbered as they come."""

    def __init__(self, stuk: Stuk) -> None:
        self.mark = f"w:author={quoteattr(stuk.bewerker)} w:date={quoteattr(stuk.bewerkt)}"
        self.initials = "".join(word[0] for word in stuk.bewerker.split())
        self.comments: list[str] = []
        self.footnotes: list[str] = []
        self.revisions = 0

    def block(self, block: Blok) -> str:
        match block:
            case Kop(niveau, tekst):
                return _paragraph(_run(tekst), f"Kop{niveau}")
            case Tabel(rijen):
                return _table(rijen)
            case Alinea(stukjes):
                return _paragraph("".join(self.piece(stukje) for stukje in stukjes))

    def piece(self, deel: Deel) -> str:
        if deel.soort == "tekst":
            return _run(deel.tekst)
        if deel.soort in ("erbij", "eraf"):
            return self.revision(deel)
        return self.comment(deel.tekst) if deel.soort == "opmerking" else self.footnote(deel.tekst)

    def revision(self, deel: Deel) -> str:
        self.revisions += 1
        element, text = ("ins", "t") if deel.soort == "erbij" else ("del", "delText")
        return f'<w:{element} w:id="{self.revisions}" {self.mark}>{_run(deel.tekst, text)}</w:{element}>'

    def comment(self, text: str) -> str:
        number = len(self.comments)
        head = f'<w:comment w:id="{number}" {self.mark} w:initials="{self.initials}">'
        self.comments.append(f"{head}{_paragraph(_run(text))}</w:comment>")
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def footnote(self, text: str) -> str:
        number = len(self.footnotes) + 1
        self.footnotes.append(f'<w:footnote w:id="{number}">{_paragraph(_run(text))}</w:footnote>')
        style = '<w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    lines = ("".join(f"<w:tc><w:tcPr/>{_paragraph(_run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"
