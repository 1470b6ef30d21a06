"""Runs inside the machine: does what it is told over a serial port, and moves keyboards and fingers
that are no plastic.

Copied into the machine as it is; needs python3-evdev. Every message is one line of JSON, and so is
every answer.
"""

import json
import subprocess
import sys
import time
from typing import Any

from evdev import AbsInfo, UInput
from evdev import ecodes as e

STROKE_SECONDS = 0.001  # a report of a fast keyboard
FINGER_SECONDS = 0.15  # how long a finger rests, and how long until the next
KEYS = [*range(1, 0x100), *range(0x160, 0x2C0)]  # no buttons of mice, joysticks and pens


class Devices:
    """What is plugged in, by name: `keyboard` and `touchscreen`."""

    def __init__(self) -> None:
        self._plugged: dict[str, UInput] = {}

    def plug(self, name: str, width: int, height: int) -> None:
        """Plug a device in unless it is; the size is the touch screen's, in its own units."""
        if name in self._plugged:
            return
        self._plugged[name] = _keyboard() if name == "keyboard" else _touchscreen(width, height)

    def unplug(self, name: str) -> None:
        """Pull a device out."""
        self._plugged.pop(name).close()

    def strike(self, keys: list[int], held: list[int]) -> None:
        """Press and let go of one key after the other, while others are held."""
        keyboard = self._plugged["keyboard"]
        for key in held:
            _press(keyboard, key, 1)
        for key in keys:
            for down in (1, 0):
                _press(keyboard, key, down)
        for key in reversed(held):
            _press(keyboard, key, 0)

    def touch(self, fingers: list[tuple[int, int]]) -> None:
        """Put up to ten fingers down in one instant, and lift them."""
        screen = self._plugged["touchscreen"]
        for slot, (x, y) in enumerate(fingers):
            screen.write(e.EV_ABS, e.ABS_MT_SLOT, slot)
            screen.write(e.EV_ABS, e.ABS_MT_TRACKING_ID, slot + 1)
            screen.write(e.EV_ABS, e.ABS_MT_POSITION_X, x)
            screen.write(e.EV_ABS, e.ABS_MT_POSITION_Y, y)
        screen.write(e.EV_ABS, e.ABS_X, fingers[0][0])
        screen.write(e.EV_ABS, e.ABS_Y, fingers[0][1])
        _press(screen, e.BTN_TOUCH, 1, FINGER_SECONDS)
        for slot in range(len(fingers)):
            screen.write(e.EV_ABS, e.ABS_MT_SLOT, slot)
            screen.write(e.EV_ABS, e.ABS_MT_TRACKING_ID, -1)
        _press(screen, e.BTN_TOUCH, 0, FINGER_SECONDS)


def run(command: list[str], stdin: str, seconds: float) -> dict[str, Any]:
    """Run a command; its exit status and what it wrote."""
    try:
        done = subprocess.run(
            command, input=stdin.encode(), capture_output=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return {"code": -1, "out": "", "err": str(error)}
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    return {"code": done.returncode, "out": out, "err": err}


def serve(port: str) -> None:
    """Answer until the machine ends."""
    devices = Devices()
    with open(port, "r+b", buffering=0) as line:  # noqa: PTH123  # a device
        waiting = b""
        while True:
            while b"\n" not in waiting:
                if not (more := line.read(65536)):
                    time.sleep(0.1)  # noqa: TID251  # nobody listens at the other end yet
                waiting += more or b""
            message, _, waiting = waiting.partition(b"\n")
            asked = json.loads(message)
            answer = json.dumps(_answer(devices, asked)).encode() + b"\n"
            while answer:
                answer = answer[line.write(answer) :]


def _answer(devices: Devices, asked: dict[str, Any]) -> dict[str, Any]:
    what = asked.pop("what")
    try:
        return run(**asked) if what == "run" else {"done": getattr(devices, what)(**asked)}
    except Exception as error:  # noqa: BLE001  # told to whoever asked
        return {"error": f"{type(error).__name__}: {error}"}


def _keyboard() -> UInput:
    return UInput({e.EV_KEY: KEYS}, name="test keyboard")


def _touchscreen(width: int, height: int) -> UInput:
    across, down = (AbsInfo(0, 0, size - 1, 0, 0, 10) for size in (width, height))
    axes = [
        *((e.ABS_X, across), (e.ABS_Y, down)),
        (e.ABS_MT_SLOT, AbsInfo(0, 0, 9, 0, 0, 0)),
        (e.ABS_MT_TRACKING_ID, AbsInfo(0, 0, 65535, 0, 0, 0)),
        *((e.ABS_MT_POSITION_X, across), (e.ABS_MT_POSITION_Y, down)),
    ]
    able = {e.EV_KEY: [e.BTN_TOUCH], e.EV_ABS: axes}
    return UInput(able, name="test touchscreen", input_props=[e.INPUT_PROP_DIRECT])


def _press(device: UInput, code: int, value: int, rest: float = STROKE_SECONDS) -> None:
    device.write(e.EV_KEY, code, value)
    device.syn()
    time.sleep(rest)  # noqa: TID251  # the pace of a hand


if __name__ == "__main__":
    serve(sys.argv[1])
