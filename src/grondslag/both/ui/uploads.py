"""Uploads stay in memory and within a limit: a temporary file would lie on disk unsealed."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

CHUNK = 2**20
PATIENCE = 512 * CHUNK  # as much of a body that is too big is read away, so that the answer still arrives


class BoundedUploadHandler(MemoryFileUploadHandler):
    """Refuses a request whose body is larger than `FILE_UPLOAD_MAX_MEMORY_SIZE`, before keeping any of it."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 (the name is Django's)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            _read_away(input_data, content_length)
            raise RequestDataTooBig
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)


def _read_away(body: Any, length: int) -> None:
    # A server that answers and closes while the browser still sends makes it show a broken connection.
    left = min(length, PATIENCE)
    while left > 0 and (chunk := body.read(min(CHUNK, left))):
        left -= len(chunk)
