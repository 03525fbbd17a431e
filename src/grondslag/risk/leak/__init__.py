"""The leak check: does anything of the dossier still stand in what is about to leave?

Independent of the anonymiser on purpose: other code, other method. It knows nothing of sentences or
entities; it is given the forbidden values and hunts each of them in every disguise that it knows (see
`names`, `numbers`, `dates`), in every place where text can hide (see `parts`). What it can't read it never
calls clean: `Unchecked`.

When does a value count? A value alone must be distinctive, or the check would cry at every card:

- A name of several words counts when two of its words stand together, in any order, or all of them run
  together.
- One word of a name counts alone when it is four letters or longer and no ordinary word; from six letters
  also inside a longer word; from seven with one letter wrong. A shorter word counts when it stands with a
  capital.
- One word of a name also counts nearly (`nearly`): with a letter or two wrong or the same consonants, where
  it has a capital inside a sentence or stands in an address or file name; as a scanner may have read it;
  broken in pieces; and in another alphabet.
- A word that is also an ordinary word ('Bakker', 'Joy', 'Mei') counts alone only with a capital inside a
  sentence.
- An initial with the surname always counts. A number counts from six characters. Of a date, day with month
  or month with year counts. Years, ages and countries are left to the rules of the card itself.
"""

from grondslag.risk.leak.check import Hit, leak_check
from grondslag.risk.leak.forbidden import Forbidden, forbidden_of
from grondslag.risk.leak.parts import Unchecked

__all__ = ["Forbidden", "Hit", "Unchecked", "forbidden_of", "leak_check"]
