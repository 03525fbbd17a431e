"""Word documents: headers, body with tables and notes, footers; what Word does not print is hidden text."""

from lxml import etree

from grondslag.documents.draft import Draft
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import docx_extras
from grondslag.documents.readers.docx_flow import Flow, attribute, children, local, vanishing_styles
from grondslag.documents.readers.package import Relation, parse, relations, unpack

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments", "styles")


def read(data: bytes, draft: Draft) -> None:
    """Read a .docx; Unreadable where it is cut short, a bomb, another kind of package, or holds a DTD."""
    parts = unpack(data, draft.limits)
    main = _main_part(parts)
    links = relations(parts, main)
    read_parts = {main} | {link.target for link in links.values() if link.kind in _STORIES}
    body = parse(parts[main])
    if local(body) != "document":
        raise Unreadable("onbekende_soort")
    flow = Flow(draft, _vanishing(parts, links), _notes(parts, links))
    _show_once([flow.story(root) for root in _roots(parts, links, "header")], draft)
    draft.show(flow.story(body))
    flow.hide_unreferenced_notes()
    _show_once([flow.story(root) for root in _roots(parts, links, "footer")], draft)
    for root in _roots(parts, links, "comments"):
        for comment in children(root, "comment"):
            draft.hide("opmerking", flow.story(comment), author=attribute(comment, "author") or "onbekend")
    docx_extras.hide_all(parts, read_parts, draft)
    _refuse_unread_picture(parts, draft)


def _main_part(parts: dict[str, bytes]) -> str:
    if "[Content_Types].xml" not in parts:
        raise Unreadable("onbekende_soort")
    for link in relations(parts, "").values():
        if link.kind == "officeDocument" and link.target in parts:
            return link.target
    raise Unreadable("onbekende_soort")


def _roots(parts: dict[str, bytes], links: dict[str, Relation], kind: str) -> list[etree._Element]:
    names = dict.fromkeys(link.target for link in links.values() if link.kind == kind and not link.external)
    return [parse(parts[name]) for name in names if name in parts]


def _notes(parts: dict[str, bytes], links: dict[str, Relation]) -> dict[tuple[str, str], etree._Element]:
    """Return the notes by kind ('footnote', 'endnote') and id, without the separators kept among them."""
    return {
        (local(note), attribute(note, "id")): note
        for kind in ("footnotes", "endnotes")
        for root in _roots(parts, links, kind)
        for note in root
        if attribute(note, "type") in {"", "normal"}
    }


def _vanishing(parts: dict[str, bytes], links: dict[str, Relation]) -> frozenset[str]:
    return frozenset().union(*(vanishing_styles(root) for root in _roots(parts, links, "styles")))


def _show_once(stories: list[str], draft: Draft) -> None:
    """Show each header or footer once, though Word keeps one for first, even and other pages."""
    for story in dict.fromkeys(stories):
        if story.strip():
            draft.show(story)


def _refuse_unread_picture(parts: dict[str, bytes], draft: Draft) -> None:
    """A document that is nothing but pictures without readable text was not read."""
    pictures = any(docx_extras.is_media(name) for name in parts)
    if (
        pictures
        and not "".join(draft.visible).strip()
        and any(notice.key == "afbeelding" for notice in draft.notices)
    ):
        raise Unreadable("pagina_onleesbaar", page=1)
