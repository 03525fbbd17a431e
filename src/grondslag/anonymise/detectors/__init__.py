"""One detector a file. A detector is a function `(view, context) -> candidates`; `ALL` lists them.

A new detector: write its file here, add it to `ALL`, give it a test in `tests/unit/anonymise/detectors/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grondslag.anonymise.detectors import (
    abroad,
    address,
    ages,
    agewords,
    births,
    called,
    codes,
    contact,
    dates,
    employers,
    formations,
    functions,
    groups,
    homes,
    lifetimes,
    lines,
    naming,
    numbers,
    occasions,
    officials,
    places,
    public,
    rarenumbers,
    scripts,
    seasons,
    sequence,
    speakers,
    titles,
    towns,
    units,
    unknown,
)

if TYPE_CHECKING:
    from grondslag.anonymise.candidate import Detector

ALL: tuple[Detector, ...] = (
    numbers.detect,
    contact.detect,
    codes.detect,
    rarenumbers.detect,
    address.detect,
    homes.detect,
    towns.detect,
    abroad.detect,
    dates.detect,
    occasions.detect,
    seasons.detect,
    ages.detect,
    agewords.detect,
    lifetimes.detect,
    births.detect,
    titles.detect,
    naming.detect,
    called.detect,
    speakers.detect,
    lines.detect,
    officials.detect,
    public.detect,
    formations.detect,
    employers.detect,
    units.detect,
    functions.detect,
    groups.detect,
    places.detect,
    scripts.detect,
    sequence.detect,
    unknown.detect,
)
# Without the model, which learnt from the very dossiers that the floors are measured on.
RULES: tuple[Detector, ...] = tuple(detect for detect in ALL if detect is not sequence.detect)
