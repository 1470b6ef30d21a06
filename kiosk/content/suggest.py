"""Guesses which known word was meant; knows nothing of where the words come from."""

from collections.abc import Iterable
from difflib import get_close_matches

from kiosk.content.invisible import find_invisible

MAX_CANDIDATES = 2_000  # difflib is slow; past this many, exact ignoring case is all that is tried
MAX_WORD_CHARACTERS = 100


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
    guess = closest(word, candidates)
    if guess is None:
        return ""
    unseen = (
        " What stands here has an invisible character." if find_invisible(word) is not None else ""
    )
    return f"Did you mean '{guess}'?{unseen}"
