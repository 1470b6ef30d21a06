"""The kiosk's own sounds, computed; knows no device and no file.

Samples are 16-bit signed, native byte order, channels interleaved: what a mixer takes as it is.
"""

from array import array
from math import cos, exp, pi, sin

BELL_SECONDS = 1.8
PEAK = 0.25
"""Of full scale (-12 dB): heard beside a visitor, not across the room."""

# Frequency in Hz and when it is struck: E5, then C5 a major third below, as a doorbell asks.
_STRIKES = ((659.26, 0.0), (523.25, 0.38))
# Multiples of the pitch, their share, and how fast each fades (per second): the upper one, first.
_PARTIALS = ((1.0, 0.8, 4.0), (2.0, 0.2, 9.0))
_ATTACK_SECONDS = 0.03
_RELEASE_SECONDS = 0.2


def bell(rate_hz: int, channels: int) -> bytes:
    """A soft bell of two tones, the same in every channel; the same bytes on every call."""
    count = round(BELL_SECONDS * rate_hz)
    wave = [0.0] * count
    for pitch_hz, struck_seconds in _STRIKES:
        first = round(struck_seconds * rate_hz)
        for at, sample in enumerate(_strike(pitch_hz, rate_hz, count - first), first):
            wave[at] += sample
    for at in range(round(_RELEASE_SECONDS * rate_hz)):
        wave[-1 - at] *= _rise(at / rate_hz / _RELEASE_SECONDS)
    scale = PEAK * 32767 / max(map(abs, wave))
    mono = array("h", [round(sample * scale) for sample in wave])
    samples = array("h", bytes(2 * channels * count))
    for channel in range(channels):
        samples[channel::channels] = mono
    return samples.tobytes()


def _strike(pitch_hz: float, rate_hz: int, count: int) -> list[float]:
    """One tone from the moment it is struck, at most 1."""
    wave = [0.0] * count
    for multiple, share, fade in _PARTIALS:
        step, shrink = 2 * pi * pitch_hz * multiple / rate_hz, -fade / rate_hz
        for at in range(count):
            wave[at] += share * sin(step * at) * exp(shrink * at)
    for at in range(round(_ATTACK_SECONDS * rate_hz)):
        wave[at] *= _rise(at / rate_hz / _ATTACK_SECONDS)
    return wave


def _rise(share: float) -> float:
    """A smooth way from 0 to 1."""
    return 0.5 - 0.5 * cos(pi * share)
