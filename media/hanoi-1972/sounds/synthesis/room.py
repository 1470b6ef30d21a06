"""What walls add to a sound: echoes and reverberation."""

from collections.abc import Mapping

import numpy as np
from numpy.random import Generator
from sound import Wave
from spectrum import band, filtered

# Lower and upper edge of a band in Hz, and how long it lasts beside the others: air and walls
# swallow what is high first.
_BANDS = ((60.0, 400.0, 1.0), (400.0, 1600.0, 0.8), (1600.0, 6000.0, 0.45))


def reverberation(rng: Generator, rate_hz: int, seconds: float, first_seconds: float) -> Wave:
    """The answer of a place to a click: silence, then noise that has faded by 60 dB in `seconds`.

    Its energy is 1. Twice as long as `seconds`, so that nothing is cut off.
    """
    count = round(2 * seconds * rate_hz)
    times = np.arange(count) / rate_hz
    answer = np.zeros(count)
    for lowest, highest, share in _BANDS:
        hiss = filtered(rng.standard_normal(count), rate_hz, band(lowest, highest))
        answer += hiss * 10 ** (-3 * times / (seconds * share))
    answer *= np.clip((times - first_seconds) / 0.05, 0, 1)
    return answer / np.sqrt(np.sum(answer**2))


def echoes(rate_hz: int, strengths: Mapping[float, float]) -> Wave:
    """The answer of walls that stand apart: a strength for each delay in seconds."""
    answer = np.zeros(round(max(strengths) * rate_hz) + 1)
    for delay_seconds, strength in strengths.items():
        answer[round(delay_seconds * rate_hz)] += strength
    return answer


def heard_in(wave: Wave, answer: Wave) -> Wave:
    """The wave as that place gives it back, as long as it was; what runs over goes round."""
    whole = np.zeros(max(len(wave), len(answer)))
    whole[: len(answer)] = answer
    folded = whole[: len(wave)].copy()
    for start in range(len(wave), len(whole), len(wave)):
        rest = whole[start : start + len(wave)]
        folded[: len(rest)] += rest
    return np.fft.irfft(np.fft.rfft(wave) * np.fft.rfft(folded), len(wave))
