"""A mouse, a keyboard and a window manager's close button; knows nothing of the kiosk."""

import ctypes
import struct
import subprocess

from tests.e2e.xserver import Display, program

CLIENT_MESSAGE = 33  # X's number for events that clients send each other


class Pointer:
    """Clicks and keys; points are in pixels from the top left."""

    def __init__(self, display: Display) -> None:
        self._command = [program("xdotool")]
        self._environment = {"DISPLAY": display.name}

    def tap(self, x: float, y: float) -> None:
        """A click of the left button."""
        self.click(x, y, button=1)

    def click(self, x: float, y: float, *, button: int) -> None:
        """A click: button 1 is left, 2 the middle, 3 right."""
        self._xdotool("mousemove", str(round(x)), str(round(y)), "click", str(button))

    def tap_repeatedly(self, x: float, y: float, times: int) -> None:
        """Clicks of the left button, six in a second, however busy the machine is."""
        clicks = ("click", "--repeat", str(times), "--delay", "160", "1")
        self._xdotool("mousemove", str(round(x)), str(round(y)), *clicks)

    def drag(self, *points: tuple[float, float]) -> None:
        """Press the left button at the first point, go to all others, and let go at the last.

        With pauses: of what happens within one frame, Kivy takes the last place for the press.
        """
        moves = [["mousemove", str(round(x)), str(round(y)), "sleep", "0.03"] for x, y in points]
        moves.insert(1, ["mousedown", "1", "sleep", "0.15"])
        self._xdotool(*(word for move in moves for word in move), "mouseup", "1")

    def key(self, *names: str) -> None:
        """Keys one after the other, as `alt+F4`."""
        self._xdotool("key", *names)

    def ask_window_to_close(self) -> None:
        """What a window manager sends for Alt+F4 and its close button."""
        # By place: xdotool does not find every title by name.
        beneath = self._xdotool("mousemove", "300", "300", "getmouselocation", "--shell")
        window = int(beneath.split("WINDOW=")[1].split()[0])
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self._environment["DISPLAY"].encode()))
        protocols, delete = (
            x11.XInternAtom(display, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        message = struct.pack(
            "iLiPLLi5L", CLIENT_MESSAGE, 0, 0, 0, window, protocols, 32, delete, 0, 0, 0, 0
        )
        event = message.ljust(192, b"\0")  # an XClientMessageEvent, padded to an XEvent
        x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), event)
        x11.XCloseDisplay(display)

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            [*self._command, *words],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=10,
        ).stdout
