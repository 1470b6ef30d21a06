"""Filters and noise by way of the spectrum.

Everything here goes round: what runs out at the end comes in at the beginning. So noise made here
loops without a seam, and a sound that must not go round is given silence at its end first.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from sound import Wave

Gain = Callable[[Wave], Wave]
"""How much of each frequency (Hz) passes."""


def filtered(wave: Wave, rate_hz: int, gain: Gain) -> Wave:
    """The wave with each frequency weighted by `gain`; no frequency is delayed."""
    frequencies = np.fft.rfftfreq(len(wave), 1 / rate_hz)
    return np.fft.irfft(np.fft.rfft(wave) * gain(frequencies), len(wave))


def noise(rng: Generator, count: int, rate_hz: int, gain: Gain) -> Wave:
    """Noise of that colour with a root mean square of 1."""
    wave = filtered(rng.standard_normal(count), rate_hz, gain)
    return wave / np.sqrt(np.mean(wave**2))


def wander(rng: Generator, count: int, rate_hz: int, fastest_hz: float) -> Wave:
    """A slow curve from 0 to 1 without a rhythm."""
    curve = noise(rng, count, rate_hz, low(fastest_hz, order=4))
    return (curve - curve.min()) / np.ptp(curve)


def low(edge_hz: float, order: int = 1) -> Gain:
    """What lies below an edge; above it, 6 dB less an octave for each order."""
    return lambda frequencies: (1 + (frequencies / edge_hz) ** 2) ** (-order / 2)


def high(edge_hz: float, order: int = 1) -> Gain:
    """What lies above an edge."""
    return lambda frequencies: (
        (frequencies / edge_hz) ** order / (1 + (frequencies / edge_hz) ** 2) ** (order / 2)
    )


def band(low_edge_hz: float, high_edge_hz: float, order: int = 2) -> Gain:
    """What lies between two edges."""
    above, below = high(low_edge_hz, order), low(high_edge_hz, order)
    return lambda frequencies: above(frequencies) * below(frequencies)
