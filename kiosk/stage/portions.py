"""Captions cut into portions that have room, one after the other; draws and measures nothing."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from kiosk.content.captions import Captions, Cue


def portioned(captions: Captions, fits: Callable[[str], bool]) -> Captions:
    """What does not fit as it is written is set as running text, else in as few parts as do fit.

    The parts share the time of their cue by their letters. One word that does not fit stands alone.
    """
    return Captions(part for cue in captions.cues for part in _portions(cue, fits))


def _portions(cue: Cue, fits: Callable[[str], bool]) -> Iterator[Cue]:
    texts = [cue.text] if fits(cue.text) else _parts(cue.text.split(), fits)
    letters = sum(map(len, texts))
    start = cue.start
    for text, read in zip(texts, accumulate(map(len, texts)), strict=True):
        end = cue.start + (cue.end - cue.start) * read / letters
        yield Cue(start, end, text)
        start = end


def _parts(words: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    for count in range(1, len(words)):
        parts = _evenly(words, count)
        if all(map(fits, parts)):
            return parts
    return list(words)


def _evenly(words: Sequence[str], count: int) -> list[str]:
    """The words in at most `count` runs of about as many letters each."""
    total = sum(len(word) + 1 for word in words)
    runs: list[list[str]] = [[] for _ in range(count)]
    before = 0
    for word in words:
        middle = before + (len(word) + 1) / 2
        runs[min(count - 1, int(middle * count / total))].append(word)
        before += len(word) + 1
    return [" ".join(run) for run in runs if run]
