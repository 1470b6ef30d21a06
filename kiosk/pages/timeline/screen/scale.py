"""The lower edge of the axis: ticks, what is written below them, and which part of all is seen."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kivy.graphics import Color, InstructionGroup, Rectangle, RoundedRectangle
from kivy.uix.widget import Widget

from kiosk.cartography.camera import Camera
from kiosk.content.calendar import Form, write_moment
from kiosk.content.moments import EPOCH
from kiosk.core.geometry import Rect
from kiosk.pages.timeline.axis import Axis
from kiosk.pages.timeline.screen.layout import edge_px
from kiosk.pages.timeline.ticks import Step, Tick, step_for, ticks, zebra_of
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain, text_width

_TICK = 12.0
_GAP = 26.0  # at least so far are the words of two ticks apart
_LINE, _AXIS, _ZEBRA = 0.55, 0.8, 0.5  # how strong they are
_BESIDE_FLAG = 8.0
_NEARLY_ALL = 0.98
_THUMB = 7.0
_SAMPLES = {
    Form.CLOCK: (EPOCH,),
    Form.DAY: (EPOCH + dt.timedelta(days=27),),
    Form.WEEKDAY: tuple(EPOCH + dt.timedelta(days=day) for day in range(7)),
    Form.MONTH: tuple(EPOCH.replace(month=month) for month in range(1, 13)),
    Form.YEAR: (EPOCH,),
}
"""Moments that have the widest words of each form among them."""

_Key = tuple[Step, float, bool]
"""Words at a second of the axis; true of the main ones below a mark."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of an axis from a camera: `room` are the tracks, above it, within `frame`."""

    camera: Camera
    frame: Rect
    room: Rect
    axis: Axis
    look: Look
    language: str

    @property
    def starts(self) -> float:
        """The first second that is seen."""
        return self.camera.region(self.frame).x + self.axis.starts

    @property
    def ends(self) -> float:
        """The last one."""
        return self.camera.region(self.frame).right + self.axis.starts

    def x(self, second: float) -> float:
        """Where a second is seen across the window."""
        return self.camera.to_window(self.frame, second - self.axis.starts, 0.0)[0]


class Scale(Widget):
    """Lines through the tracks, marks on the axis and words below it."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._lines = InstructionGroup()
        self.canvas.before.add(self._lines)
        self._words: dict[_Key, Text] = {}

    @staticmethod
    def depth(look: Look) -> float:
        """What it needs below the axis, in window pixels."""
        return look.px(_TICK + 6) + 3 * _line(look) + look.px(4 + 2 * _THUMB)

    def draw(self, sight: Sight, flag: Rect | None) -> None:
        """Draw what is seen; where `flag` stands, no words do."""
        self._sight, self._look = sight, sight.look
        step = step_for(sight.camera.scale, lambda each: _room_of(each, sight.look, sight.language))
        self._lines.clear()
        self._draw_zebra(step)
        marks = list(ticks(step, sight.starts, sight.ends))
        self._draw_lines(marks)
        written = {*self._write_below(step, marks, flag), *self._write_context(step)}
        for key in self._words.keys() - written:
            self.remove_widget(self._words.pop(key))
        self._draw_thumb()

    # ------------------------------------------------------------------------------- in detail

    def _fill(self, rect: Rect, role: str, alpha: float) -> None:
        self._lines.add(Color(*self._look.colour(role, alpha)))
        self._lines.add(Rectangle(pos=(rect.x, rect.y), size=(rect.width, rect.height)))

    def _draw_zebra(self, step: Step) -> None:
        """Every other day, month or so is a little lighter."""
        sight = self._sight
        frame, room = sight.frame, sight.room
        bands = list(ticks(zebra_of(step), sight.starts, sight.ends))
        edges = [*(sight.x(tick.second) for tick in bands[1:]), frame.right]
        for tick, right in zip(bands, edges, strict=True):
            if tick.number % 2:
                left = max(sight.x(tick.second), frame.x)
                self._fill(Rect(left, room.y, right - left, room.height), "panel", _ZEBRA)

    def _draw_lines(self, marks: list[Tick]) -> None:
        sight, look = self._sight, self._look
        frame, room = sight.frame, sight.room
        thin, thick = max(1.0, round(look.px(1))), max(2.0, round(look.px(2)))
        for tick in marks:
            x = round(sight.x(tick.second))
            self._fill(Rect(x, room.y, thin, room.height), "line", _LINE)
            self._fill(Rect(x, room.y - look.px(_TICK), thin, look.px(_TICK)), "mute", 1.0)
        self._fill(Rect(frame.x, room.y - thick / 2, frame.width, thick), "mute", _AXIS)

    def _write_below(self, step: Step, marks: list[Tick], flag: Rect | None) -> Iterator[_Key]:
        """Write below each mark what it is; yields the keys of the words."""
        look = self._look
        for tick in marks:
            middle, top = self._sight.x(tick.second), self._top
            for form, is_main in ((step.main, True), (step.sub, False)):
                said = write_moment(tick.moment, form, self._sight.language)
                if said:
                    key = (step, tick.second, is_main)
                    text = self._text(key, said, main=is_main)
                    self._place(text, middle - text.width / 2, top, flag)
                    yield key
                top -= _line(look)

    def _write_context(self, step: Step) -> Iterator[_Key]:
        """Days below hours, months below days: at the left edge until the next one comes."""
        sight, look, context = self._sight, self._look, step.context
        if context is None:
            return
        top = self._top - _line(look) * (1 if step.sub is Form.NONE else 2)
        marks = list(ticks(context, sight.starts, sight.ends))
        lefts = [sight.x(tick.second) for tick in marks]
        edge, gap, frame = edge_px(look), look.px(_GAP), sight.frame
        rights = [*(left - gap for left in lefts[1:]), frame.right - edge]
        for tick, left, right in zip(marks, lefts, rights, strict=True):
            key = (context, tick.second, False)
            text = self._text(
                key, write_moment(tick.moment, context.main, sight.language), main=False
            )
            x = min(max(left + look.px(8), frame.x + edge), right - text.width)
            self._place(text, x, top, None)
            if x < left + look.px(4):  # too long for what is seen of it
                text.opacity = 0.0
            yield key

    @property
    def _top(self) -> float:
        """The upper edge of the words."""
        return self._sight.room.y - self._look.px(_TICK + 6)

    def _text(self, key: _Key, said: str, *, main: bool) -> Text:
        text = self._words.get(key)
        if text is None:
            text = self._words[key] = Text()
            self.add_widget(text)
        return text.set(plain(said), self._look, role="label",
                        face="numbers" if main else "text", bold=main,
                        colour="paper" if main else "mute")  # fmt: skip

    def _place(self, text: Text, x: float, top: float, flag: Rect | None) -> None:
        """Write it there, if it is seen whole."""
        frame = self._sight.frame
        text.place(x, top)
        is_whole = x >= frame.x and x + text.width <= frame.right
        beside = self._look.px(_BESIDE_FLAG)
        is_free = flag is None or not text.rect.overlaps(flag.inset(-beside, 0))
        text.opacity = 1.0 if is_whole and is_free else 0.0

    def _draw_thumb(self) -> None:
        """Which part of the whole is seen; nothing while that is all of it."""
        sight, look = self._sight, self._look
        axis, frame, seen = sight.axis, sight.frame, sight.camera.region(sight.frame)
        share = min(1.0, seen.width / axis.length)
        if share > _NEARLY_ALL:
            return
        edge, thick = edge_px(look), look.px(_THUMB)
        y = sight.room.y - Scale.depth(look) + thick / 2
        width = frame.width - 2 * edge
        left = min(max(seen.x / axis.length, 0.0), 1.0 - share)
        for role, x, wide in (("raised", 0.0, width), ("mute", left * width, share * width)):
            self._lines.add(Color(*look.colour(role)))
            self._lines.add(
                RoundedRectangle(pos=(frame.x + edge + x, y), size=(max(wide, thick), thick),
                                 radius=[thick / 2])
            )  # fmt: skip


def _line(look: Look) -> float:
    return look.font_px("label") * 1.24


def _room_of(step: Step, look: Look, language: str) -> float:
    """What the words below a mark of a step take, with the distance to the next."""
    words = max(_widest(form, language, look) for form in (step.main, step.sub))
    return words + look.px(_GAP)


@lru_cache(maxsize=64)
def _widest(form: Form, language: str, look: Look) -> float:
    samples = (write_moment(moment, form, language) for moment in _SAMPLES.get(form, ()))
    return max((text_width(said, look, face="numbers") for said in samples), default=0.0)
