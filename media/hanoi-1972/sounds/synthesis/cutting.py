"""Cuts paragraphs into what one caption can hold, where a reader would breathe."""

import re
from collections.abc import Iterator, Sequence

LINE_CHARACTERS = 45

_SENTENCE_END = re.compile(r"(?<=[.?!…])[”’»]?\s+(?=[“‘«]?\w)")
# Words that begin something new, where a sentence must be cut and has no comma.
_OPENERS = frozenset(
    {
        "and",
        "or",
        "of",
        "in",
        "at",
        "from",
        "where",
        "who",
        "that",
        "to",
        "with",
        "by",
        "for",
        "had",
    }
    | {
        "và",
        "ở",
        "khi",
        "sau",
        "nơi",
        "từ",
        "để",
        "của",
        "trong",
        "vào",
        "bằng",
        "theo",
        "có",
        "báo",
    }
)


def captions(paragraph: str) -> Iterator[str]:
    """The paragraph as captions, in order; together they are its words."""
    for sentence in _sentences(paragraph):
        yield from _halved(sentence)


def lines(caption: str) -> Sequence[str]:
    """The caption in one line, or in two that break where it hurts least."""
    if len(caption) <= LINE_CHARACTERS or " " not in caption:
        return (caption,)
    return min(_cuts(caption), key=lambda halves: (_excess(halves), _strain(halves)))


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        yield paragraph[start : end.end()].strip()
        start = end.end()
    yield paragraph[start:]


def _halved(text: str) -> Iterator[str]:
    if not _excess(lines(text)):
        yield text
        return
    left, right = min(_cuts(text), key=_strain)
    yield from _halved(left)
    yield from _halved(right)


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for space in re.finditer(" ", text):
        yield text[: space.start()], text[space.end() :]


def _excess(halves: Sequence[str]) -> int:
    """By how many characters the longer one runs over its line."""
    return max(0, *(len(half) - LINE_CHARACTERS for half in halves))


def _strain(halves: tuple[str, str]) -> float:
    """How much is wrong with a cut: far from the middle, or through what belongs together."""
    left, right = halves
    before, after = left.split()[-1], right.split()[0]
    strain = abs(len(left) - len(right)) / 2
    if before[-1] in ",;:":
        return strain - (0 if before[-1] == "," else 20)
    strain += 12 if after.lower() in _OPENERS else 40
    if before[-1].isdigit() or after[0].isdigit() or "–" in (before, after):
        strain += 30
    if before[0].isupper() and after[0].isupper():
        strain += 30
    if before.lower() in _OPENERS:
        strain += 30
    return strain
