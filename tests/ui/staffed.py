"""A staff screen in the window of these tests, with facts that fill it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window

from kiosk.content.theme import load_builtin_theme
from kiosk.content.words import Words
from kiosk.core.clock import ManualClock
from kiosk.core.events import Event
from kiosk.imaging.snapshot import Snapshot
from kiosk.ops.health import HealthReport, Trouble
from kiosk.staff.facts import ExhibitFact, Facts, ScreenFact
from kiosk.staff.gate import PinGate
from kiosk.staff.menu import StaffMenu
from kiosk.staff.pin import make_pin, read_pin
from kiosk.staff.screen.alone import Alone
from kiosk.staff.tries import Tries
from kiosk.staff.wishes import Wish
from kiosk.stage.rehearsal import Finger, Rehearsal, SameThread

PIN = "739214"
KEPT = read_pin(make_pin(PIN))
WALL = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)

TITLES = {
    "vi": ("Hà Nội, mười hai ngày đêm tháng Chạp năm 1972", "Chào mừng đến với bảo tàng thành phố"),
    "en": ("Hanoi, twelve days and nights in December 1972", "Welcome to the museum of the city"),
}
PROBLEMS = (
    ("sound", "No sound device could be opened: ALSA: Couldn't open audio device: No such file"),
    ("pictures/hanoi-1972/kham-thien-street-before.jpg", "The file is damaged and is left out"),
    ("screen power", "wlr-randr answered nothing for 10 seconds"),
)


def full_facts(language: str, size: tuple[int, int], *, exhibits: int = 4) -> Facts:
    """A kiosk of which there is much to tell."""
    titles = TITLES.get(language, TITLES["en"])
    troubles = tuple(Trouble(part, told, "2026-11-23T08:12:00+07:00") for part, told in PROBLEMS)
    return Facts(
        version="1.4.0",
        screen=ScreenFact(*size, width_mm=531.0),
        exhibits=tuple(
            ExhibitFact(f"exhibit-{number}", titles[number % 2], chosen=number % 3 != 2)
            for number in range(exhibits)
        ),
        release="000042-1f3c9a7e",
        health=HealthReport("2026-11-24T10:29:00+07:00", troubles),
        up_seconds=273_480.0,
        disk_free_bytes=21_700_000_000,
        temperature=61.4,
        update_trouble="The stick holds older content than is shown; nothing was changed.",
        volume=0.5,
        house_volume=0.8,
        house_brightness=1.0,
        next_change=datetime(2026, 11, 24, 17, 0, tzinfo=UTC),
    )


class Staffed:
    """Someone of the staff before a screen. Stands in for a rehearsal in `audit`, too."""

    def __init__(
        self, folder: Path, size: tuple[int, int], language: str = "en", *,
        px_per_mm: float | None = None,
    ) -> None:  # fmt: skip
        self.clock = ManualClock(1000.0, WALL)
        self.events: list[Event] = []
        self.wishes: list[Wish] = []
        self.answer: str | None = None
        self.change: dict[str, Any] = {}
        self.size = size
        gate = PinGate(KEPT, Tries(folder, self.clock.now()), SameThread())
        others = [code for code in ("vi", "en") if code != language]
        self.menu = StaffMenu(
            gate, self._facts, self._carry, lambda event, _: self.events.append(event),
            (language, *others),
        )  # fmt: skip
        self.alone = Alone(self.menu, load_builtin_theme("night"), self.clock, px_per_mm)
        for child in list(Window.children):
            Window.remove_widget(child)
        Window.size = size
        Window.add_widget(self.alone)
        EventLoop.window = Window
        for _ in range(5):
            _let_kivy_work()
            Window.dispatch("on_draw")
        self.alone.size = size
        self.shell = SimpleNamespace(
            children=self.alone.children, size=size, targets=self.alone.targets,
            _look=self.alone.look,
        )  # fmt: skip

    @property
    def controls(self) -> list[str]:
        """The names of all touch targets, in reading order."""
        return [target.name for target in self.alone.targets()]

    def enter(self, pin: str = PIN) -> "Staffed":
        """Knock and enter a PIN on the pad."""
        self.menu.knock(self.clock.now())
        self.step(0.0)
        for digit in pin:
            self.tap(f"digit-{digit}")
        self.tap("enter")
        self.step(0.1)
        return self

    def open(self, name: str) -> None:
        """Press an entry of the first screen, on whichever leaf it is."""
        for _ in range(5):
            if name in self.controls:
                break
            self.tap("more")
        self.tap(name)

    def tap(self, name: str) -> None:
        """Touch a target in its middle; KeyError where there is none."""
        rects = {target.name: target.rect for target in self.alone.targets()}
        self.touch(*rects[name].centre)

    def touch(self, x: float, y: float) -> None:
        """Touch the glass at a point."""
        finger = Finger(x, y)
        for phase in ("begin", "end"):
            EventLoop.post_dispatch_input(phase, finger)
        self.alone.draw()

    def drag(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw with one finger."""
        finger = Finger(*points[0])
        EventLoop.post_dispatch_input("begin", finger)
        for point in points[1:]:
            finger.go(*point)
            EventLoop.post_dispatch_input("update", finger)
        EventLoop.post_dispatch_input("end", finger)

    def step(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.advance(seconds)
        self.menu.advance(self.clock.now(), self.clock.wall())
        self.alone.draw()
        _let_kivy_work()

    def picture(self) -> Snapshot:
        """What is on the screen now."""
        return Rehearsal.picture(self)  # type: ignore[arg-type]  # it asks only the window

    def _facts(self, language: str) -> Facts:
        return replace(full_facts(language, self.size), **self.change)

    def _carry(self, wish: Wish, words: Words) -> str | None:
        self.wishes.append(wish)
        return self.answer


def _let_kivy_work() -> None:
    now = KivyClock.time()
    KivyClock.post_idle(now, now)
