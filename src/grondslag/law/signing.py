"""Sign grounds: write down who read exactly which rule and which cited words, on which day.

A signature is a statement, kept beside the register; the hashes in it fall with the first change of the rule,
of a judgement or kind that it uses, or of the cited words.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml

from grondslag.law.ground import Ground
from grondslag.law.register import Register
from grondslag.law.schema import Signature, Signer


class _Plain(yaml.SafeDumper):
    """YAML without anchors: each signature reads by itself."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def sign(ground: Ground, *, day: date, signers: Iterable[Signer]) -> Signature:
    """The signature of `signers` under `ground` as it stands. Raises ValueError when none is a jurist."""
    return Signature(regel=ground.rule_sha256, teksten=ground.texts_sha256, op=day, door=tuple(signers))


def write_signatures(
    register: Register, ids: Iterable[str], file: Path, *, day: date, signers: Iterable[Signer], demo: bool
) -> None:
    """Write one file with `signers`' signatures under the grounds `ids`. Replaces the file."""
    names = tuple(signers)
    signatures = {name: sign(register.grounds[name], day=day, signers=names) for name in ids}
    content = {
        "demo": "ja" if demo else "nee",
        "handtekeningen": {
            name: {**signature.model_dump(), "door": [signer.model_dump() for signer in signature.door]}
            for name, signature in signatures.items()
        },
    }
    text = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(text, encoding="utf-8")
