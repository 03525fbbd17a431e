"""A message as it lies on disk: headers, text, attachments."""

import mimetypes
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath

from bouwen.stuk import Stuk

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
mimetypes.add_type(DOCX, ".docx")  # what a machine knows of types must not change the bytes


def mail(stuk: Stuk, files: Mapping[str, bytes]) -> bytes:
    """The message of `stuk` with the attachments that it names, taken from `files`."""
    message = EmailMessage(policy=SMTP)
    message["From"] = stuk.van
    message["To"] = stuk.aan
    if stuk.cc:
        message["Cc"] = stuk.cc
    message["Subject"] = stuk.onderwerp
    message["Date"] = format_datetime(datetime.fromisoformat(stuk.datum))
    message["Message-ID"] = f"<{stuk.dossier}.{PurePath(stuk.bestand).stem}@post.example>"
    message["X-Originating-IP"] = "[192.0.2.44]"
    message.set_content(stuk.bron, charset="utf-8", cte="quoted-printable")
    for name in stuk.bijlagen:
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(files[name], maintype=main, subtype=sub, filename=name)
    message.set_boundary(f"=_{stuk.dossier}_{PurePath(stuk.bestand).stem}")
    return message.as_bytes()
