"""Sounds of pure tones, as files, and how much of a tone there is in what was heard."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
PEAK = 0.5  # of full scale

Samples = NDArray[np.float64]


def write(path: Path, *tones: tuple[float, float]) -> Path:
    """A WAV of one tone after the other: pitch in Hz (0: silence), seconds."""
    parts = [
        PEAK * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)
        for pitch, seconds in tones
    ]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.concatenate(parts) * 32767).astype("<i2").tobytes())
    return path


def level(samples: Samples, pitch: float) -> float:
    """How loud a tone is in there, 1 being a tone of PEAK; a whole number of waves is exact."""
    turns = np.exp(-2j * np.pi * pitch * np.arange(len(samples)) / RATE_HZ)
    return float(2 * abs(np.dot(samples, turns)) / len(samples) / PEAK)
