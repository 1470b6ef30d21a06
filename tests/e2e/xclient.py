"""A program on an X display that types and clicks faster than any hand, and sees which windows are
there.

By the XTEST extension, so that the server and whoever listens to it take it for a keyboard and a
mouse. Knows nothing of the kiosk.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

KEYCODES = range(8, 256)  # all that an X server has
ALWAYS_VIEWABLE = 2  # X's IsViewable

_Display, _Window = ctypes.c_void_p, ctypes.c_ulong


@dataclass(frozen=True, slots=True)
class Window:
    """A window that can be seen, in pixels of the display."""

    number: int
    left: int
    top: int
    width: int
    height: int


class _Attributes(ctypes.Structure):
    """The head of XWindowAttributes, with room for the rest of it."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", _Window),
        *((name, ctypes.c_int) for name in ("klass", "bit_gravity", "win_gravity", "backing")),
        *((name, ctypes.c_ulong) for name in ("planes", "pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        ("rest", ctypes.c_byte * 64),
    )


class XClient:
    """A connection to a display. Every method returns when the server has done it."""

    def __init__(self, display: ctypes.c_void_p) -> None:
        self._display = display

    def keycode(self, keysym: str) -> int:
        """The key that has this name, such as `Control_L`."""
        number = _x11.XStringToKeysym(keysym.encode())
        code = int(_x11.XKeysymToKeycode(self._display, number))
        assert code, f"no key has {keysym}"
        return code

    def strike(self, keys: Sequence[int], *, held: Sequence[int] = ()) -> None:
        """Press and let go of one key after the other, while others are held."""
        for key in held:
            _xtst.XTestFakeKeyEvent(self._display, key, True, 0)
        for key in keys:
            for down in (True, False):
                _xtst.XTestFakeKeyEvent(self._display, key, down, 0)
        for key in reversed(held):
            _xtst.XTestFakeKeyEvent(self._display, key, False, 0)
        self._sync()

    def click(self, x: int, y: int, button: int, *, times: int = 1) -> None:
        """Click with a button: 1 to 3 left, middle and right, 4 to 7 the wheel, 8 and 9 at the
        side.
        """
        _xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        for _ in range(times):
            for down in (True, False):
                _xtst.XTestFakeButtonEvent(self._display, button, down, 0)
        self._sync()

    def windows(self) -> list[Window]:
        """The windows that can be seen, the uppermost last."""
        root = _x11.XDefaultRootWindow(self._display)
        ignored, children, count = _Window(), ctypes.POINTER(_Window)(), ctypes.c_uint()
        _x11.XQueryTree(
            *(self._display, root, ctypes.byref(ignored), ctypes.byref(ignored)),
            *(ctypes.byref(children), ctypes.byref(count)),
        )
        found = [self._window(children[index]) for index in range(count.value)]
        if count.value:
            _x11.XFree(children)
        return [window for window in found if window is not None]

    def _window(self, number: int) -> Window | None:
        it = _Attributes()
        _x11.XGetWindowAttributes(self._display, number, ctypes.byref(it))
        if it.map_state != ALWAYS_VIEWABLE:
            return None
        return Window(number, it.x, it.y, it.width, it.height)

    def _sync(self) -> None:
        _x11.XSync(self._display, False)


@contextmanager
def connected(display: str) -> Iterator[XClient]:
    """A client of the display with this name."""
    connection = _x11.XOpenDisplay(display.encode())
    assert connection, f"no X server at {display}"
    try:
        yield XClient(ctypes.c_void_p(connection))
    finally:
        _x11.XCloseDisplay(ctypes.c_void_p(connection))


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [_Display]
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = [_Display], _Window
    x11.XStringToKeysym.restype = ctypes.c_ulong
    x11.XKeysymToKeycode.argtypes = [_Display, ctypes.c_ulong]
    x11.XKeysymToKeycode.restype = ctypes.c_ubyte
    x11.XQueryTree.argtypes = [_Display, _Window, *[ctypes.c_void_p] * 4]
    x11.XGetWindowAttributes.argtypes = [_Display, _Window, ctypes.c_void_p]
    x11.XFree.argtypes = [ctypes.c_void_p]
    x11.XSync.argtypes = [_Display, ctypes.c_int]
    number = [ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
    xtst.XTestFakeKeyEvent.argtypes = xtst.XTestFakeButtonEvent.argtypes = [_Display, *number]
    xtst.XTestFakeMotionEvent.argtypes = [_Display, *[ctypes.c_int] * 3, ctypes.c_ulong]
    return x11, xtst


_x11, _xtst = _libraries()
