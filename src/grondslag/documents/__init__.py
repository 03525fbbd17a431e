"""From untrusted files to text with positions.

    from grondslag.documents import read_document, Unreadable

    try:
        extract = read_document(data, "01-gehoor.docx")
    except Unreadable as fault:
        print(fault.reason, fault)       # a stable id, and one Dutch sentence

An `Extract` holds the whole text of one document: first what a reader sees, then, after the line
`--- verborgen ---`, all that the file carries besides (deleted text, comments, properties, text under a
shape), each piece under a Dutch caption. Offsets count Unicode code points. Attachments are extracts of
their own.

Every file is read in a child process without network, with bounds on time, memory, pages and size; what
comes back is checked before it is believed. What cannot be read in full is refused with `Unreadable`, or
stands in `Extract.failures` when it is an attachment: a document never looks clean because it could not be
read.

`read_documents` reads many files with one start of the child; use it for folders.
"""

from grondslag.documents.convert import read_document, read_documents
from grondslag.documents.limits import Limits
from grondslag.documents.model import Extract, Failure, Page, Unreadable
from grondslag.documents.names import safe_name
from grondslag.documents.wording import captions

__all__ = [
    "Extract",
    "Failure",
    "Limits",
    "Page",
    "Unreadable",
    "captions",
    "read_document",
    "read_documents",
    "safe_name",
]
