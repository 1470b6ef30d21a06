"""Asks SDL for a real display before Kivy opens a window; knows no widget.

Without a reachable display Kivy falls back to SDL's `offscreen` driver and runs "healthy" behind
a black screen, so the driver is pinned, tried, and compared with what came of it.
"""

import ctypes
import ctypes.util
import logging
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Event

_INIT_VIDEO = 0x20
_RETRY_SECONDS = 2.0

_log = logging.getLogger(__name__)

OFFSCREEN = "offscreen"  # a real GL window without a screen, for proofs and tests


@dataclass(frozen=True, slots=True)
class Display:
    """A display that answered: SDL's name of its driver, and its size in pixels."""

    driver: str
    width: int
    height: int


class NoDisplayError(Exception):
    """There is no display to open a window on; `reason` is SDL's or our own sentence."""

    def __init__(self, driver: str, reason: str) -> None:
        super().__init__(driver, reason)
        self.driver = driver
        self.reason = reason


class _DisplayMode(ctypes.Structure):
    """SDL_DisplayMode of SDL 2."""

    _fields_ = (
        ("format", ctypes.c_uint32),
        ("w", ctypes.c_int),
        ("h", ctypes.c_int),
        ("refresh_rate", ctypes.c_int),
        ("driverdata", ctypes.c_void_p),
    )


def wanted_driver() -> str:
    """SDL's video driver for this machine: X when a display is named, else the bare console.

    Wayland is not used directly: Kivy hangs there when the compositor goes (deployment trials);
    under a Wayland compositor the kiosk runs through Xwayland.
    """
    if os.environ.get("DISPLAY"):
        return "x11"
    return "KMSDRM" if Path("/dev/dri").is_dir() else "x11"


def open_display(driver: str) -> Display:
    """Pin SDL to `driver` and ask it for the display, or raise NoDisplayError."""
    os.environ["SDL_VIDEODRIVER"] = driver
    os.environ["KIVY_WINDOW"] = "sdl2"
    if driver == "x11" and not os.environ.get("DISPLAY"):
        raise NoDisplayError(driver, "DISPLAY is not set")
    sdl = _sdl()
    if sdl.SDL_InitSubSystem(_INIT_VIDEO) != 0:
        raise NoDisplayError(driver, sdl.SDL_GetError().decode(errors="replace"))
    try:
        mode = _DisplayMode()
        if sdl.SDL_GetDesktopDisplayMode(0, ctypes.byref(mode)) != 0:
            raise NoDisplayError(driver, sdl.SDL_GetError().decode(errors="replace"))
        if mode.w <= 0 or mode.h <= 0:  # a compositor without an output
            raise NoDisplayError(driver, "no screen is connected, or none is switched on")
        return Display(_current_driver(sdl), mode.w, mode.h)
    finally:
        sdl.SDL_QuitSubSystem(_INIT_VIDEO)


def await_display(driver: str, seconds: float) -> Display:
    """The same, but wait so long for a screen that is switched on late."""
    for _ in range(round(seconds / _RETRY_SECONDS)):
        try:
            return open_display(driver)
        except NoDisplayError as error:
            _log.warning("There is no display yet (%s)", error.reason)
            Event().wait(_RETRY_SECONDS)
    return open_display(driver)


def check_driver(driver: str) -> None:
    """Raise NoDisplayError unless the open window really runs on `driver`."""
    running = _current_driver(_sdl())
    if running.lower() != driver.lower():
        raise NoDisplayError(driver, f"the window runs on '{running}' instead")


def _current_driver(sdl: ctypes.CDLL) -> str:
    return (sdl.SDL_GetCurrentVideoDriver() or b"none").decode()


def _sdl() -> ctypes.CDLL:
    """The very SDL that Kivy uses: the one its wheel carries, else the system's."""
    kivy = find_spec("kivy")
    origin = kivy.origin if kivy is not None else None
    carried = (
        sorted((Path(origin).parent.parent / "Kivy.libs").glob("libSDL2-2*")) if origin else []
    )
    name = (
        str(carried[0]) if carried else ctypes.util.find_library("SDL2-2.0") or "libSDL2-2.0.so.0"
    )
    sdl = ctypes.CDLL(name)
    sdl.SDL_GetError.restype = ctypes.c_char_p
    sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
    return sdl
