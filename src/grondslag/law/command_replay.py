"""`grondslag wet herhaal`: decide stored decisions again, offline, and say what became of each.

With `--wet` or `--geen-wet` it looks back too: which would come out differently, as of their own day, if that
law (a corrected date) or no law at all had been entered.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from grondslag.law.command_what_if import read_law
from grondslag.law.faults import RegisterError
from grondslag.law.records.looking_back import Changed, changed_since
from grondslag.law.records.replay import Replay, Replayer
from grondslag.law.records.stored import NotRepeatable, Stored, read_stored
from grondslag.law.register import LAW_EVENT, Register
from grondslag.law.wire import Unreadable

_DIFFERENT, _UNUSABLE = 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "file", type=Path, metavar="BESTAND", help="opgeslagen besluiten, één JSON-object per regel"
    )
    correction = parser.add_mutually_exclusive_group()
    correction.add_argument(
        "--wet", type=Path, metavar="YAML", help="zeg ook wat onder deze (verbeterde) wet anders uitkomt"
    )
    correction.add_argument("--geen-wet", action="store_true", help="zeg ook wat zonder wet anders uitkomt")


def run(args: argparse.Namespace, register: Register) -> int:
    """Print a line a decision: 0 all the same, 1 one differs or cannot be repeated, 2 one is unusable."""
    counts: Counter[str] = Counter()
    try:
        for text, kind in _replayed(_lines(args.file), Replayer(register)):
            counts[kind] += 1
            print(text)
        for changed in _looking_back(args, register):
            counts["zou nu anders uitkomen"] += 1
            print(_as_text(changed))
    except OSError:
        print(f"Het bestand {args.file} is niet te lezen.", file=sys.stderr)
        return _UNUSABLE
    except RegisterError as error:
        print(error, file=sys.stderr)
        return _UNUSABLE
    said = ", ".join(f"{number} {kind}" for kind, number in counts.items()) or "geen besluiten"
    print(f"{said}; register {register.sha256}{' (DEMO)' if register.demo else ''}")
    if counts["onleesbaar"] or not counts:
        return _UNUSABLE
    return _DIFFERENT if set(counts) - {"gelijk"} else 0


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, one at a time: a register of years does not fit in memory."""
    with file.open(encoding="utf-8", errors="replace", newline="\n") as text:
        for number, line in enumerate(text, start=1):
            if line.strip():
                yield number, line


def _replayed(lines: Iterable[tuple[int, str]], replayer: Replayer) -> Iterator[tuple[str, str]]:
    """Yield a sentence and a word for each line."""
    for number, line in lines:
        try:
            stored = read_stored(line)
            outcome = replayer.replay(stored)
        except NotRepeatable as reason:
            yield f"{number} {reason}", "niet te herhalen"
            continue
        except (Unreadable, RegisterError) as error:
            yield f"{number}: onleesbaar: {error}", "onleesbaar"
            continue
        own = " (de poort zei zelf nee; dat is niet herhaald)" if stored.own_no else ""
        kind = _kind(outcome)
        where = f": {', '.join(outcome.differences)}" if outcome.differences else ""
        yield f"{number} {stored.request.id}: {kind}{own}{where}", kind


def _kind(outcome: Replay) -> str:
    if outcome.same:
        return "gelijk"
    if outcome.was == outcome.now:
        return "zelfde uitkomst, andere bytes"
    return "ANDERE UITKOMST"


def _looking_back(args: argparse.Namespace, register: Register) -> Iterator[Changed]:
    if args.geen_wet:
        yield from changed_since(_readable(args.file), register, register.events)
    elif args.wet:
        law = read_law(args.wet)
        events = {**register.events, LAW_EVENT: law.datum}
        yield from changed_since(_readable(args.file), register.with_law(law), events)


def _readable(file: Path) -> Iterator[Stored]:
    for _number, line in _lines(file):
        try:
            yield read_stored(line)
        except (Unreadable, NotRepeatable):
            continue


def _as_text(changed: Changed) -> str:
    was, now = ("ja" if verdict else "nee" for verdict in (changed.was, changed.now))
    where = ", ".join(changed.lines)
    day = changed.day.isoformat()
    return f"{changed.id} ({changed.ground}, {day}): toen {was}, zou nu {now} zijn: {where}"
