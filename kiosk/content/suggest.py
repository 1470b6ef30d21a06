"""Guesses which known word was meant; knows nothing of where the words come from."""

from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.content.invisible import find_invisible

MAX_CANDIDATES = 2_000  # difflib is slow; past this many, exact ignoring case is all that is tried
MAX_WORD_CHARACTERS = 100
MAX_COMPARISONS = 100_000  # in one check: a second. Two thousand misspelt files took 33 s.


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to `word`, or None when none is near."""
    known = list(dict.fromkeys(candidates))
    if not 0 < len(word) <= MAX_WORD_CHARACTERS:
        return None
    by_fold = {candidate.casefold(): candidate for candidate in reversed(known)}
    if (same := by_fold.get(word.casefold())) is not None:
        return same
    if len(known) > MAX_CANDIDATES:
        return None
    near = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The sentence "Did you mean 'slides'?", or "" when nothing is near."""
    return _sentence(word, closest(word, candidates))


class Guesses:
    """Guesses for all the unknown words of one check, as long as that takes no time to speak of.

    Of hundreds of words that are all misspelt alike, curators need a guess for the first.
    """

    def __init__(self) -> None:
        self._left = MAX_COMPARISONS

    @property
    def are_spent(self) -> bool:
        """Whether there will be no more."""
        return self._left <= 0

    def closest(self, word: str, candidates: Iterable[str]) -> str | None:
        """The candidate nearest to `word`, or None: when none is near, or it took too long."""
        if self.are_spent:
            return None
        known = tuple(candidates)
        self._left -= len(known)
        return closest(word, known)

    def did_you_mean(self, word: str, candidates: Iterable[str]) -> str:
        """The sentence "Did you mean 'slides'?", or "" when there is no guess."""
        return _sentence(word, self.closest(word, candidates))


def _sentence(word: str, guess: str | None) -> str:
    if guess is None:
        return ""
    unseen = (
        " What stands here has an invisible character." if find_invisible(word) is not None else ""
    )
    return f"Did you mean '{guess}'?{unseen}"
