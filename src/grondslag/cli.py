"""The command `grondslag`: one line a subcommand, each in the module that it belongs to.

A subcommand is a module with `configure(parser)` and `run(args) -> exit status`. It is imported only when
it is asked for, so that `grondslag verify` needs nothing but the standard library.
"""

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Sequence

READER_LEFT = 128 + signal.SIGPIPE
"""The exit status that a shell gives to a program whose reader left."""

SUBCOMMANDS = {
    "anonimiseer": ("grondslag.anonymise.command", "anonimiseer een map met documenten"),
    "lekcontrole": (
        "grondslag.risk.command",
        "zoek in een map met uitkomsten naar wat niet mocht blijven staan",
    ),
    "meet": (
        "grondslag.anonymise.meten.command",
        "meet de anonimiseerder op dossiers met bekende antwoorden",
    ),
    "verify": ("grondslag.proof.command", "controleer een bewijs, zonder netwerk"),
    "wet": ("grondslag.law.command", "toets een verzoek aan het register van grondslagen"),
    "worker": ("grondslag.both.exchange.command", "draai het achtergrondwerk van één zijde"),
    "beheer": ("grondslag.both.command", "beheer de site van één zijde"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; 2 for unusable arguments."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="grondslag", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    wanted = arguments[0] if arguments else ""
    for name, (module, summary) in SUBCOMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary)
        if name == wanted:
            importlib.import_module(module).configure(subparser)
    args = parser.parse_args(arguments)
    try:
        status: int = importlib.import_module(SUBCOMMANDS[args.command][0]).run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output left, as `| head` does; that is no verdict and no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
    return status


if __name__ == "__main__":
    raise SystemExit(main())
