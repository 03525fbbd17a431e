"""Sign grounds: write down who read exactly which rule and which cited words, on which day.

A signature is a statement, kept beside the register; the hashes in it fall with the first change of the rule,
of a judgement or kind that it uses, or of the cited words. The demo's file is written the same way: when
the register changes, its grounds are signed anew with `grondslag wet onderteken ... --demo`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import yaml

from grondslag.law.faults import Fault, RegisterError
from grondslag.law.ground import Ground
from grondslag.law.loading import read_signatures
from grondslag.law.reading_copy import digest, keep, to_read
from grondslag.law.register import Register
from grondslag.law.schema import Signature, Signer


class _Plain(yaml.SafeDumper):
    """YAML without anchors: each signature reads by itself."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def sign(ground: Ground, lines: tuple[str, ...], *, day: date, jurist: str) -> Signature:
    """The signature of `jurist` on `day` under `ground`, read as `lines`."""
    return Signature(
        regel=ground.rule_sha256,
        teksten=ground.texts_sha256,
        gelezen=digest(lines),
        op=day,
        door=(Signer(rol="jurist", naam=jurist),),
    )


def add_signatures(
    register: Register, ids: Iterable[str], file: Path, *, day: date, jurist: str, demo: bool
) -> None:
    """Sign the grounds `ids` in `file`; what was signed there before stays, but for these grounds.

    What was read is kept beside it, so that a later reader sees what changed since.

    Raises RegisterError for a ground that the register does not have, or a file that cannot be used.
    """
    signatures = dict(read_signatures(file, demo=demo)) if file.exists() else {}
    for name in ids:
        if name not in register.grounds:
            raise RegisterError(Fault(file.name, 1, f"De grondslag '{name}' is er niet of is niet te lezen."))
        lines = to_read(name, register)
        signatures[name] = sign(register.grounds[name], lines, day=day, jurist=jurist)
        keep(lines, name, file)
    file.write_text(_as_yaml(signatures, demo=demo), encoding="utf-8")


def _as_yaml(signatures: Mapping[str, Signature], *, demo: bool) -> str:
    content = {
        "demo": "ja" if demo else "nee",
        "handtekeningen": {
            name: {**signature.model_dump(), "door": [signer.model_dump() for signer in signature.door]}
            for name, signature in sorted(signatures.items())
        },
    }
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
