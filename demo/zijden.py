"""Start both sides as their operators would, each with its own folder and database, and stop them again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
GRONDSLAG = [sys.executable, "-m", "grondslag.cli"]
SIDES = ("ind", "om")
PORTS = {"ind": 8001, "om": 8002}
EXCHANGE_PORTS = {"ind": 8441, "om": 8442}
START_SECONDS = 60


@dataclass
class Side:
    """One side of the demo: its folder, its address, its environment, its processes."""

    name: str
    folder: Path
    port: int
    exchange_port: int
    environment: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the site answers, on loopback only."""
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str) -> str:
        """Run a management command of this side and return what it printed."""
        done = subprocess.run(
            [*GRONDSLAG, "beheer", self.name, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(
                f"'beheer {self.name} {' '.join(arguments)}' mislukte:\n{done.stdout}{done.stderr}"
            )
        return done.stdout

    def start(self, *command: str, log: str) -> None:
        """Start a process of this side; its output goes to a file in the side's folder."""
        with (self.folder / log).open("ab") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=output, stderr=output, start_new_session=True
            )
        self.processes.append(process)

    def stop(self) -> None:
        """Stop every process and wait for it; what was accepted is in the database."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        self.processes.clear()


def prepare(folder: Path, *, transport: str = "https", known_ports: bool = False) -> dict[str, Side]:
    """Make both sides: databases, keys and certificates, those of the other side pinned.

    `transport` is "https" or "map". With `known_ports` the sites answer at the addresses of the README when
    those are free; without, at ports that the system gives, so that several runs never meet.
    """
    sides = {name: _side(name, folder, known_ports=known_ports) for name in SIDES}
    for name, other in (SIDES, SIDES[::-1]):
        over_https = f"https://127.0.0.1:{sides[other].exchange_port}"
        over_folder = f"map:{folder / 'uitwisseling'}"
        sides[name].environment["GRONDSLAG_TRANSPORT"] = over_https if transport == "https" else over_folder
    for side in sides.values():
        side.folder.mkdir(parents=True, exist_ok=True)
        side.manage("migrate", "--verbosity", "0")
        side.manage("sleutels")
        side.manage("certificaat")
    for name, other in (SIDES, SIDES[::-1]):
        theirs = sides[other].folder
        certificate = str(theirs / "tls" / "eigen.pem")
        sides[name].manage("partner", str(theirs / "sleutels" / "publiek.json"), "--certificaat", certificate)
    return sides


def start_sites(sides: Mapping[str, Side]) -> None:
    """Start the site and the worker of each side, and wait until both sites answer."""
    for side in sides.values():
        server = [sys.executable, "-m", "gunicorn", f"grondslag.{side.name}.site.wsgi", "--threads", "4"]
        side.start(*server, "--bind", f"127.0.0.1:{side.port}", "--no-control-socket", log="site.log")
        if side.environment["GRONDSLAG_TRANSPORT"].startswith("https://"):
            side.start(*_listener(side), log="uitwisseling.log")
        side.start(*GRONDSLAG, "worker", "--zijde", side.name, log="worker.log")
    for side in sides.values():
        _wait_for(side)


def free_port(wanted: int = 0) -> int:
    """Return the port that was asked for when it is free, else one that the system gives."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise SystemExit("Er is geen vrije poort op deze machine; stop een ander programma.")


def _side(name: str, folder: Path, *, known_ports: bool) -> Side:
    environment = {
        **os.environ,
        "GRONDSLAG_ZIJDE": name,
        "GRONDSLAG_DATA": str(folder / name),
        "GRONDSLAG_DEMO": "1",
        "GRONDSLAG_WORKER": "0",
    }
    port = free_port(PORTS[name] if known_ports else 0)
    exchange_port = free_port(EXCHANGE_PORTS[name] if known_ports else 0)
    return Side(name, folder / name, port, exchange_port, environment)


def _listener(side: Side) -> list[str]:
    """Return the command that listens for envelopes, with the other side's certificate asked for."""
    tls = side.folder / "tls"
    server = [
        sys.executable,
        "-m",
        "gunicorn",
        f"grondslag.both.exchange.listener:application('{side.name}')",
    ]
    own = ["--certfile", str(tls / "eigen.pem"), "--keyfile", str(tls / "eigen-sleutel.pem")]
    theirs = ["--ca-certs", str(tls / "partner.pem"), "--cert-reqs", "2"]
    return [*server, *own, *theirs, "--bind", f"127.0.0.1:{side.exchange_port}", "--no-control-socket"]


def _wait_for(side: Side) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            opener.open(f"{side.address}/inloggen/", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"De site van {side.name} start niet; zie {side.folder / 'site.log'}.")
