"""Runs a touch test in Kivy's window, where no kiosk does."""

import signal
from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window

from kiosk.content.theme import Theme
from kiosk.core.clock import Clock
from kiosk.staff.intents import CloseMenu
from kiosk.staff.lone_test import LoneTest
from kiosk.staff.screen.alone import Alone

_ESCAPE = 27


def window_size() -> tuple[int, int]:
    """The window's size in pixels; (0, 0) where Kivy could not open one."""
    if Window is None:
        return 0, 0
    EventLoop.ensure_window()
    width, height = Window.size
    return int(width), int(height)


def run_test(
    test: LoneTest,
    theme: Theme,
    clock: Clock,
    prepare: Callable[[Any], None],
    px_per_mm: float | None = None,
) -> None:
    """Show the test until it is over, or SIGTERM, SIGINT or Escape end it.

    `prepare` is given the window first.
    """
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: asked.append(number))
    prepare(Window)
    root = Alone(test, theme, clock, px_per_mm)

    def tick(_: float) -> None:
        test.advance(clock.now())
        root.draw()
        if test.is_over or asked:
            stopTouchApp()

    def key(_window: Any, code: int, *_: object) -> bool:
        if code == _ESCAPE:
            test.handle(CloseMenu(), clock.now())
        return True

    Window.bind(on_key_down=key, on_keyboard=lambda *_: True)
    KivyClock.schedule_interval(tick, 0)
    runTouchApp(root)
