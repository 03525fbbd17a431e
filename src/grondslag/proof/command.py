"""`grondslag verify BEWIJS.json [--bytes FILE] --sleutels KEYS.json`: check a proof, without a network.

Prints `GELDIG` (exit 0), `ONGELDIG: <where>: <what>` (exit 1), or one sentence on stderr when there is
nothing to judge (exit 2).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grondslag.proof.jcs import MAX_BYTES
from grondslag.proof.pinned import PinnedKeys, pinned_keys
from grondslag.proof.verify import Unreadable, file_hash, verify

VALID, INVALID, UNREADABLE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("bewijs", metavar="BEWIJS.json", help="het bewijs")
    parser.add_argument("--bytes", metavar="FILE", help="het bestand dat verstrekt zou zijn")
    parser.add_argument(
        "--sleutels", metavar="KEYS.json", required=True, help="de sleutels die u zelf vertrouwt"
    )


def run(args: argparse.Namespace) -> int:
    """Judge the proof, print the outcome and return the exit status."""
    try:
        keys = _keys(args.sleutels)
        data = _read(args.bewijs)
        verdict = verify(data, keys, file_sha256=_hash(args.bytes) if args.bytes else None)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    print(verdict)
    return VALID if verdict.valid else INVALID


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command on its own, where nothing but Python and this package is there."""
    parser = argparse.ArgumentParser(
        prog="python -m grondslag.proof.verify", description="controleer een bewijs, zonder netwerk"
    )
    configure(parser)
    return run(parser.parse_args(argv))


def _keys(path: str) -> PinnedKeys:
    try:
        return pinned_keys(_read(path))
    except ValueError as error:
        why = str(error).rstrip(".")
        raise Unreadable(f"Het bestand met sleutels is niet bruikbaar ({why}).") from None


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)  # one more: the reader of JSON then says that it is too large
    except (OSError, ValueError):
        raise _missing(path) from None


def _hash(path: str) -> str:
    try:
        return file_hash(path)
    except (OSError, ValueError):
        raise _missing(path) from None


def _missing(path: str) -> Unreadable:
    return Unreadable(f"Het bestand {path!r} kan niet gelezen worden: controleer de naam.")
