"""`grondslag wet wat-als`: what a law would open and close on a day, for the requests on stdin.

The law is a YAML file with the fields of `schema.Law` (`aanname: ja` or `nee`); without one, the day alone is
tried. The outcome is one JSON object, marked as a simulation: it sends nothing. A line that is no request is
counted as such, and decides nothing.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from grondslag.law.entering import law_from
from grondslag.law.faults import RegisterError
from grondslag.law.reading import Source
from grondslag.law.register import Register
from grondslag.law.request import Request
from grondslag.law.schema import Law
from grondslag.law.simulating import what_if
from grondslag.law.wire import Unreadable, read_request

_UNUSABLE = 2


def configure(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Add what the command takes; `day` reads a date."""
    parser.add_argument(
        "--jsonl", action="store_true", required=True, help="één JSON-verzoek per regel op stdin"
    )
    parser.add_argument("--wet", type=Path, metavar="BESTAND", help="de wet die er zou zijn, als YAML")
    parser.add_argument(
        "--dag",
        type=day,
        metavar="JJJJ-MM-DD",
        help="de dag waarop getoetst wordt; anders de dag waarop de wet ingaat",
    )


def run(args: argparse.Namespace, register: Register) -> int:
    """Print the simulation; 0, or 2 when the law or the day cannot be used."""
    try:
        law = read_law(args.wet) if args.wet else None
        day = args.dag or (law.datum if law else None)
        if day is None:
            print("Noem een dag (--dag) of een wet (--wet).", file=sys.stderr)
            return _UNUSABLE
        requests, unreadable = _requests(sys.stdin.buffer)
        simulation = what_if(requests, register, register.events, day, law=law)
    except RegisterError as error:
        print(error, file=sys.stderr)
        return _UNUSABLE
    print(json.dumps({**simulation.as_json(), "onleesbaar": unreadable}, ensure_ascii=False))
    return 0


def read_law(file: Path) -> Law:
    """Read a law from a YAML file. Raises RegisterError, also when it does not say whether it is a draft."""
    source = Source(file)
    data = source.data
    if not isinstance(data, dict) or data.get("aanname") not in {"ja", "nee"}:
        raise RegisterError(source.fault(("aanname",), "Zeg of dit een aanname is: aanname: ja of nee."))
    return law_from({**data, "aanname": data["aanname"] == "ja"})


def _requests(lines: Iterable[bytes]) -> tuple[list[Request], list[int]]:
    """Return the requests, and the numbers (from 1) of the lines that are none."""
    found: list[Request] = []
    unreadable: list[int] = []
    for number, raw in enumerate(lines, start=1):
        try:
            found.append(read_request(raw.decode("utf-8", errors="replace")))
        except Unreadable:
            unreadable.append(number)
    return found, unreadable
