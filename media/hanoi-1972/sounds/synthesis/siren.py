"""An air-raid siren a long way off: two wails, quiet, and their echo among houses."""

import numpy as np
from curves import faded
from loudness import at_loudness
from room import echoes, heard_in, reverberation
from sound import Sound, Wave
from spectrum import band, filtered, wander

_RATE_HZ = 22_050
_SECONDS = 13.0
_LUFS = -28.0
_FASTEST_HZ = 435.0  # the tone of a hand-sized rotor at full speed
_UP_SECONDS, _DOWN_SECONDS = 1.5, 2.1  # how lazily the rotor follows its motor (to 1/e)
_MOTOR = ((0.0, 3.6), (5.6, 9.0))  # when the motor runs
_PARTIALS = ((1, 1.0), (2, 0.42), (3, 0.3), (4, 0.12), (5, 0.1), (6, 0.04))
_ECHOES = {0.0: 1.0, 0.31: 0.34, 0.52: 0.2, 0.87: 0.13}


def siren() -> Sound:
    """Rise, fall, rise, fall."""
    rng = np.random.default_rng(1911)
    count = round(_SECONDS * _RATE_HZ)
    speed = _speed(count)
    phase = 2 * np.pi * np.cumsum(_FASTEST_HZ * speed) / _RATE_HZ
    tone = sum(share * np.sin(number * phase) for number, share in _PARTIALS)
    tone = tone * speed**2.2 * (0.75 + 0.25 * wander(rng, count, _RATE_HZ, 1.2))
    far = filtered(_with_silence(tone), _RATE_HZ, band(180, 850))
    direct = heard_in(far, echoes(_RATE_HZ, _ECHOES))
    around = heard_in(far, reverberation(rng, _RATE_HZ, 2.6, 0.08))
    wave = (0.55 * direct + 0.9 * around)[:count]
    wave = faded(wave - wave.mean(), _RATE_HZ, 1.2, 1.6)
    return at_loudness(Sound(wave, _RATE_HZ), _LUFS)


def _speed(count: int) -> Wave:
    """How fast the rotor turns, as a share of full speed; it starts from a slow turn."""
    speed = np.empty(count)
    now = 0.35
    times = np.arange(count) / _RATE_HZ
    running = np.zeros(count, dtype=bool)
    for begin, end in _MOTOR:
        running |= (times >= begin) & (times < end)
    up, down = (1 - np.exp(-1 / _RATE_HZ / lazy) for lazy in (_UP_SECONDS, _DOWN_SECONDS))
    for place, driven in enumerate(running):
        now += (1 - now) * up if driven else -now * down
        speed[place] = now
    return speed


def _with_silence(wave: Wave) -> Wave:
    """As much silence behind it as the place needs to fade."""
    return np.concatenate([wave, np.zeros(6 * _RATE_HZ)])
