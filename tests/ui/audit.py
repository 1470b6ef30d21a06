"""Looks at everything on the screen and tells, in sentences, what is cut, covered or out of reach.

Texts are judged by their ink, not by their boxes: the pixels of their texture that are not clear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pytest
from kivy.core.text.markup import MarkupLabel
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget
from kivy.utils import escape_markup
from PIL import Image

from kiosk.core.geometry import Rect
from kiosk.stage.bar import Bar
from kiosk.stage.panel import Panel
from kiosk.stage.player import Player
from kiosk.stage.prompt import Prompt
from kiosk.stage.rehearsal import Rehearsal
from kiosk.stage.shell import Shell
from kiosk.widgets import text as text_module
from kiosk.widgets.look import Look
from kiosk.widgets.pane import Pane
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text

TOLERANCE_PX = 1.0  # antialiasing and rounding to whole pixels
LEAST_TARGET_PX = 24  # WCAG 2.5.8
_OPAQUE = 96  # of 255; fainter ink at an edge is antialiasing
_LEAST_LINES = 2
_LINE = 1.5  # of the font size
_TAG = re.compile(r"\[/?[a-z][^\]]*\]")


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text on the screen: its visible ink, and what it stands in."""

    text: Text
    ink: Rect
    layer: str
    target: Target | None
    pane: Pane | None

    @property
    def words(self) -> str:
        """Enough of it to find it again."""
        return f"{self.layer} text {self.text.text[:40]!r}"


@dataclass(slots=True)
class _Seen:
    letterings: list[Lettering] = field(default_factory=list)
    targets: list[tuple[str, Target]] = field(default_factory=list)
    panes: list[tuple[str, Pane]] = field(default_factory=list)


def audit(rehearsal: Rehearsal) -> list[str]:
    """Everything wrong with what is on the screen now; empty when nothing is."""
    shell = rehearsal.shell
    seen = _Seen()
    for layer in _uncovered(shell):
        _walk(layer, _name(layer), seen)
    window = Rect(0, 0, *shell.size)
    look = shell._look
    return [
        *_judge_targets(rehearsal, seen, window, look),
        *_judge_texts(seen, window),
        *_judge_panes(rehearsal, seen, look),
        *_judge_ground_of_bar(shell, seen),
    ]


class LineRecorder:
    """Remembers how the lines of every text broke; stands in for Kivy's label in `widgets.text`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        labels: list[Any] = []
        self._labels = labels

        class Recorded(MarkupLabel):  # type: ignore[misc]  # Kivy has no types
            def refresh(self) -> None:
                super().refresh()
                labels.append(self)

        monkeypatch.setattr(text_module, "MarkupLabel", Recorded)

    def broken_words(self) -> list[str]:
        """A sentence for every word torn between two lines since the last call."""
        sentences = [
            f"{word!r} is torn at {label.options['font_size']} px: {label.text[:60]!r}"
            for label in self._labels
            for word in _broken(label)
        ]
        self._labels.clear()
        return sentences


def _broken(label: Any) -> Iterator[str]:
    """Pieces of words on a line of their own; web addresses may be broken anywhere."""
    words = _TAG.sub("", label.text).split()
    addresses = " ".join(word for word in words if "/" in word)
    for line in label._cached_lines:
        shown = escape_markup("".join(word.text for word in line.words))
        for word in shown.split():
            if word not in words and word not in addresses:
                yield word


def _uncovered(shell: Shell) -> list[Widget]:
    """The layers that are not behind a question or a panel."""
    layers = list(reversed(shell.children))
    for kind, kept in ((Prompt, (Prompt,)), (Panel, (Panel, Player, Bar))):
        if any(isinstance(layer, kind) for layer in layers):
            return [layer for layer in layers if isinstance(layer, kept)]
    return layers


def _name(layer: Widget) -> str:
    return type(layer).__name__


def _walk(
    widget: Widget,
    layer: str,
    seen: _Seen,
    target: Target | None = None,
    pane: Pane | None = None,
) -> None:
    if widget.opacity == 0:
        return
    if isinstance(widget, Target):
        target = widget
        seen.targets.append((layer, widget))
    if isinstance(widget, Pane):
        pane = widget
        seen.panes.append((layer, widget))
    if isinstance(widget, Text) and widget.text:
        ink = _ink(widget)
        if ink is not None and pane is not None:
            ink = _common(ink, pane.frame)
        if ink is not None:
            seen.letterings.append(Lettering(widget, ink, layer, target, pane))
    for child in reversed(widget.children):
        _walk(child, layer, seen, target, pane)


def _judge_targets(rehearsal: Rehearsal, seen: _Seen, window: Rect, look: Look) -> Iterator[str]:
    live = rehearsal.shell.targets()
    if len({target.name for target in live}) != len(live):
        yield f"two targets have one name: {[target.name for target in live]}"
    shown = {id(target) for _, target in seen.targets}
    full = round(look.button_px)
    for target in live:
        rect, name = target.rect, f"target {target.name}"
        if id(target) not in shown:
            yield f"{name} can be pressed but not seen"
        if not _within(rect, window):
            yield f"{name} is outside the window: {rect}"
        if min(rect.width, rect.height) < LEAST_TARGET_PX or rect.height < full:
            yield f"{name} is too small: {rect.width} x {rect.height}, wanted {full}"
        if not target.spoken:
            yield f"{name} has no words for who cannot see it"
    for (_, one), (_, other) in combinations(seen.targets, 2):
        if _overlap(one.rect, other.rect):
            yield f"targets {one.name} and {other.name} overlap: {one.rect}, {other.rect}"


def _judge_texts(seen: _Seen, window: Rect) -> Iterator[str]:
    for lettering in seen.letterings:
        ink = lettering.ink
        if not _within(ink, window):
            yield f"{lettering.words} is outside the window: {ink}"
        if lettering.target is not None and not _within(ink, lettering.target.rect):
            yield (
                f"{lettering.words} is larger than its target {lettering.target.name}: "
                f"{ink} in {lettering.target.rect}"
            )
        for _, target in seen.targets:
            if target is not lettering.target and _overlap(ink, target.rect):
                yield f"{lettering.words} is under target {target.name}: {ink}, {target.rect}"
    for one, other in combinations(seen.letterings, 2):
        if _overlap(one.ink, other.ink):
            yield f"{one.words} and {other.words} overlap: {one.ink}, {other.ink}"


def _judge_panes(rehearsal: Rehearsal, seen: _Seen, look: Look) -> Iterator[str]:
    for layer, pane in seen.panes:
        least = min(pane.content_height, _LEAST_LINES * _LINE * look.font_px("body"))
        if pane.height < least - TOLERANCE_PX:
            yield f"{layer} pane is {pane.height:.0f} high, wanted {least:.0f}"
        if pane.overflows and "more" not in rehearsal.controls:
            yield f"{layer} pane holds more than it shows and there is no button to see it"


def _judge_ground_of_bar(shell: Shell, seen: _Seen) -> Iterator[str]:
    bars = [child for child in shell.children if isinstance(child, Bar)]
    if not bars or any(isinstance(child, Prompt) for child in shell.children):
        return
    _, top = bars[0]._ground.size
    for lettering in seen.letterings:
        if lettering.layer != "Bar" and lettering.ink.y < top - TOLERANCE_PX:
            yield f"{lettering.words} reaches into the bar: {lettering.ink}, bar {top}"
    for layer, target in seen.targets:
        if layer != "Bar" and target.y < top - TOLERANCE_PX:
            yield f"target {target.name} reaches into the bar: {target.rect}, bar {top}"


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - TOLERANCE_PX
        and inner.y >= outer.y - TOLERANCE_PX
        and inner.right <= outer.right + TOLERANCE_PX
        and inner.top <= outer.top + TOLERANCE_PX
    )


def _overlap(one: Rect, other: Rect) -> bool:
    return one.inset(TOLERANCE_PX).overlaps(other.inset(TOLERANCE_PX))


def _common(one: Rect, other: Rect) -> Rect | None:
    x, y = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - x, min(one.top, other.top) - y
    return Rect(x, y, width, height) if width > 0 and height > 0 else None


_inks: dict[tuple[object, ...], tuple[int, int, int, int] | None] = {}


def _ink(text: Text) -> Rect | None:
    """The ink's place in the window; None for blanks."""
    quad, key = text._quad, text._made_from
    if key not in _inks:
        _inks[key] = ink_box(quad.texture)
    box = _inks[key]
    if box is None:
        return None
    left, top, right, bottom = box
    x, y = quad.pos
    return Rect(x + left, y + quad.size[1] - bottom, right - left, bottom - top)


def ink_box(texture: Texture) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is not clear, in pixels from the upper left corner."""
    alpha = Image.frombytes("RGBA", texture.size, texture.pixels).getchannel("A")
    return alpha.point(lambda value: 255 * (value >= _OPAQUE)).getbbox()
