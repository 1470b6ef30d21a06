"""An exhibit played without an audience: real window, real touches, time by hand."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent

from kiosk.core.clock import ManualClock
from kiosk.core.geometry import Rect
from kiosk.core.intents import Next, OpenContents, OpenPage
from kiosk.imaging.snapshot import Snapshot
from kiosk.stage.conductor import Conductor
from kiosk.stage.projector import FilmProjector
from kiosk.stage.screenshot import take_screenshot
from kiosk.stage.shell import Shell
from kiosk.stage.textures import TextureStore

_FRAME_SECONDS = 1 / 30
_uids = count(1)


class Rehearsal:
    """Drives a shell as a visitor would, and takes pictures of what the visitor sees."""

    settle_seconds = 1.2

    def __init__(
        self,
        conductor: Conductor,
        shell: Shell,
        textures: TextureStore,
        projector: FilmProjector,
        clock: ManualClock,
        size: tuple[int, int],
    ) -> None:
        self.conductor = conductor
        self.shell = shell
        self.textures = textures
        self.projector = projector
        self.clock = clock
        for child in list(Window.children):
            Window.remove_widget(child)
        Window.size = size
        Window.add_widget(shell)
        EventLoop.window = Window
        self._settle_size(size)
        conductor.start(clock.now())
        self.step(0)

    def close(self) -> None:
        """Take the exhibit off the window and give its pictures back."""
        Window.remove_widget(self.shell)
        self.textures.close()
        self.projector.close()
        _let_kivy_work()

    def step(self, seconds: float, *, frames: int = 1) -> None:
        """Let `seconds` pass in that many frames."""
        for _ in range(frames):
            self.clock.advance(seconds / frames)
            self.textures.pump()
            self.projector.pump()
            self.shell.tick(self.clock.now())
        _let_kivy_work()

    def settle(self) -> None:
        """Let pictures load and fades end; takes `settle_seconds`."""
        self.step(self.settle_seconds, frames=12)

    def open(self, page: str, item: str | None = None) -> None:
        """Open a page by its id, as a card of the contents would, or an item as a link would."""
        self.conductor.intend(OpenContents(), self.clock.now())
        self.conductor.intend(OpenPage(page, item), self.clock.now())
        self.step(0)

    @property
    def item_count(self) -> int:
        """How many items the page shown has; 1 for a page without."""
        position = self.conductor.position
        return position[2] if position else 1

    def next_item(self) -> None:
        """Turn to the page's next item, as a swipe or its button would."""
        self.conductor.intend(Next(), self.clock.now())
        self.step(0)

    def control(self, name: str) -> Rect:
        """Where a touch target stands, in window pixels with y upwards; KeyError if it is not."""
        for target in self.shell.targets():
            if target.name == name:
                return target.rect
        raise KeyError(name, [target.name for target in self.shell.targets()])

    @property
    def controls(self) -> list[str]:
        """The names of all touch targets, in reading order."""
        return [target.name for target in self.shell.targets()]

    def tap(self, name: str) -> None:
        """Touch a target in its middle."""
        self.touch(*self.control(name).centre)

    def touch(self, x: float, y: float) -> None:
        """Touch the glass at a point."""
        finger = self.down(x, y)
        self.up(finger)

    def click(self, x: float, y: float, button: str) -> None:
        """Press and release a mouse button; a wheel notch is `scrollup` or `scrolldown`."""
        self.up(self.down(x, y, button))

    def down(self, x: float, y: float, button: str | None = None) -> "Finger":
        """Put a finger on the glass, or press a button of a mouse."""
        finger = Finger(x, y, button)
        self._dispatch("begin", finger)
        return finger

    def move(self, finger: "Finger", x: float, y: float) -> None:
        """Move a finger that is down."""
        finger.go(x, y)
        self._dispatch("update", finger)

    def up(self, finger: "Finger") -> None:
        """Lift a finger."""
        self._dispatch("end", finger)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        """Drag one finger."""
        finger = self.down(*start)
        for step in range(1, steps + 1):
            share = step / steps
            self.move(
                finger,
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )
            self.step(_FRAME_SECONDS)
        self.up(finger)

    def key(self, code: int, *modifiers: str) -> None:
        """Press a key by its Kivy code."""
        from kiosk.stage.keys import Keys  # noqa: PLC0415  # Keys imports the shell

        Keys(self.shell).press(code, modifiers)

    def picture(self) -> Snapshot:
        """What is on the screen now."""
        return take_screenshot()

    def save(self, path: Path) -> None:
        """Write what is on the screen to a PNG file."""
        self.picture().save(path)

    def _dispatch(self, phase: str, finger: "Finger") -> None:
        EventLoop.post_dispatch_input(phase, finger)

    def _settle_size(self, size: tuple[int, int]) -> None:
        """The window takes a new size with a frame's delay."""
        for _ in range(5):
            _let_kivy_work()
            Window.dispatch("on_draw")
            if tuple(self.shell.size) == size:
                return
        self.shell.size = size


def _let_kivy_work() -> None:
    """Run what Kivy put off to its next frame, without waiting for one.

    Among it is giving back the memory of textures and buffers that are no longer used.
    """
    now = KivyClock.time()
    KivyClock.post_idle(now, now)


class SameThread:
    """An executor that does a job before it returns, so that nothing happens by chance."""

    def submit(self, job: Callable[[], None]) -> None:
        """Do the job."""
        job()


class Finger(MotionEvent):
    """A touch made by hand, going through Kivy's own dispatch."""

    def __init__(self, x: float, y: float, button: str | None = None) -> None:
        super().__init__("rehearsal", f"rehearsal-{next(_uids)}", {"x": x, "y": y})
        self.is_touch = True
        self.type_id = "touch"
        self.profile = ["pos"]
        if button is not None:
            self.profile.append("button")
            self.button = button
        self.scale_for_screen(*self._window_size())
        self.go(x, y)

    def depack(self, args: dict[str, float]) -> None:
        """Take a position in window pixels."""
        width, height = self._window_size()
        self.sx, self.sy = args["x"] / width, args["y"] / height
        super().depack(args)

    def go(self, x: float, y: float) -> None:
        """Move to a point in window pixels."""
        self.move({"x": x, "y": y})

    @staticmethod
    def _window_size() -> tuple[Any, Any]:
        width, height = Window.size
        return max(1, width), max(1, height)
