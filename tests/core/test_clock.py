"""Time goes forward, or stands still."""

import pytest

from kiosk.core.clock import Clock, ManualClock, SystemClock


def test_a_manual_clock_stands_still_until_told() -> None:
    clock: Clock = ManualClock(5.0)
    assert (clock.now(), clock.now()) == (5.0, 5.0)


def test_a_manual_clock_moves_by_what_it_is_told() -> None:
    clock = ManualClock()
    clock.advance(1.5)
    clock.advance(0)
    clock.advance(2)
    assert clock.now() == 3.5


def test_a_manual_clock_never_goes_backwards() -> None:
    clock = ManualClock(1.0)
    with pytest.raises(ValueError, match=r"-0\.1"):
        clock.advance(-0.1)
    assert clock.now() == 1.0


def test_the_systems_clock_is_not_the_wall_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kiosk without a battery has its date set by the network, minutes into the day."""
    clock: Clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert 0 <= clock.now() - before < 3600
