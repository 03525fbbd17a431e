"""The log of the process: to standard error, with the place of a fault but never its words.

The message of an exception can quote what was typed or read (a name, a line of a dossier), so only its type
and the lines of code that it passed are written.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ContentFreeFormatter(logging.Formatter):
    """Writes tracebacks without the messages of their exceptions."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (the name is logging's)
        kind, _, trace = ei
        places = [f"  {place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "?", *places])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {"()": ContentFreeFormatter, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own default would mail faults to administrators: nothing is mailed here.
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
