"""The bell is soft: it rises and fades without a click and never clips."""

from array import array
from itertools import pairwise

import pytest

from kiosk.audio.chime import BELL_SECONDS, PEAK, bell

RATE_HZ = 8_000


def loudness(samples: "array[int]", start_seconds: float, end_seconds: float) -> int:
    return max(map(abs, samples[round(start_seconds * RATE_HZ) : round(end_seconds * RATE_HZ)]))


def mono() -> "array[int]":
    return array("h", bell(RATE_HZ, 1))


def test_length_and_channels() -> None:
    assert len(mono()) == round(BELL_SECONDS * RATE_HZ)
    stereo = array("h", bell(RATE_HZ, 2))
    assert stereo[0::2] == stereo[1::2] == mono()


def test_it_is_always_the_same() -> None:
    assert bell(RATE_HZ, 2) == bell(RATE_HZ, 2)


def test_it_is_quiet() -> None:
    assert max(map(abs, mono())) == pytest.approx(PEAK * 32767, abs=1)


def test_it_begins_and_ends_in_silence() -> None:
    samples = mono()
    assert samples[0] == 0
    assert loudness(samples, 0, 0.003) < 0.1 * max(samples)
    assert abs(samples[-1]) <= 1


def test_two_strokes_each_fading() -> None:
    samples = mono()
    first, fading, second = (loudness(samples, start, start + 0.05) for start in (0.03, 0.32, 0.42))
    assert fading < 0.6 * first
    assert second > 2 * fading
    assert loudness(samples, 1.5, BELL_SECONDS) < 0.05 * second


def test_no_click() -> None:
    """A second stroke that silenced the first at once would jump."""
    samples = mono()
    steepest = max(abs(a - b) for a, b in pairwise(samples))
    assert steepest < 0.7 * max(samples)
