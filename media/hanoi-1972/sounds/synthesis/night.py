"""A winter's night in a town without traffic: wind, dry leaves, a cricket and a dog far away.

No engine, no voice and nothing of the war is in it. It is made in a ring, so it loops anywhere.
"""

import numpy as np
from curves import rise
from loudness import at_loudness
from numpy.random import Generator
from room import heard_in, reverberation
from sound import Sound, Wave
from spectrum import band, filtered, low, noise, wander

_RATE_HZ = 22_050
_SECONDS = 56
_COUNT = _RATE_HZ * _SECONDS
_LUFS = -24.0

# At about 16 degrees, a December night in Hanoi, a cricket is slow: about one chirp a second.
_CHIRP_EVERY_SECONDS = 1.07
_CHIRP_HZ = 4050.0
_SINGING = ((4.0, 9.0), (33.0, 12.0))  # when it begins, and for how long
_BARKS = (21.3, 21.75, 23.1, 47.2)  # seconds


def night() -> Sound:
    """The loop."""
    rng = np.random.default_rng(1812)
    gusts = wander(rng, _COUNT, _RATE_HZ, 0.12) ** 1.5
    place = reverberation(rng, _RATE_HZ, 2.4, 0.02)
    wave = (
        _wind(rng, gusts)
        + 0.09 * _leaves(rng, gusts)
        + 0.16 * _cricket(rng)
        + 0.6 * heard_in(_dog(rng), place)
    )
    return at_loudness(Sound(wave - wave.mean(), _RATE_HZ), _LUFS)


def _wind(rng: Generator, gusts: Wave) -> Wave:
    """Moving air, and a little of its voice at the eaves when it blows."""
    air = noise(rng, _COUNT, _RATE_HZ, band(90, 300))
    eaves = noise(rng, _COUNT, _RATE_HZ, band(380, 620, order=3))
    return air * (0.35 + 0.65 * gusts) + 0.22 * eaves * gusts**2


def _leaves(rng: Generator, gusts: Wave) -> Wave:
    """A rustle that follows the wind and flutters."""
    flutter = wander(rng, _COUNT, _RATE_HZ, 5.0) ** 3
    return noise(rng, _COUNT, _RATE_HZ, band(1700, 5200)) * gusts * (0.1 + flutter)


def _cricket(rng: Generator) -> Wave:
    """Chirps of three strokes, each bout coming and going softly."""
    wave = np.zeros(_COUNT)
    for begin, lasting in _SINGING:
        chirps = int(lasting / _CHIRP_EVERY_SECONDS)
        for number in range(chirps):
            at = begin + number * _CHIRP_EVERY_SECONDS + rng.uniform(-0.03, 0.03)
            strength = np.sin(np.pi * (number + 0.5) / chirps) ** 0.7
            for stroke in range(3):
                _put(wave, at + 0.042 * stroke, strength * (0.6 + 0.2 * stroke) * _stroke())
    return filtered(wave, _RATE_HZ, low(5000, order=2))


def _stroke() -> Wave:
    count = round(0.026 * _RATE_HZ)
    tone = np.sin(2 * np.pi * _CHIRP_HZ * np.arange(count) / _RATE_HZ)
    return tone * np.sin(np.pi * np.arange(count) / count) ** 1.5


def _dog(rng: Generator) -> Wave:
    """A few barks beyond many houses: only what is low comes through."""
    wave = np.zeros(_COUNT)
    for at in _BARKS:
        _put(wave, at, _bark(rng))
    return filtered(wave, _RATE_HZ, band(250, 700))


def _bark(rng: Generator) -> Wave:
    count = round(rng.uniform(0.15, 0.19) * _RATE_HZ)
    share = np.arange(count) / count
    pitch_hz = 300 + 210 * np.sin(np.pi * share**0.6)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / _RATE_HZ
    voice = sum(np.sin(number * phase) / number for number in range(1, 6))
    breath = 0.5 * rng.standard_normal(count)
    attack = round(0.012 * _RATE_HZ)
    body = (voice + breath) * (1 - share) ** 1.3
    body[:attack] *= rise(attack)
    return body


def _put(wave: Wave, at_seconds: float, piece: Wave) -> None:
    """Add the piece there; what runs over the end goes on at the beginning."""
    places = (round(at_seconds * _RATE_HZ) + np.arange(len(piece))) % len(wave)
    wave[places] += piece
