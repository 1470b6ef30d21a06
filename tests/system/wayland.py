"""A keyboard and a pointer at a Wayland compositor that has no devices; knows nothing of the kiosk.

Speaks the few requests that it needs: of the core protocol, of virtual-keyboard-unstable-v1 and of
wlr-virtual-pointer-unstable-v1. A message is the object's number, its own length and number, and
its arguments, in the machine's byte order.
"""

import os
import socket
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntFlag
from pathlib import Path

ANSWER_SECONDS = 20.0
BUTTONS = {"left": 0x110, "right": 0x111, "middle": 0x112, "side": 0x113, "extra": 0x114}  # evdev's

_DISPLAY = 1  # the object that every connection begins with
_KEYMAP_IS_TEXT = 1


class Held(IntFlag):
    """The modifiers of XKB, as bits of the common keyboard layouts."""

    NONE = 0
    SHIFT = 1
    CONTROL = 4
    ALT = 8
    SUPER = 64
    ALT_GR = 128


class Hands:
    """Types and clicks. `width`, `height`: of what the compositor shows; points are in pixels of
    it.
    """

    def __init__(self, connection: socket.socket, keymap: bytes, width: int, height: int) -> None:
        self._connection = connection
        self._size = (width, height)
        self._last = _DISPLAY
        self._moment = 0
        self._received = b""
        names = self._globals()
        seat = self._bind("wl_seat", 7, names)
        self._keyboard = self._made_by("zwp_virtual_keyboard_manager_v1", 1, seat, names)
        self._pointer = self._made_by("zwlr_virtual_pointer_manager_v1", 2, seat, names)
        with tempfile.TemporaryFile() as file:
            file.write(keymap + b"\0")
            file.flush()
            size = len(keymap) + 1
            self._send(self._keyboard, 0, struct.pack("=II", _KEYMAP_IS_TEXT, size), file.fileno())
            self._round_trip()

    def strike(self, keys: Iterable[int], held: Held = Held.NONE) -> None:
        """Press and let go of keys, by evdev's numbers, one after the other; returns when all were
        taken.
        """
        self._send(self._keyboard, 2, struct.pack("=IIII", held, 0, 0, 0))
        for key in keys:
            for down in (1, 0):
                self._send(self._keyboard, 1, struct.pack("=III", self._now(), key, down))
        self._send(self._keyboard, 2, bytes(16))
        self._round_trip()

    def tap(self, x: float, y: float) -> None:
        """A click of the left button."""
        self.click(x, y, "left")

    def click(self, x: float, y: float, button: str) -> None:
        """A click of one of BUTTONS."""
        place = struct.pack("=IIIII", self._now(), round(x), round(y), *self._size)
        self._send(self._pointer, 1, place)
        self._send(self._pointer, 4)
        for down in (1, 0):
            pressed = struct.pack("=III", self._now(), BUTTONS[button], down)
            self._send(self._pointer, 2, pressed)
            self._send(self._pointer, 4)
        self._round_trip()

    def turn_wheel(self, notches: int) -> None:
        """Turn the wheel, towards the hand for more than 0."""
        way = 1 if notches > 0 else -1
        for _ in range(abs(notches)):
            turned = struct.pack("=IIi", self._now(), 0, way * 15 * 256)
            self._send(self._pointer, 3, turned)
            self._send(self._pointer, 4)
        self._round_trip()

    def _globals(self) -> dict[str, int]:
        """What the compositor offers: numbers by interface."""
        self._registry = self._new()
        self._send(_DISPLAY, 1, struct.pack("=I", self._registry))
        found = {}
        for sender, opcode, body in self._round_trip():
            if (sender, opcode) == (self._registry, 0):
                number, length = struct.unpack_from("=II", body)
                found[body[8 : 8 + length - 1].decode()] = number
        return found

    def _bind(self, interface: str, version: int, names: dict[str, int]) -> int:
        assert interface in names, f"the compositor has no {interface}"
        new = self._new()
        name = interface.encode() + b"\0"
        name += bytes(-len(name) % 4)
        length = len(interface) + 1
        head = struct.pack("=II", names[interface], length)
        self._send(self._registry, 0, head + name + struct.pack("=II", version, new))
        return new

    def _made_by(self, manager: str, version: int, seat: int, names: dict[str, int]) -> int:
        """A device of the seat; both managers make one with their first request."""
        maker = self._bind(manager, version, names)
        new = self._new()
        self._send(maker, 0, struct.pack("=II", seat, new))
        return new

    def _round_trip(self) -> list[tuple[int, int, bytes]]:
        """Everything that comes until the compositor has seen all that was sent."""
        callback = self._new()
        self._send(_DISPLAY, 0, struct.pack("=I", callback))
        came: list[tuple[int, int, bytes]] = []
        while True:
            message = self._receive()
            assert message[:2] != (_DISPLAY, 0), f"the compositor refused: {message[2]!r}"
            if message[0] == callback:
                return came
            came.append(message)

    def _receive(self) -> tuple[int, int, bytes]:
        sender, head = struct.unpack("=II", self._exactly(8))
        return sender, head & 0xFFFF, self._exactly((head >> 16) - 8)

    def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            # Descriptors that come along, such as the seat's keymap, close with the message.
            more, descriptors, _, _ = socket.recv_fds(self._connection, 65536, 16)
            for descriptor in descriptors:
                os.close(descriptor)
            assert more, "the compositor went away"
            self._received += more
        taken, self._received = self._received[:size], self._received[size:]
        return taken

    def _send(self, target: int, opcode: int, body: bytes = b"", *descriptors: int) -> None:
        message = struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body
        if descriptors:
            socket.send_fds(self._connection, [message], descriptors)
        else:
            self._connection.sendall(message)

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _now(self) -> int:
        self._moment += 1
        return self._moment


@contextmanager
def hands(display: Path, keymap: bytes, width: int, height: int) -> Iterator[Hands]:
    """At the compositor with this socket, with a keyboard of this layout (the text of an XKB
    keymap).
    """
    here = os.open(display.parent, os.O_PATH)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.connect(f"/proc/self/fd/{here}/{display.name}")  # a path of any length
            yield Hands(connection, keymap, width, height)
    finally:
        os.close(here)
