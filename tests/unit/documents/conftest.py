"""Builders of small files, honest and hostile, and one server for all tests that read them."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

import matplotlib as mpl
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from grondslag.documents import Extract, Limits
from grondslag.documents.convert import DocumentReader
from grondslag.documents.server import Server

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
A4 = (0, 0, 595, 842)

Read = Callable[..., Extract]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server(Limits()) as running:
        yield running


@pytest.fixture(scope="session")
def read(server: Server) -> Read:
    """Read bytes under a name, with the ordinary limits."""
    return lambda data, name: DocumentReader(server, Limits()).read(data, name)


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}" {mode}/>'
        for number, (kind, target, mode) in enumerate(links)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """Build a .docx from the XML of its body; `stories` maps a kind of part to its inner XML."""

    def build(
        body: str,
        stories: Mapping[str, str] | None = None,
        more: Mapping[str, str | bytes] | None = None,
        links: Sequence[tuple[str, str, str]] = (),
    ) -> bytes:
        stories = stories or {}
        roots = {"header": "hdr", "footer": "ftr"}
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations([("officeDocument", "word/document.xml", "")]),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(
                [*((kind, f"{kind}.xml", "") for kind in stories), *links]
            ),
        }
        for kind, inner in stories.items():
            root = roots.get(kind, kind)
            parts[f"word/{kind}.xml"] = f"<w:{root} {W}>{inner}</w:{root}>"
        parts |= more or {}
        return zipped(parts)

    return build


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.fixture(scope="session")
def zip_of() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return zipped


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """Build a PDF from the content stream of each page; `change` may edit the document before it is saved."""

    def build(
        *contents: str,
        pictures: Mapping[str, Image.Image] | None = None,
        change: Callable[[pikepdf.Pdf], None] = lambda document: None,
        encryption: pikepdf.Encryption | None = None,
    ) -> bytes:
        document = pikepdf.new()
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        images = pikepdf.Dictionary(
            {f"/{name}": _image(document, image) for name, image in (pictures or {}).items()}
        )
        for content in contents:
            page = document.add_blank_page(page_size=A4[2:])
            page.Contents = document.make_stream(content.encode("latin-1"))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=images)
        change(document)
        saved = io.BytesIO()
        document.save(saved, deterministic_id=encryption is None, encryption=encryption or False)
        return saved.getvalue()

    return build


def _image(document: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Object:
    grey = picture.convert("L")
    stream = document.make_stream(grey.tobytes())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = grey.size
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    return stream


@pytest.fixture(scope="session")
def line() -> Callable[..., str]:
    """Return the PDF operators that write one line of text."""
    return lambda text, x=72, y=700, before="": f"{before} BT /F 12 Tf {x} {y} Td ({text}) Tj ET "


@pytest.fixture(scope="session")
def scan() -> Callable[[str], Image.Image]:
    """Return the picture of an A4 page, at 150 dots an inch, with these lines on it."""

    def draw(text: str) -> Image.Image:
        page = Image.new("L", (1240, 1754), "white")
        font = Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
        ImageDraw.Draw(page).multiline_text(
            (120, 120), text, "black", ImageFont.truetype(str(font), 28), spacing=16
        )
        return page

    return draw


@pytest.fixture(scope="session")
def encoded() -> Callable[..., bytes]:
    """Return a picture as the bytes of a file."""

    def save(picture: Image.Image, kind: str, **options: object) -> bytes:
        file = io.BytesIO()
        picture.save(file, kind, **options)
        return file.getvalue()

    return save


@pytest.fixture(scope="session")
def mail() -> Callable[..., EmailMessage]:
    """Return a plain mail from one invented person to another."""

    def write(body: str = "Beste collega,\n\nZie de bijlage.\n") -> EmailMessage:
        message = EmailMessage()
        message["From"] = "Els de Boer <els@voorbeeld.nl>"
        message["To"] = "jan@voorbeeld.nl"
        message["Subject"] = "Vraag over het gehoor van Özlem"
        message["X-Mailer"] = "Postduif 3"
        message.set_content(body)
        return message

    return write
