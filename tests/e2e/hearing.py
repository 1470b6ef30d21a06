"""What is heard of a kiosk that plays to a sound server; knows nothing of the kiosk."""

from collections.abc import Callable

from tests.audio.soundserver import BLOCK_SECONDS, SoundServer
from tests.audio.tones import Samples, level

ANSWER_SECONDS = 10.0
STEADY_SECONDS = 0.2

Levels = tuple[float, ...]


def hear(server: SoundServer, pitches: Levels, is_so: Callable[..., bool]) -> None:
    """Listen until the loudness of some pitches in Hz is so for a while; fails when it never is.

    `is_so` is given how loud each of them is, in shares of a tone's own.
    """
    steady, heard = 0, []
    with server.ears() as ears:
        for _ in range(round(ANSWER_SECONDS / BLOCK_SECONDS)):
            heard.append(_levels(ears.block(), pitches))
            steady = steady + 1 if is_so(*heard[-1]) else 0
            if steady * BLOCK_SECONDS >= STEADY_SECONDS:
                return
    told = [tuple(round(share, 3) for share in levels) for levels in heard[-20:]]
    raise AssertionError(f"not heard: {told}")


def hear_nothing(server: SoundServer, seconds: float = STEADY_SECONDS) -> None:
    """Listen until it has been silent for that long; fails when it never is."""
    steady = 0
    with server.ears() as ears:
        for _ in range(round(ANSWER_SECONDS / BLOCK_SECONDS)):
            steady = 0 if ears.block().any() else steady + 1
            if steady * BLOCK_SECONDS >= seconds:
                return
    raise AssertionError("it is never silent")


def _levels(block: Samples, pitches: Levels) -> Levels:
    return tuple(level(block, pitch) for pitch in pitches)
