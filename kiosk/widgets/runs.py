"""Lines of mixed type, broken only where there is a blank.

Kivy breaks marked-up text wherever its style changes, so a comma after bold words or a source mark
may start a line. Here the lines are filled beforehand, and Kivy is told where they end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kivy.core.text import Label as CoreLabel

from kiosk.widgets.text import plain

_RAISED_SHARE = 0.5  # Kivy halves the size of what it raises
_FILLED = 0.98  # of the width: a line may be set a little wider than the sum of its words


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `colour` as six hexadecimal digits, `size_px` where it differs."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size_px: int = 0
    raised: bool = False

    def markup(self, text: str) -> str:
        """Some of its words as markup."""
        marked = plain(text)
        if self.bold:
            marked = f"[b]{marked}[/b]"
        if self.italic:
            marked = f"[i]{marked}[/i]"
        if self.raised:
            marked = f"[sup]{marked}[/sup]"
        if self.size_px:
            marked = f"[size={self.size_px}]{marked}[/size]"
        return f"[color={self.colour}]{marked}[/color]" if self.colour else marked


_Word = list[tuple[Run, str]]  # pieces without a blank between them


def fill_lines(runs: Sequence[Run], font_name: str, size_px: int, width: float) -> str:
    """The runs as markup with line ends: text `size_px` large in `width`, both window pixels."""
    rulers: dict[tuple[int, bool, bool], CoreLabel] = {}

    def measure(run: Run, text: str) -> float:
        size = round((run.size_px or size_px) * (_RAISED_SHARE if run.raised else 1.0))
        key = (size, run.bold, run.italic)
        if key not in rulers:
            rulers[key] = CoreLabel(
                font_size=size, font_name=font_name, bold=run.bold, italic=run.italic
            )
        return float(rulers[key].get_extents(text)[0])

    blank = measure(Run(""), " ")
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in _words(runs):
        wide = sum(measure(run, text) for run, text in word)
        if lines[-1] and used + blank + wide > width * _FILLED:
            lines.append([])
            used = 0.0
        used += wide + (blank if lines[-1] else 0.0)
        lines[-1].append("".join(run.markup(text) for run, text in word))
    return "\n".join(" ".join(line) for line in lines)


def _words(runs: Sequence[Run]) -> Iterator[_Word]:
    """The runs' words, glued where no blank parts them; a no-break space does not part."""
    word: _Word = []
    for run in runs:
        first, *others = re.split(r"[ \n\t]+", run.text)
        if first:
            word.append((run, first))
        for text in others:
            if word:
                yield word
            word = [(run, text)] if text else []
    if word:
        yield word
