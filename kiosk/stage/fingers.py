"""Gives Kivy the fingers that SDL reports on desktop Linux.

Kivy 2.3 forwards SDL's finger events on phones only, so a touchscreen under X counts as one mouse
and nothing can be pinched. The window's event source is wrapped: finger events go to Kivy's own
SDL touch provider, all others pass.
"""

from typing import Any

_FINGER_EVENTS = ("fingerdown", "fingermotion", "fingerup")


class _FingerSource:
    """Stands before Kivy's SDL window and sorts its events; everything else is the window's."""

    def __init__(self, window: Any, touches: Any) -> None:
        object.__setattr__(self, "_window", window)
        object.__setattr__(self, "_touches", touches)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._window, name, value)

    def poll(self) -> Any:
        """The next event that is not a finger's."""
        event = self._window.poll()
        while event and event[0] in _FINGER_EVENTS:
            self._touches.appendleft(event)
            event = self._window.poll()
        return event


def forward_fingers(window: Any) -> None:
    """Let `window`, Kivy's SDL window, report every finger as a touch of its own."""
    from kivy.core.window.window_sdl2 import SDL2MotionEventProvider  # noqa: PLC0415  # opens SDL

    if not isinstance(window._win, _FingerSource):  # noqa: SLF001  # the only place SDL events pass
        window._win = _FingerSource(window._win, SDL2MotionEventProvider.q)  # noqa: SLF001
