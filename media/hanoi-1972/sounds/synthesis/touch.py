"""A fingertip on wood: what is heard when something on the screen is pressed."""

import numpy as np
from curves import faded
from loudness import at_peak
from sound import Sound
from spectrum import band, noise

_RATE_HZ = 44_100
_SECONDS = 0.1
_PEAK_DB = -12.0
# A small board's own tones: frequency in Hz, share, and how soon each is gone (seconds to 1/e).
_TONES = ((392.0, 1.0, 0.018), (861.0, 0.42, 0.010), (1490.0, 0.16, 0.006), (2350.0, 0.05, 0.004))
_FINGER, _FINGER_SECONDS = 0.12, 0.004
_SOFT_SECONDS = 0.003  # a fingertip yields: without it, this is a click


def touch() -> Sound:
    """A soft, short tap."""
    count = round(_SECONDS * _RATE_HZ)
    times = np.arange(count) / _RATE_HZ
    wave = np.zeros(count)
    for frequency_hz, share, fade_seconds in _TONES:
        wave += share * np.sin(2 * np.pi * frequency_hz * times) * np.exp(-times / fade_seconds)
    skin = noise(np.random.default_rng(1972), count, _RATE_HZ, band(300, 1800))
    wave += _FINGER * skin * np.exp(-times / _FINGER_SECONDS)
    wave = faded(wave - wave.mean(), _RATE_HZ, _SOFT_SECONDS, 0.03)
    return at_peak(Sound(wave, _RATE_HZ), _PEAK_DB)
