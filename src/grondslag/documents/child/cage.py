"""The cage of a reader: its bounds on memory and time, no network, no writing, and of the disk only programs.

Works without root. Linux only: seccomp holds the network shut, Landlock (where the kernel has it) the disk.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
import tomllib
from pathlib import Path

from grondslag.documents.limits import Limits
from grondslag.documents.model import Unreadable

_TABLE = tomllib.loads((Path(__file__).parent / "cage.toml").read_text(encoding="utf-8"))
_LIBC = ctypes.CDLL(None, use_errno=True)

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SIGKILL = 9
_SECCOMP_MODE_FILTER = 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF instructions
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refuse: EPERM
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4  # offsets in struct seccomp_data
_X32_BIT = 0x40000000

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same on every architecture
_LANDLOCK_PATH_RULE = 1
_READ_AND_RUN, _READ_FILE, _WRITE_FILE = 0b1101, 0b0100, 0b0010  # the first: execute, read files and folders
_ALL_OF_ABI_1 = (1 << 13) - 1
_READABLE = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/proc/self", "/dev/urandom")
_OPEN_FILES = 64


def enter(limits: Limits, pages: int) -> None:
    """Shut this process in; Unreadable where the kernel can't hold the network shut."""
    os.setsid()
    _LIBC.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    seconds = limits.seconds + limits.seconds_per_page * pages
    for bound, value in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(bound, (value, value + (bound == resource.RLIMIT_CPU)))
    if _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise Unreadable("afscherming")
    _shut_disk()
    _shut_network()


def _shut_network() -> None:
    """Refuse the calls of `cage.toml` from here on; the programs that this process starts inherit it."""
    calls = dict(_TABLE.get(platform.machine(), {}))
    if not calls:
        raise Unreadable("afscherming")
    architecture = calls.pop("audit")
    program = _bpf_program(architecture, sorted(calls.values()))
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    if _LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0):
        raise Unreadable("afscherming")


def _bpf_program(architecture: int, refused: list[int]) -> list[bytes]:
    """Return the filter: kill a foreign architecture, refuse the numbers and all of x32, allow the rest."""
    last = len(refused) + 1

    def instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("HBBI", code, if_true, if_false, value)

    return [
        instruction(_LOAD, _ARCHITECTURE_AT),
        instruction(_EQUAL, architecture, 1, 0),
        instruction(_RETURN, _KILL),
        instruction(_LOAD, _NUMBER_AT),
        instruction(_AT_LEAST, _X32_BIT, last, 0),
        *(instruction(_EQUAL, number, last - 1 - place, 0) for place, number in enumerate(refused)),
        instruction(_RETURN, _ALLOW),
        instruction(_RETURN, _REFUSE),
    ]


def _shut_disk() -> None:
    """Leave only programs and libraries to read, and nothing to write.

    A kernel without Landlock skips this: it is a second wall, behind the one around the network.
    """
    ruleset = _LIBC.syscall(_LANDLOCK_CREATE, struct.pack("Q", _ALL_OF_ABI_1), 8, 0)
    if ruleset < 0:
        return
    own = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), os.environ.get("TESSDATA_PREFIX", ""))
    for path in (*_READABLE, *own):
        _allow(ruleset, path, _READ_AND_RUN if Path(path).is_dir() else _READ_FILE)
    _allow(ruleset, os.devnull, _READ_FILE | _WRITE_FILE)
    _LIBC.syscall(_LANDLOCK_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    if not path or not Path(path).exists():
        return
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = struct.pack("=Qi", rights, place)
    _LIBC.syscall(_LANDLOCK_ADD, ruleset, _LANDLOCK_PATH_RULE, rule, 0)
    os.close(place)
