"""Plays a tone as the kiosk plays its sounds; a process of its own, which a device may hang.

`python -m kiosk.cli.setup.tone SHARE`: exit status 0 when it was played; otherwise it prints why.
"""

import array
import math
import os
import sys
from threading import Event

from kiosk.audio.device import CHANNELS, RATE_HZ, NoDeviceError, open_device

SECONDS = 1.5
_PITCHES_HZ = (523.25, 659.25)  # a third, first from one side and then from both
_LOUDEST = 0.5 * 32767
_FADE_SECONDS = 0.05


def tone(share: float) -> bytes:
    """Signed 16-bit samples of RATE_HZ and CHANNELS: two notes, `share` (0 to 1) as loud."""
    samples = array.array("h")
    each = int(RATE_HZ * SECONDS / len(_PITCHES_HZ))
    for pitch in _PITCHES_HZ:
        for index in range(each):
            edge = min(index, each - index) / (RATE_HZ * _FADE_SECONDS)
            level = share * _LOUDEST * min(edge, 1.0)
            samples.extend([int(level * math.sin(math.tau * pitch * index / RATE_HZ))] * CHANNELS)
    return samples.tobytes()


def main() -> int:
    """Play it; the exit status."""
    try:
        device = open_device(1)
    except NoDeviceError as error:
        print(error)
        return 1
    except (ImportError, RuntimeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
        return 1
    channel = device.mixer.Sound(buffer=tone(float(sys.argv[1]))).play()
    nothing_comes = Event()
    while channel.get_busy():
        nothing_comes.wait(0.02)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # a sound server that does not answer would keep the process for ever
