"""`grondslag wet`: decide, show the vocabulary, read, sign and check grounds, try a law, replay."""

import argparse
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from grondslag.law import command_replay, command_what_if
from grondslag.law.days import parse_day
from grondslag.law.explaining import STATUS_WORDS, verklaar
from grondslag.law.faults import RegisterError
from grondslag.law.loading import HERE, load_register
from grondslag.law.register import Register
from grondslag.law.signing import add_signatures
from grondslag.law.vocabulary import vocabulary_json
from grondslag.law.wire import answer

_FAULTY, _UNUSABLE = 1, 2


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
    checking = commands.add_parser(
        "controleer", help="lees het register na: elke fout met bestand, regel en wat te doen"
    )
    checking.add_argument(
        "--map", type=Path, default=HERE, metavar="MAP", help="een andere map met grondslagen"
    )
    trying = commands.add_parser("wat-als", help="wat een wet opent en sluit, voor de verzoeken op stdin")
    command_what_if.configure(trying, _day)
    replaying = commands.add_parser("herhaal", help="neem opgeslagen besluiten opnieuw en vergelijk ze")
    command_replay.configure(replaying)
    for command in (toets, words, reading, checking, trying, replaying):
        signed = command.add_mutually_exclusive_group()
        signed.add_argument("--demo", action="store_true", help="onder de handtekeningen van de demo")
        signed.add_argument(
            "--handtekeningen", type=Path, metavar="BESTAND", help="onder deze handtekeningen"
        )


def run(args: argparse.Namespace) -> int:
    """Run the subcommand: 0, 1 for a register with faults, 2 for a ground or file that cannot be used."""
    if args.action == "onderteken":
        return _sign(args)
    folder = args.map if args.action == "controleer" else HERE
    register = load_register(folder=folder, demo=args.demo, signatures=args.handtekeningen)
    for faults in register.faults.values():
        for fault in faults:
            print(fault, file=sys.stderr)
    actions = {
        "controleer": lambda: _check(register),
        "wat-als": lambda: command_what_if.run(args, register),
        "herhaal": lambda: command_replay.run(args, register),
        "toets": lambda: _toets(register),
        "vocabulaire": lambda: _vocabulary(register),
        "verklaar": lambda: _verklaar(args.ground, register),
    }
    return actions[args.action]()


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


def _check(register: Register) -> int:
    """Say how many grounds can be read and used; the faults are on stderr already."""
    if not register.grounds and not register.faults:
        print("Er staat geen enkele grondslag in deze map; geef de map met gronden/.", file=sys.stderr)
        return _UNUSABLE
    status = Counter(ground.status for ground in register.grounds.values())
    faults = sum(map(len, register.faults.values()))
    print(f"{len(register.grounds)} grondslagen gelezen, {faults} fouten; register {register.sha256}")
    for name, count in sorted(status.items()):
        print(f"  {count:3} {STATUS_WORDS[name]}")
    return _FAULTY if faults else 0


def _vocabulary(register: Register) -> int:
    print(json.dumps(vocabulary_json(register), ensure_ascii=False, indent=2))
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
