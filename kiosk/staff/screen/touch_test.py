"""The touch test: crosses, where fingers were felt, painted fields and trails."""

from collections.abc import Hashable
from dataclasses import replace
from itertools import product

from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Rectangle, SmoothLine

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.staff.intents import Phase
from kiosk.staff.screen.body import Part, usual_foot
from kiosk.staff.touch_test import Cross
from kiosk.staff.views import TouchTestView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain

_ARM = 44.0  # of a cross, design pixels
_MOST_POINTS = 4000  # of all trails: nothing grows


class TouchTest(Part[TouchTestView]):
    """Fills the window; its words stand above the foot, where no cross is."""

    fills_window = True

    def __init__(self) -> None:
        super().__init__()
        self._ground = Ground()
        self.add_widget(self._ground)
        self._fields = InstructionGroup()
        self._marks = InstructionGroup()
        self._trails = InstructionGroup()
        for group in (self._fields, self._marks, self._trails):
            self._ground.canvas.after.add(group)
        self._card = Ground()
        self._heading = Text()
        self._lines = Text()
        for part in (self._card, self._heading, self._lines):
            self.add_widget(part)
        self._held: dict[Hashable, Line] = {}
        self._points = 0
        self._painting = False
        self._look: Look | None = None

    def begin(self) -> None:
        """Without trails."""
        self._wipe()

    def foot(self, view: TouchTestView, look: Look) -> Rect:
        """Far from the lower crosses: on a panel that is off, meaning one must not press Close."""
        window = look.screen.size
        if look.screen.is_tall:
            return replace(usual_foot(look), y=0.2 * window.height)
        return Rect(0.2 * window.width, look.px(32), 0.6 * window.width, 0)

    def show(self, view: TouchTestView, look: Look, words: Words, frame: Rect) -> None:
        """Draw crosses or fields; `frame` is the room above the foot."""
        self._look = look
        if view.painting != self._painting:
            self._painting = view.painting
            self._wipe()
        self._fields.clear()
        self._marks.clear()
        window = look.screen.size
        self._ground.lay(Rect(0, 0, window.width, window.height), look, role="ink")
        if view.painting:
            self._draw_fields(view, look)
        else:
            for number, cross in enumerate(view.crosses):
                self._draw_cross(cross, look, is_current=number == view.current)
        self._tell(view, look, frame)

    def feel(self, finger: Hashable, phase: Phase, x: float, y: float) -> None:
        """Draw the trail of a finger."""
        look = self._look
        if look is None or not self._painting:
            return
        if phase == "up":
            self._held.pop(finger, None)
            return
        if self._points >= _MOST_POINTS:
            self._wipe()
        if finger not in self._held:
            self._trails.add(Color(*look.colour("brass")))
            self._held[finger] = Line(points=[], width=max(1.0, look.px(3)))
            self._trails.add(self._held[finger])
        line = self._held[finger]
        line.points = [*line.points, x, y]
        self._points += 1

    def _wipe(self) -> None:
        self._trails.clear()
        self._held.clear()
        self._points = 0

    def _tell(self, view: TouchTestView, look: Look, frame: Rect) -> None:
        """The words, in the middle between the crosses."""
        pad = look.px(28)
        width = min(frame.width, look.px(1000))
        inner = width - 2 * pad
        self._heading.set(plain(view.heading), look, role="lead", face="strong", colour=view.tone,
                          width=inner, align="center", balanced=True)  # fmt: skip
        self._lines.set(plain("\n".join(view.lines)), look, role="label", colour="mute",
                        width=inner, align="center")  # fmt: skip
        height = 2 * pad + self._heading.height + self._lines.height
        if view.lines:
            height += look.px(8)
        x = frame.x + (frame.width - width) / 2
        alpha = 0.6 if view.painting else 0.92  # fields are painted beneath
        card = Rect(x, frame.y, width, height)
        self._card.lay(card, look, role="panel", alpha=alpha, rounded=True)
        top = self._heading.place(x + pad, frame.y + height - pad)
        self._lines.place(x + pad, top - look.px(8))

    def _draw_cross(self, cross: Cross, look: Look, *, is_current: bool) -> None:
        arm = look.px(_ARM)
        group = self._marks
        role = "brass" if is_current else "line" if cross.felt is None else "mute"
        group.add(Color(*look.colour(role)))
        width = look.px(3.0 if is_current else 1.5)
        group.add(Line(points=[cross.x - arm, cross.y, cross.x + arm, cross.y], width=width))
        group.add(Line(points=[cross.x, cross.y - arm, cross.x, cross.y + arm], width=width))
        if is_current:
            group.add(SmoothLine(circle=(cross.x, cross.y, arm * 0.62), width=look.px(2)))
        if cross.felt is not None:
            x, y = cross.felt
            size = look.px(18)
            group.add(Color(*look.colour("fire")))
            group.add(Line(points=[cross.x, cross.y, x, y], width=look.px(1.5)))
            group.add(Ellipse(pos=(x - size / 2, y - size / 2), size=(size, size)))

    def _draw_fields(self, view: TouchTestView, look: Look) -> None:
        window = view.glass.size
        across = [round(window.width * n / view.columns) for n in range(view.columns + 1)]
        up = [round(window.height * n / view.rows) for n in range(view.rows + 1)]
        for column, row in product(range(view.columns), range(view.rows)):
            felt = (column, row) in view.cells
            self._fields.add(Color(*look.colour("sky" if felt else "panel", 0.5 if felt else 1.0)))
            x, y = across[column], up[row]
            size = (across[column + 1] - x - 2, up[row + 1] - y - 2)
            self._fields.add(Rectangle(pos=(x + 1, y + 1), size=size))
