"""Curves from 0 to 1 that begin and end what is heard."""

import numpy as np
from sound import Wave


def rise(count: int) -> Wave:
    """A smooth way from 0 to 1."""
    return 0.5 - 0.5 * np.cos(np.pi * (np.arange(count) + 0.5) / count)


def faded(wave: Wave, rate_hz: int, in_seconds: float, out_seconds: float) -> Wave:
    """The wave with a soft beginning and a soft end."""
    shaped = wave.copy()
    first, last = round(in_seconds * rate_hz), round(out_seconds * rate_hz)
    shaped[:first] *= rise(first)
    shaped[len(shaped) - last :] *= rise(last)[::-1]
    return shaped
