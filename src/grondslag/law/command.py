"""`grondslag wet`: decide requests, print the vocabulary, read a ground aloud, sign it."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from grondslag.law.days import parse_day
from grondslag.law.explaining import verklaar
from grondslag.law.faults import RegisterError
from grondslag.law.loading import load_register
from grondslag.law.register import Register
from grondslag.law.signing import add_signatures
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
    signing = commands.add_parser("onderteken", help="teken gronden: schrijf wie precies deze regels las")
    signing.add_argument("grounds", nargs="+", metavar="GRONDSLAG")
    signing.add_argument("--jurist", required=True, metavar="NAAM", help="de jurist die tekent")
    signing.add_argument(
        "--dag", required=True, type=_day, metavar="JJJJ-MM-DD", help="de dag van ondertekening"
    )
    signing.add_argument(
        "--naar", required=True, type=Path, metavar="BESTAND", help="het bestand met handtekeningen"
    )
    signing.add_argument("--demo", action="store_true", help="een handtekening die alleen in de demo geldt")
    for command in (toets, words, reading):
        signed = command.add_mutually_exclusive_group()
        signed.add_argument("--demo", action="store_true", help="onder de handtekeningen van de demo")
        signed.add_argument(
            "--handtekeningen", type=Path, metavar="BESTAND", help="onder deze handtekeningen"
        )


def run(args: argparse.Namespace) -> int:
    """Run the subcommand: 0, or 2 for a ground or file that cannot be used."""
    if args.action == "onderteken":
        return _sign(args)
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


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is geen bestaande dag") from error


def _sign(args: argparse.Namespace) -> int:
    try:
        add_signatures(
            load_register(), args.grounds, args.naar, day=args.dag, jurist=args.jurist, demo=args.demo
        )
    except RegisterError as error:
        print(error, file=sys.stderr)
        return _UNUSABLE
    return 0


def _toets(register: Register) -> int:
    for raw in sys.stdin.buffer:
        reply = answer(raw.decode("utf-8", errors="replace"), register)
        sys.stdout.write(json.dumps(reply) + "\n")
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
