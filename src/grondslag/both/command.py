"""`grondslag beheer ind|om <opdracht…>`: Django's management commands of one side."""

import argparse

from django.core.management import execute_from_command_line

from grondslag.both.environment import ZIJDEN, UnusableEnvironment
from grondslag.both.serve import choose_side

UNUSABLE = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("zijde", choices=ZIJDEN, help="de zijde die wordt beheerd")
    parser.add_argument(
        "opdracht", nargs=argparse.REMAINDER, help="opdracht met argumenten, bijvoorbeeld migrate"
    )


def run(args: argparse.Namespace) -> int:
    """Run the management command; faults of it end the process with its own status."""
    choose_side(args.zijde)
    try:
        execute_from_command_line([f"grondslag beheer {args.zijde}", *args.opdracht])
    except UnusableEnvironment as error:
        print(error)
        return UNUSABLE
    return 0
