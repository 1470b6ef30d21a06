"""How loud a sound is, as ITU-R BS.1770 measures programmes, and how to make it so loud."""

from math import cos, pi, sin

import numpy as np
from sound import Sound, Wave
from spectrum import Gain, filtered

_BLOCK_SECONDS, _STEP_SECONDS = 0.4, 0.1
_SILENCE_LUFS = -70.0
_PAUSE_LU = 10.0  # what is so much quieter than the rest is a pause and not counted
_OFFSET = -0.691


def lufs(sound: Sound) -> float:
    """Integrated loudness; -70 where there is nothing to hear."""
    weighted = filtered(sound.wave, sound.rate_hz, _weight(sound.rate_hz))
    powers = _block_powers(weighted, sound.rate_hz)
    for floor in (_SILENCE_LUFS, None):
        edge = _as_lufs(powers.mean()) - _PAUSE_LU if floor is None else floor
        powers = powers[10 * np.log10(powers + 1e-12) + _OFFSET > edge]
        if not len(powers):
            return _SILENCE_LUFS
    return _as_lufs(powers.mean())


def peak_db(sound: Sound) -> float:
    """The greatest sample, in decibels below full scale."""
    return float(20 * np.log10(np.max(np.abs(sound.wave)) + 1e-9))


def at_loudness(sound: Sound, target_lufs: float, ceiling_db: float = -1.5) -> Sound:
    """The sound so loud; single peaks above the ceiling are rounded off, not clipped."""
    wave = sound.wave * 10 ** ((target_lufs - lufs(sound)) / 20)
    ceiling = 10 ** (ceiling_db / 20)
    knee = ceiling * 0.7
    over = np.abs(wave) > knee
    room = ceiling - knee
    wave[over] = np.sign(wave[over]) * (knee + room * np.tanh((np.abs(wave[over]) - knee) / room))
    return Sound(wave, sound.rate_hz)


def at_peak(sound: Sound, target_db: float) -> Sound:
    """The sound with its greatest sample there: for one too short to have a loudness."""
    return Sound(sound.wave * 10 ** (target_db / 20) / np.max(np.abs(sound.wave)), sound.rate_hz)


def _as_lufs(power: float) -> float:
    return float(10 * np.log10(power + 1e-12) + _OFFSET)


def _block_powers(wave: Wave, rate_hz: int) -> Wave:
    length, step = round(_BLOCK_SECONDS * rate_hz), round(_STEP_SECONDS * rate_hz)
    if len(wave) <= length:
        return np.array([np.mean(wave**2)])
    starts = range(0, len(wave) - length + 1, step)
    return np.array([np.mean(wave[start : start + length] ** 2) for start in starts])


def _weight(rate_hz: int) -> Gain:
    """The ear's weighting: a shelf of 4 dB for what the head adds, and less of the lowest."""
    shelf = _shelf(rate_hz, 1681.974, 3.99984, 0.70717)
    cut = _cut(rate_hz, 38.1355, 0.50033)

    def gain(frequencies: Wave) -> Wave:
        turn = np.exp(-2j * pi * frequencies / rate_hz)
        return np.abs(_response(shelf, turn) * _response(cut, turn))

    return gain


_Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def _response(biquad: _Biquad, turn: np.ndarray) -> np.ndarray:
    (b0, b1, b2), (a0, a1, a2) = biquad
    return (b0 + b1 * turn + b2 * turn**2) / (a0 + a1 * turn + a2 * turn**2)


def _shelf(rate_hz: int, edge_hz: float, gain_db: float, quality: float) -> _Biquad:
    angle, amount = 2 * pi * edge_hz / rate_hz, 10 ** (gain_db / 40)
    slope, turn = sin(angle) / (2 * quality), cos(angle)
    root = 2 * amount**0.5 * slope
    more, less = amount + 1, amount - 1
    return (
        (
            amount * (more + less * turn + root),
            -2 * amount * (less + more * turn),
            amount * (more + less * turn - root),
        ),
        (more - less * turn + root, 2 * (less - more * turn), more - less * turn - root),
    )


def _cut(rate_hz: int, edge_hz: float, quality: float) -> _Biquad:
    angle = 2 * pi * edge_hz / rate_hz
    slope, turn = sin(angle) / (2 * quality), cos(angle)
    return (
        ((1 + turn) / 2, -(1 + turn), (1 + turn) / 2),
        (1 + slope, -2 * turn, 1 - slope),
    )
