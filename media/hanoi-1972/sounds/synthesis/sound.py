"""A sound as the programs of this folder hand it on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float64]
"""Samples of one channel; full scale is 1."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of one channel and how many of them make a second."""

    wave: Wave
    rate_hz: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.wave) / self.rate_hz
