"""Can this recipient still single a person out? Two questions, asked before anything leaves.

`class_size` links a card to the register of zaken as an attacker would: how many registered zaken fit the
card, its words and every earlier release of the same zaak, and which coarser card hides among enough others.
`leak_check` looks for the identifiers of the dossier in what is about to leave, by other means than the
anonymiser's, in text, JSON, PDF, metadata and file names.

Both are attacks, not proofs: what they find is a risk, what they don't find is no safety.

Pure Python; reads `grondslag.anonymise.kaart` and nothing else of the house.
"""

from grondslag.risk.classes import ClassSize, FieldCost, class_size
from grondslag.risk.coarsening import Step, Suggestion
from grondslag.risk.leak import Forbidden, Hit, Unchecked, forbidden_of, leak_check
from grondslag.risk.linkage import Linkage, linkage
from grondslag.risk.register import RegisterIndex, RegisterRow, Release

__all__ = [
    "ClassSize",
    "FieldCost",
    "Forbidden",
    "Hit",
    "Linkage",
    "RegisterIndex",
    "RegisterRow",
    "Release",
    "Step",
    "Suggestion",
    "Unchecked",
    "class_size",
    "forbidden_of",
    "leak_check",
    "linkage",
]
