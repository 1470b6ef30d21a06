"""The phases as bars that are buttons: press one to see it, slide along them to scrub."""

from collections.abc import Callable, Sequence

from kivy.graphics import Color, RoundedRectangle, SmoothLine, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.core.intents import Intent, ScrubTo, ShowItem
from kiosk.pages.map.views import PhaseView
from kiosk.widgets.button import PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain, shortened, text_width

_PAD = 16.0
_GAP = 4.0
_BAR = 62.0  # the height of the greatest bar
_BAR_WIDTH = 72.0
_LEAST_BAR = 5.0
_LEAST_WIDTH = 64.0
_WIDEST_LABEL = 150.0  # at normal text size; what is longer is cut, and spoken in full
_MOST_ROWS = 2
_SCRUB_SLOP = 18.0


class PhaseButton(Target):
    """A phase's bar and label."""

    def __init__(
        self, phase: str, press: Callable[[], None], scrub: Callable[[float, float], None]
    ) -> None:
        super().__init__(f"phase-{phase}", press)
        self.phase = phase
        self._scrub = scrub
        self._look: Look | None = None
        self._view: PhaseView | None = None
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._box = SmoothRoundedRectangle()
            self._edge = Color(0, 0, 0, 0)
            self._border = SmoothLine(width=1)
            self._tint = Color(0, 0, 0, 0)
            self._bar = RoundedRectangle()
        self._label = Text()
        self.add_widget(self._label)

    def set(self, view: PhaseView, look: Look) -> None:
        """Take a phase and a look."""
        self._view, self._look = view, look
        self.spoken = view.spoken

    def follow(self, start: tuple[float, float], x: float, y: float) -> bool:
        """Slide along the phases."""
        if self._look is None or abs(x - start[0]) < self._look.px(_SCRUB_SLOP):
            return False
        self._scrub(x, y)
        return True

    def paint(self) -> None:
        """Draw for the state it is in."""
        look, view = self._look, self._view
        if look is None or view is None:
            return
        radius = look.px(look.theme.radii.button)
        self._fill.rgba = look.colour("raised", 1.0 if view.chosen or self._pressed else 0.0)
        self._edge.rgba = look.colour("brass", 1.0 if view.chosen else 0.0)
        self._box.pos, self._box.size = self.pos, self.size
        self._box.radius = [(radius, radius)] * 4
        self._border.rounded_rectangle = (*self.pos, *self.size, radius)
        self._border.width = max(1.0, look.px(1.4))
        label, room = view.label, self.width - look.px(_PAD / 2)
        if text_width(label, look, face="numbers") > room:
            label = shortened(label, look, room, face="numbers")
        self._label.set(plain(label), look, role="label", face="numbers", bold=True,
                        colour="brass" if view.chosen else "paper")  # fmt: skip
        low = self.y + look.px(10) + self._label.height
        self._label.place(self.x + (self.width - self._label.width) / 2, low)
        room = max(look.px(_LEAST_BAR), self.y + self.height - look.px(10) - low - look.px(4))
        height = min(room, look.px(_BAR)) * view.magnitude
        width = min(self.width - look.px(12), look.px(_BAR_WIDTH))
        self._tint.rgba = look.colour("fire", 1.0 if view.chosen else 0.55)
        self._bar.size = (round(width), round(max(height, look.px(_LEAST_BAR)))
                          if view.magnitude > 0 else 0)  # fmt: skip
        self._bar.pos = (round(self.x + (self.width - width) / 2), round(low + look.px(4)))
        self._bar.radius = [look.px(4)]


class PhaseBar(Widget):
    """The play button and all phases, in as many rows as they need."""

    def __init__(self, send: Callable[[Intent], None], play: PushButton) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._play = play
        self._ground = Ground()
        self._buttons: list[PhaseButton] = []
        self.frame = Rect(0, 0, 0, 0)
        self.add_widget(self._ground)
        self.add_widget(play)

    def set(self, views: Sequence[PhaseView], look: Look, width: float) -> float:
        """Take the phases for a bar of `width` window pixels; returns the height they need."""
        if [button.phase for button in self._buttons] != [view.id for view in views]:
            for button in self._buttons:
                self.remove_widget(button)
            self._buttons = [self._button(view.id) for view in views]
            for button in self._buttons:
                self.add_widget(button)
        for button, view in zip(self._buttons, views, strict=True):
            button.set(view, look)
        self._look = look
        if not views:
            return 0.0
        self._play_width = self._play.wish(look)
        room = width - look.px(3 * _PAD) - self._play_width
        label = look.font_px("label")
        widest = look.px(_WIDEST_LABEL) * label / look.px(look.theme.sizes.label)
        wishes = [
            max(
                look.px(_LEAST_WIDTH),
                min(text_width(view.label, look, face="numbers"), widest) + look.px(_PAD),
            )
            for view in views
        ]
        self._widths = _rows(wishes, room, look.px(_GAP), look.px(_LEAST_WIDTH))
        bar = _BAR if any(view.magnitude for view in views) else 0.0
        self._row = max(look.button_px, round(label * 1.5 + look.px(bar + 24)))
        rows = len(self._widths)
        return rows * self._row + (rows - 1) * look.px(_GAP) + look.px(2 * _PAD)

    def arrange(self, frame: Rect) -> None:
        """Stand in a frame as high as `set` asked for."""
        self.frame, look = frame, self._look
        if not self._buttons:
            return
        self._ground.lay(frame, look, role="ink", alpha=0.9, rounded=True)
        pad, gap, height = look.px(_PAD), look.px(_GAP), look.button_px
        inside = frame.inset(pad)
        self._play.place(inside.x, inside.centre[1] - height / 2, self._play_width, height)
        buttons, top = iter(self._buttons), inside.top
        for widths in self._widths:
            x = inside.x + self._play_width + pad
            for width, button in zip(widths, buttons, strict=False):
                button.place(x, top - self._row, width, self._row)
                x += width + gap
            top -= self._row + gap

    def targets(self) -> tuple[Target, ...]:
        """Play, then the phases in order of time."""
        return (self._play, *self._buttons)

    def _button(self, phase: str) -> PhaseButton:
        return PhaseButton(phase, lambda: self._send(ShowItem(phase)), self._scrub)

    def _scrub(self, x: float, y: float) -> None:
        """To the moment under the finger: within a phase, time runs from left to right."""

        def distance(button: PhaseButton) -> tuple[float, float]:
            middle_x, middle_y = button.rect.centre
            return abs(y - middle_y) // button.height, abs(x - middle_x)

        nearest = min(self._buttons, key=distance)
        self._send(ScrubTo(nearest.phase, clamp((x - nearest.x) / nearest.width, 0.0, 1.0)))


def _rows(wishes: Sequence[float], room: float, gap: float, least: float) -> list[list[float]]:
    """The widths of the buttons, row by row: as wished and what is left, or in equal columns.

    Labels are cut before there are more than two rows, and rows are added before a button is
    narrower than `least`.
    """
    spare = room - sum(wishes) - gap * (len(wishes) - 1)
    if spare >= 0:
        return [[wish + spare / len(wishes) for wish in wishes]]
    fitting = (room + gap) // (max(wishes) + gap)
    narrowest = (room + gap) // (least + gap)
    wanted = max(fitting, min(narrowest, -(-len(wishes) // _MOST_ROWS)))
    columns = int(clamp(wanted, 1, len(wishes)))
    rows = -(-len(wishes) // columns)
    columns = -(-len(wishes) // rows)  # rows alike, not one nearly empty
    width = (room - gap * (columns - 1)) / columns
    counts = [min(columns, len(wishes) - row * columns) for row in range(rows)]
    return [[width] * count for count in counts]
