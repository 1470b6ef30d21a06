"""A number as it is printed beside its mark: "at least 1,624 people", and who says so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kivy.uix.widget import Widget

from kiosk.pages.figures.views import ValueView
from kiosk.widgets.look import Look
from kiosk.widgets.runs import Run, fill_lines
from kiosk.widgets.text import Text, family, plain

_GAP = 10.0
_LOOSE = 1.04  # of a line's own width: lines are filled with less
_MARK_SHARE = 1.4  # of a label: Kivy halves the size of what it raises


class NumberTag(Widget):
    """What stands before a number, the number, its unit; on one line."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._before, self._number, self._after = Text(), Text(), Text()
        for part in self._parts:
            self.add_widget(part)

    @property
    def _parts(self) -> tuple[Text, Text, Text]:
        return self._before, self._number, self._after

    def set(self, view: ValueView, look: Look, *, font_px: int, colour: str = "paper") -> float:
        """Take a number in letters of that size; returns the width (window pixels)."""
        self._look = look
        after = plain(" ".join(part for part in (view.after, view.unit) if part))
        marks = "" if has_label(view) else marked(source_marks(view, look))
        number = plain(view.number) + ("" if after else marks)
        self._before.set(plain(view.before), look, role="label", colour="mute")
        if view.is_known:
            self._number.set(number, look, face="numbers", bold=True, colour=colour,
                             font_px=font_px, line_height=1.15)  # fmt: skip
        else:
            self._number.set(number, look, role="label", italic=True, colour="mute")
        self._after.set(after + marks if after else "", look, role="label", colour="mute")
        shown = [part for part in self._parts if part.text]
        self.width = sum(part.width for part in shown) + look.px(_GAP) * (len(shown) - 1)
        self.height = max((part.height for part in shown), default=0.0)
        return float(self.width)

    def place(self, x: float, middle: float) -> None:
        """Stand from x on, its middle at a height."""
        size = self._number.height
        drop = size * 0.13  # small letters stand on the line of the number
        for part in self._parts:
            if part.text:
                low = 0.0 if part is self._number else drop
                part.place(x, middle + part.height / 2 - low)
                x += part.width + self._look.px(_GAP)


def has_label(view: ValueView) -> bool:
    """Whether there are words besides the number; without any, its sources stand at its end."""
    return bool(view.side.title or view.remark)


def marked(runs: Iterable[Run]) -> str:
    """Runs on one line, as markup."""
    return "".join(run.markup(run.text) for run in runs)


def set_label(text: Text, view: ValueView, look: Look, width: float) -> Text:
    """Who says so, with the numbers of the sources, and below it what else is said."""
    runs = list(_runs(view, look))
    markup = ""
    if runs:
        markup = fill_lines(runs, family(look, "text"), look.font_px("label"), width)
    if view.remark and view.side.title:
        remark = [Run(view.remark, colour=look.hex("mute"))]
        below = fill_lines(remark, family(look, "text"), look.font_px("label"), width)
        markup = f"{markup}\n{below}"
    return text.set(markup, look, role="label", width=width, line_height=1.3)


def label_width(view: ValueView, look: Look) -> float:
    """The width of who says so with the numbers of the sources, on one line."""
    runs = _runs(replace(view, note="", part_words=""), look)
    return float(Text().set(marked(runs), look, role="label").width) * _LOOSE + look.px(2)


def _runs(view: ValueView, look: Look) -> Iterator[Run]:
    if has_label(view):
        colour = "" if view.side.title else look.hex("mute")
        yield Run(view.side.title or view.remark, bold=bool(view.side.title), colour=colour)
        yield from source_marks(view, look)


def source_marks(view: ValueView, look: Look) -> Iterator[Run]:
    """The raised numbers of the sources."""
    for index, mark in enumerate(view.marks):
        yield Run(
            f",\u200a{mark}" if index else str(mark),
            colour=look.hex("brass"),
            size_px=round(look.font_px("label") * _MARK_SHARE),
            raised=True,
        )
