"""Fingers on the touch screen of `xserver.xorg`: speaks the protocol of Xorg's inputtest driver.

Knows nothing of the kiosk. The protocol is the server's `xf86-input-inputtest-protocol.h`, version
1.1: fixed-size messages over a Unix socket in the machine's byte order, each beginning with its
length and type.
"""

import os
import select
import socket
import struct
from collections.abc import Iterable, Mapping
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Self

PROTOCOL_VERSION = (1, 1)
VALUATORS = 64
AXIS_MAX = 65535  # the driver's touch axes run from 0 to this, whatever the screen's size

HEADER = struct.Struct("=II")
VERSION = struct.Struct("=IIHH")
TOUCH = struct.Struct(f"=IIIII8s4x{VALUATORS}d{VALUATORS}d")
REPORT_SECONDS = 1 / 60  # how often a touch screen tells where its fingers are
X_AND_Y = bytes([0b11]) + bytes(7)  # of the valuators, the first two are given

Point = tuple[float, float]


class Message(IntEnum):
    """What a message to the driver is about."""

    CLIENT_VERSION = 0
    WAIT_FOR_SYNC = 1
    TOUCH = 6


class Phase(IntEnum):
    """XInput's numbers for the life of a touch."""

    BEGIN = 18
    UPDATE = 19
    END = 20


class Fingers:
    """Up to ten fingers, named by small numbers; points are in pixels from the top left.

    Every call returns when the server has passed it on, and takes the time that a hand takes.
    """

    def __init__(self, path: Path, width: int, height: int) -> None:
        self._scale = (AXIS_MAX / width, AXIS_MAX / height)
        self._down: dict[int, Point] = {}
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(5)
        here = os.open(path.parent, os.O_PATH)
        try:
            # Through the folder's descriptor, because a socket's path may only have 107 characters.
            self._socket.connect(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)
        self._socket.sendall(VERSION.pack(VERSION.size, Message.CLIENT_VERSION, *PROTOCOL_VERSION))
        self._receive()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def press(self, places: Mapping[int, Point]) -> None:
        """Put fingers on the glass, all in one instant."""
        self._send(Phase.BEGIN, places)
        self._down.update(places)

    def slide(self, places: Mapping[int, Point], steps: int = 12) -> None:
        """Move fingers that are down to other places, in even steps."""
        starts = {finger: self._down[finger] for finger in places}
        for step in range(1, steps + 1):
            share = step / steps
            self._send(
                Phase.UPDATE,
                {
                    finger: (
                        starts[finger][0] + (x - starts[finger][0]) * share,
                        starts[finger][1] + (y - starts[finger][1]) * share,
                    )
                    for finger, (x, y) in places.items()
                },
            )
        self._down.update(places)

    def lift(self, fingers: Iterable[int] | None = None) -> None:
        """Take fingers off the glass; all of them unless some are named."""
        lifted = {finger: self._down[finger] for finger in fingers or tuple(self._down)}
        self._send(Phase.END, lifted)
        for finger in lifted:
            del self._down[finger]

    def tap(self, x: float, y: float) -> None:
        """One finger, down and up at one place."""
        self.press({0: (x, y)})
        self.lift()

    def _send(self, phase: Phase, places: Mapping[int, Point]) -> None:
        for finger, (x, y) in places.items():
            position = (x * self._scale[0], y * self._scale[1])
            rest = (0.0,) * (2 * VALUATORS - len(position))
            self._socket.sendall(
                TOUCH.pack(TOUCH.size, Message.TOUCH, finger, phase, 0, X_AND_Y, *position, *rest)
            )
        self._socket.sendall(HEADER.pack(HEADER.size, Message.WAIT_FOR_SYNC))
        self._receive()
        select.select([], [], [], REPORT_SECONDS)

    def _receive(self) -> None:
        """One answer of the server; what it says is only that it is done."""
        length, _ = HEADER.unpack(self._exactly(HEADER.size))
        self._exactly(length - HEADER.size)

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self._socket.recv(size - len(data))
            assert more, "the X server went away"
            data += more
        return data
