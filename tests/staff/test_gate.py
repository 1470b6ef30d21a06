"""Nobody can try PINs in a row: not by restarting, pulling the plug or setting a clock."""

import json
import threading
from pathlib import Path

import pytest

from kiosk.core.worker import Worker
from kiosk.staff import tries as tries_module
from kiosk.staff.gate import PinGate
from kiosk.staff.tries import FILE_NAME, LONGEST_WAIT, Tries, wait_after
from tests.staff.gates import DAY, KEPT, PIN, WRONG, Later, answer, gate_in


def wrong_tries(gate: PinGate, now: float, until: float, step: float = 1.0) -> tuple[int, float]:
    """Try a wrong PIN whenever the gate takes one; how many it took, and when that ended."""
    count = 0
    while now < until:
        if gate.locked_seconds(now):
            now += gate.locked_seconds(now)
            continue
        assert not answer(gate, WRONG, now).ok
        count += 1
        now += step
    return count, now


def test_the_right_pin_opens_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    gate = gate_in(tmp_path)
    assert not answer(gate, WRONG, 0.0).ok
    assert answer(gate, PIN, 1.0).ok


def test_after_three_wrong_pins_the_wait_is_half_a_minute_and_doubles_up_to_an_hour() -> None:
    waits = [wait_after(wrong) for wrong in range(13)]
    assert waits == [0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert wait_after(10**9) == LONGEST_WAIT


def test_even_the_right_pin_is_not_taken_while_it_is_locked(tmp_path: Path) -> None:
    gate = gate_in(tmp_path)
    for _ in range(3):
        verdict = answer(gate, WRONG, 0.0)
    assert verdict.locked_seconds == 30
    assert not gate.try_pin(PIN, 29.0)
    assert gate.verdict(29.0) is None
    assert answer(gate, PIN, 30.0).ok


def test_the_right_pin_forgets_the_wrong_ones(tmp_path: Path) -> None:
    gate = gate_in(tmp_path)
    for now in (0.0, 1.0):
        answer(gate, WRONG, now)
    answer(gate, PIN, 2.0)
    again = gate_in(tmp_path, 100.0)
    for _ in range(2):
        assert answer(again, WRONG, 100.0).locked_seconds == 0
    assert answer(again, WRONG, 100.0).locked_seconds == 30


def test_some_thirty_tries_are_possible_on_the_first_day_and_twentyfour_on_each_after(
    tmp_path: Path,
) -> None:
    gate = gate_in(tmp_path)
    now, counts = 0.0, []
    for day in range(1, 6):
        count, now = wrong_tries(gate, now, day * DAY)
        counts.append(count)
    assert counts[0] <= 34
    assert all(count <= 24 for count in counts[1:])
    assert sum(counts) < 10**6 / 1000  # a PIN of six digits holds for more than a hundred years


def test_pulling_the_plug_after_every_wait_wins_nothing(tmp_path: Path) -> None:
    now, count = 0.0, 0
    while now < DAY:
        gate = gate_in(tmp_path, now)  # each start begins with the wait that is due
        now += gate.locked_seconds(now)
        answer(gate, WRONG, now)
        count += 1
        now += 30.0  # a start takes its time
    assert count <= 34


def test_pulling_the_plug_while_a_pin_is_checked_wins_nothing(tmp_path: Path) -> None:
    """The try is kept as a wrong one before the answer is known."""
    for _ in range(3):
        later = Later()
        gate = gate_in(tmp_path, 0.0, later)
        assert gate.try_pin(WRONG, 0.0)
        later.work()  # and nobody ever learns the answer
    assert gate_in(tmp_path, 0.0).locked_seconds(0.0) == 30


@pytest.mark.parametrize("boot_time", [0.0, 5.0, 1e6, 1e9])
def test_no_clock_makes_the_wait_shorter(tmp_path: Path, boot_time: float) -> None:
    """Monotonic time begins anew with each start of the machine; moments mean nothing there."""
    gate = gate_in(tmp_path, 1e6)
    for _ in range(5):
        now = 1e6 + gate.locked_seconds(1e6)
        gate = gate_in(tmp_path, now - gate.locked_seconds(now))
        while gate.locked_seconds(now):
            now += 1.0
        answer(gate, WRONG, now)
    assert gate_in(tmp_path, boot_time).locked_seconds(boot_time) == 120


def test_a_folder_that_cannot_be_written_still_locks(tmp_path: Path) -> None:
    gate = gate_in(tmp_path / "is" / "not" / "there")
    for _ in range(3):
        answer(gate, WRONG, 0.0)
    assert gate.locked_seconds(0.0) == 30
    count, _ = wrong_tries(gate, 0.0, DAY)
    assert count <= 34


@pytest.mark.parametrize(
    "damage",
    [b"", b"\0" * 40, b"[]", b"{}", b'{"format": 1, "wrong": "0"}', b'{"format": 2, "wrong": 0}',
     b'{"format": 1, "wrong": true}', b'{"format": 1, "wrong": NaN}', b"[" * 3000],
)  # fmt: skip
def test_a_damaged_count_locks_rather_than_opens(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    assert gate_in(tmp_path).locked_seconds(0.0) == 30


@pytest.mark.parametrize(("wrong", "wait"), [(-5, 0), (2, 0), (4, 60), (10**30, 3600)])
def test_any_count_is_read_as_a_wait_of_at_most_an_hour(
    tmp_path: Path, wrong: int, wait: int
) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"format": 1, "wrong": wrong}))
    assert gate_in(tmp_path).locked_seconds(0.0) == wait


def test_the_count_is_for_the_kiosk_alone_and_has_no_digits_of_a_pin(tmp_path: Path) -> None:
    answer(gate_in(tmp_path), WRONG, 0.0)
    file = tmp_path / FILE_NAME
    assert file.stat().st_mode & 0o077 == 0
    assert WRONG not in file.read_text()


def test_a_pin_is_checked_on_another_thread_and_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, may_go = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> None:
        at_work.set()
        assert may_go.wait(10)

    monkeypatch.setattr(tries_module, "write_durably", slow)
    worker = Worker("pin")
    gate = PinGate(KEPT, Tries(tmp_path, 0.0), worker)
    assert gate.try_pin(PIN, 0.0)
    assert at_work.wait(10)
    assert gate.is_checking
    assert gate.verdict(0.0) is None
    assert not gate.try_pin(PIN, 0.0)
    may_go.set()
    done = threading.Event()
    worker.submit(done.set)
    assert done.wait(10)
    verdict = gate.verdict(0.0)
    assert verdict is not None
    assert verdict.ok
    worker.close()


def test_a_check_that_breaks_counts_as_wrong_and_does_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = gate_in(tmp_path)

    def broken(*_: object) -> bool:
        raise MemoryError

    monkeypatch.setattr("kiosk.staff.gate.matches", broken)
    assert not answer(gate, PIN, 0.0).ok
    assert not gate.is_checking
