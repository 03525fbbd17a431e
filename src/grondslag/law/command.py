"""`grondslag wet`: decide requests, print the vocabulary, read a ground aloud."""

import argparse
import json
import sys
from pathlib import Path

from grondslag.law.explaining import verklaar
from grondslag.law.loading import load_register
from grondslag.law.register import Register
from grondslag.law.vocabulary import vocabulary_json
from grondslag.law.wire import answer

_UNUSABLE = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands of `grondslag wet`."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="WAT")
    toets = commands.add_parser("toets", help="beslis op verzoeken, één per regel op stdin")
    toets.add_argument("--jsonl", action="store_true", required=True, help="één JSON-verzoek per regel")
    words = commands.add_parser("vocabulaire", help="toon gronden, oordelen, soorten en gebeurtenissen")
    words.add_argument("--json", action="store_true", required=True, help="als JSON")
    reading = commands.add_parser("verklaar", help="lees een grondslag in genummerde zinnen")
    reading.add_argument("ground", metavar="GRONDSLAG")
    for command in (toets, words, reading):
        signed = command.add_mutually_exclusive_group()
        signed.add_argument("--demo", action="store_true", help="onder de handtekeningen van de demo")
        signed.add_argument(
            "--handtekeningen", type=Path, metavar="BESTAND", help="onder deze handtekeningen"
        )


def run(args: argparse.Namespace) -> int:
    """Run the subcommand: 0, or 2 for a ground that the register does not have."""
    register = load_register(demo=args.demo, signatures=args.handtekeningen)
    for faults in register.faults.values():
        for fault in faults:
            print(fault, file=sys.stderr)
    if args.action == "toets":
        return _toets(register)
    if args.action == "vocabulaire":
        print(json.dumps(vocabulary_json(register), ensure_ascii=False, indent=2))
        return 0
    return _verklaar(args.ground, register)


def _toets(register: Register) -> int:
    for raw in sys.stdin.buffer:
        reply = answer(raw.decode("utf-8", errors="replace"), register)
        sys.stdout.write(json.dumps(reply, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def _verklaar(name: str, register: Register) -> int:
    if name not in register.grounds:
        print(
            f"De grondslag '{name}' is er niet of is niet te lezen; kies uit: {', '.join(register.grounds)}.",
            file=sys.stderr,
        )
        return _UNUSABLE
    for sentence in verklaar(name, register):
        number = f"{sentence.id} " if sentence.id else ""
        source = f" [{sentence.source}]" if sentence.source else ""
        print(f"{number}{sentence.text}{source}")
    return 0
