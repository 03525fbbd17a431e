"""What a function says of words, asked once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Said = TypeVar("Said")


class Remembered(dict[str, Said], Generic[Said]):
    """The answers of a function for each different word.

    Of a word that has been asked before nothing but a dictionary is looked at. When there would be more
    than `most` answers all are forgotten.
    """

    def __init__(self, answer: Callable[[str], Said], most: int) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, word: str) -> Said:
        """Ask, and remember."""
        if len(self) >= self._most:
            self.clear()
        said = self[word] = self._answer(word)
        return said
