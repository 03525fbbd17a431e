"""All bounds on reading an untrusted file, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    The time grows with the work: `seconds` for any file, and `seconds_per_page` more for each page begun,
    because fixed time-outs broke on long scans in every system that tried them.
    """

    bytes: int = 100_000_000
    """Size of the file, and of each attachment."""
    unpacked_bytes: int = 200_000_000
    """All parts of a packed file together (docx)."""
    packed_parts: int = 5_000
    """Number of parts in a packed file."""
    text: int = 10_000_000
    """Code points of extracted text."""
    pages: int = 400
    """Pages of a PDF, frames of an image."""
    pixels: int = 60_000_000
    """Pixels of one image or one rendered page; A4 at 600 dpi is 35 million."""
    attachments: int = 100
    """Attachments of one document, those within attachments counted in."""
    depth: int = 5
    """How deep attachments may lie in attachments."""
    memory_bytes: int = 1 << 30
    """Address space of the child."""
    seconds: int = 20
    """Wall-clock time for a file, before its pages are counted."""
    seconds_per_page: int = 20
    """Wall-clock time for each page or image that the child begins."""

    @property
    def reply_bytes(self) -> int:
        """Most that a child may send back: text (in JSON up to 12 bytes a code point) and attachments."""
        return 12 * self.text + 2 * self.bytes
