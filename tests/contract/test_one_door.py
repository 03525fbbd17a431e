"""There is one door: in the imports, the names and the process; and every wall breaks on what it forbids."""

import ast
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
EXCHANGE, GATE = "grondslag/both/exchange/", "grondslag/both/gate/"

NETWORK = {
    "aiohttp",
    "asyncio",
    "django.core.mail",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "imaplib",
    "paramiko",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "websockets",
    "xmlrpc",
}


@functools.cache
def modules() -> list[tuple[str, ast.Module]]:
    """Return each module of the house with its place under `src`."""
    paths = sorted(SOURCE.rglob("*.py"))
    return [(str(path.relative_to(SOURCE)), ast.parse(path.read_bytes())) for path in paths]


def imported(tree: ast.Module) -> set[str]:
    """Return every dotted name that a module imports, anywhere in it: `a` and `a.b` of `from a import b`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def said(tree: ast.Module) -> set[str]:
    """Return every name, attribute and text in a module, docstrings left out."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            found.add(node.value)
    return found


def users_of(*names: str) -> set[str]:
    """Return the modules that import one of these, or a part of it, or name it in a text."""
    return {
        place
        for place, tree in modules()
        if any(
            one == name or one.startswith(f"{name}.")
            for one in imported(tree) | {text for text in said(tree) if text.startswith("grondslag.")}
            for name in names
        )
    }


def sayers_of(*words: str) -> set[str]:
    """Return the modules in which one of these words stands in a name or a text, in whatever case."""
    return {
        place for place, tree in modules() if any(word in one.lower() for one in said(tree) for word in words)
    }


def test_only_the_gate_puts_something_in_the_outbox():
    assert users_of("grondslag.both.exchange.outbox") == {f"{GATE}services.py"}


def test_only_the_exchange_reads_outgoing_messages_by_class_by_name_and_by_table():
    assert all(place.startswith(EXCHANGE) for place in sayers_of("outboxmessage"))


def test_only_the_https_transport_can_open_a_connection():
    assert users_of(*NETWORK) == {f"{EXCHANGE}transports/https.py"}


# At the command line alone: a folder over all cores, and each measured system in a process of its own.
AT_THE_COMMAND_LINE = {
    "grondslag/anonymise/many.py",
    "grondslag/anonymise/meten/systemen.py",
    "grondslag/anonymise/meten/peers/met_frog.py",
}


def test_only_the_reading_of_documents_starts_another_program():
    assert users_of("subprocess", "multiprocessing", "pty") == AT_THE_COMMAND_LINE | {
        "grondslag/documents/readers/ocr.py",
        "grondslag/documents/server.py",
    }
    starters = {
        place for place, tree in modules() if {"system", "popen", "execv", "execve", "fork"} & said(tree)
    }
    assert starters == {"grondslag/documents/child/server.py", "grondslag/anonymise/many.py"}


def test_no_site_reaches_what_starts_programs_at_the_command_line():
    users = users_of("grondslag.anonymise.many", "grondslag.anonymise.meten")
    assert users
    assert not {place for place in users if place.split("/")[1] in {"both", "ind", "om"}}


def test_no_module_is_chosen_by_a_text_that_is_made_up_while_running():
    """Else a wall of imports could be walked around. Whoever does it chooses from names of its own."""
    users = {
        place for place, tree in modules() if {"import_module", "__import__", "exec", "eval"} & said(tree)
    }
    assert users == {
        "grondslag/anonymise/words/build.py",  # makes the word lists, and is not run by a site
        "grondslag/cli.py",
        "grondslag/proof/__init__.py",
        f"{EXCHANGE}migrations/0004_outbox_fixed.py",
    }


def test_only_the_exchange_seals_opens_and_signs_receipts():
    sealing = [f"grondslag.proof.{name}" for name in ("seal", "open_envelope", "envelope", "sign_receipt")]
    outside = {place for place in users_of(*sealing) if not place.startswith("grondslag/proof/")}
    assert outside == {f"{EXCHANGE}services.py"}


def test_only_the_keys_of_the_exchange_name_the_file_of_the_sealing_key():
    assert sayers_of("ondertekening.pem") == {"grondslag/proof/keys.py", f"{EXCHANGE}keys.py"}


PROBE = """
import sys
from grondslag.both import serve
serve.application_for("ind")
from grondslag.both.exchange import keys
try:
    keys.sealing_key()
except keys.NotTheWorker:
    sys.exit(7)
"""


@pytest.mark.parametrize("asked", ["0", "1"])
def test_a_site_never_gets_the_sealing_key_whatever_its_environment_says(tmp_path, asked):
    environment = {
        "PATH": os.environ["PATH"],
        "GRONDSLAG_DATA": str(tmp_path),
        "GRONDSLAG_DEMO": "1",
        "GRONDSLAG_WORKER": asked,
    }
    site = subprocess.run([sys.executable, "-c", PROBE], env=environment, capture_output=True, check=False)
    assert site.returncode == 7, site.stderr.decode()


# --- every wall breaks on one import that it forbids --------------------------------------------------------

PLANTED = {
    "The sides are strangers": ("both/clock.py", "import grondslag.ind.zaken.models"),
    "Engines know no Django": ("law/days.py", "import django.db"),
    "At the IND a stage knows only": ("ind/zaken/services.py", "import grondslag.ind.dossiers.services"),
    "A vordering knows nothing of the table": (
        "ind/vorderingen/services.py",
        "import grondslag.ind.casussen.models",
    ),
    "The table knows nothing of a vordering": (
        "ind/overlegtafel/services.py",
        "import grondslag.ind.vorderingen.models",
    ),
    "At the OM a stage knows only": ("om/casussen/services.py", "import grondslag.om.overlegtafel.services"),
    "Only the gate writes the outbox": ("ind/zaken/services.py", "import grondslag.both.exchange.outbox"),
    "Nothing but the exchange's transport": ("om/postvak/services.py", "import socket"),
    "Only the exchange holds the keys": ("ind/zaken/services.py", "import grondslag.both.exchange.keys"),
    "The gate knows nothing of what looks": ("both/gate/services.py", "import grondslag.both.inzicht.stored"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """Copy the modules and the walls, so that something can be planted."""
    folder = tmp_path_factory.mktemp("huis")
    shutil.copytree(SOURCE / "grondslag", folder / "grondslag", ignore=_all_but_python)
    shutil.copy2(ROOT / ".importlinter", folder)
    return folder


def _all_but_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".py")]


def broken_walls(house: Path) -> list[str]:
    lint = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"}
    done = subprocess.run(lint, cwd=house, env=environment, capture_output=True, text=True, check=False)
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if " BROKEN" in line]


def test_every_wall_has_something_to_break_on(house):
    names = [
        line for line in (house / ".importlinter").read_text().splitlines() if line.startswith("name = ")
    ]
    assert len(names) == len(PLANTED)
    assert broken_walls(house) == []


@pytest.mark.parametrize("wall", PLANTED)
def test_a_planted_import_breaks_its_wall(house, wall):
    place, line = PLANTED[wall]
    module = house / "grondslag" / place
    before = module.read_text()
    module.write_text(f"{before}\n{line}\n")
    try:
        assert any(broken.startswith(wall) for broken in broken_walls(house))
    finally:
        module.write_text(before)
