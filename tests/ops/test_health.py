"""What is wrong is on the disk soon after it was seen, within limits, whatever the disk does."""

import datetime as dt
import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.core.clock import SystemClock
from kiosk.core.worker import Worker
from kiosk.ops.health import (
    MAX_TOLD,
    RETRY_SECONDS,
    REWRITE_AFTER,
    STALE_AFTER,
    WRITE_SECONDS,
    Health,
    HealthReport,
    Trouble,
    read_health,
)

EVENING = dt.datetime(2026, 3, 1, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
AT = "2026-03-01T18:30:00+07:00"


class Slow:
    """An executor that does its jobs when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None], /) -> None:
        self.jobs.append(job)

    def work(self) -> int:
        """Do what there is; how many jobs that were."""
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            job()
        return len(jobs)


class AtOnce:
    """An executor that does its jobs at once."""

    def submit(self, job: Callable[[], None], /) -> None:
        job()


def after(seconds: float) -> dt.datetime:
    return EVENING + dt.timedelta(seconds=seconds)


@pytest.fixture
def now() -> dt.datetime:
    """What `kiosk health` takes the age of a report from."""
    return SystemClock().wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "health.json"


def test_a_start_says_that_all_is_well(path: Path) -> None:
    """The report of the run before must not be taken for that of this one."""
    path.parent.mkdir()
    path.write_text('{"troubles": [{"part": "sound"}]}', encoding="utf-8")
    Health(path, AtOnce()).advance(0.0, EVENING)
    report = read_health(path)
    assert report == HealthReport(AT)
    assert report.is_well


def test_what_is_wrong_is_told_with_when_it_began(path: Path) -> None:
    health = Health(path, AtOnce())
    health.report("pictures/test/bridge.jpg", "The file is broken.")
    health.advance(0.0, EVENING)
    health.report("sound", "No device.")
    health.report("pictures/test/bridge.jpg", "There is no such file.")
    health.advance(60.0, after(60))
    assert read_health(path) == HealthReport(
        "2026-03-01T18:31:00+07:00",
        (
            Trouble("pictures/test/bridge.jpg", "There is no such file.", AT),
            Trouble("sound", "No device.", "2026-03-01T18:31:00+07:00"),
        ),
    )


def test_what_is_well_again_is_gone_and_begins_anew_when_it_comes_back(path: Path) -> None:
    health = Health(path, AtOnce())
    health.report("sound", "No device.")
    health.advance(0.0, EVENING)
    health.report("sound", None)
    health.advance(10.0, after(10))
    assert read_health(path) == HealthReport("2026-03-01T18:30:10+07:00")
    health.report("sound", "No device.")
    health.advance(20.0, after(20))
    report = read_health(path)
    assert report is not None
    assert report.troubles[0].since == "2026-03-01T18:30:20+07:00"


def test_nothing_is_written_for_minutes_while_nothing_changes(path: Path) -> None:
    executor = Slow()
    health = Health(path, executor)
    health.report("sound", "No device.")
    health.advance(0.0, EVENING)
    assert executor.work() == 1
    for second in range(1, 100):
        health.report("sound", "No device.")
        health.report("pictures/test/bridge.jpg", None)
        health.advance(float(second), after(second))
    assert executor.work() == 0


def test_it_is_written_anew_although_nothing_changed(path: Path) -> None:
    """The report of a kiosk that had died looked like that of one that was well."""
    health = Health(path, AtOnce())
    minutes = set()
    for second in range(0, 1800, 10):
        health.advance(float(second), after(second))
        report = read_health(path)
        assert report is not None
        assert not report.is_stale(after(second))
        minutes.add(report.written[14:16])
    assert minutes == {"30", "35", "40", "45", "50", "55"}


@pytest.mark.parametrize("jump", [dt.timedelta(days=-1), dt.timedelta(days=1), REWRITE_AFTER])
def test_a_clock_that_jumps_has_it_written_at_once(path: Path, jump: dt.timedelta) -> None:
    health = Health(path, AtOnce())
    health.advance(0.0, EVENING)
    health.advance(WRITE_SECONDS, EVENING + jump)
    assert read_health(path) == HealthReport((EVENING + jump).isoformat())


@pytest.mark.parametrize(
    ("written", "stale"),
    [
        (EVENING.isoformat(), False),
        ((EVENING - STALE_AFTER).isoformat(), False),
        ((EVENING - STALE_AFTER).astimezone(dt.UTC).isoformat(), False),
        ((EVENING - STALE_AFTER - dt.timedelta(seconds=1)).isoformat(), True),
        ((EVENING + dt.timedelta(seconds=1)).isoformat(), True),
        ("0001-01-01T00:00:00+14:00", True),
        ("2026-03-01T18:30:00", True),
        ("yesterday", True),
    ],
)
def test_an_old_report_is_stale_and_one_from_the_future(written: str, stale: bool) -> None:
    assert HealthReport(written).is_stale(EVENING) is stale


def test_the_last_word_of_a_kiosk_is_that_it_was_stopped(path: Path) -> None:
    health = Health(path, Worker("health"))
    health.report("sound", "No device.")
    health.advance(0.0, EVENING)
    health.close(after(60))
    last = HealthReport("2026-03-01T18:31:00+07:00", (Trouble("sound", "No device.", AT),), 0, True)
    assert read_health(path) == last
    health.report("sound", None)
    health.advance(600.0, after(600))
    assert read_health(path) == last


def test_a_disk_that_never_answers_does_not_keep_a_kiosk_from_ending(path: Path) -> None:
    executor = Slow()
    Health(path, executor).close(EVENING)
    assert len(executor.jobs) == 1
    assert not path.exists()


def test_many_changes_are_one_write(path: Path) -> None:
    executor = Slow()
    health = Health(path, executor)
    health.advance(0.0, EVENING)
    for frame in range(1, 60):
        health.report(f"pictures/{frame}.jpg", "Broken.")
        health.advance(frame / 60 * WRITE_SECONDS, after(0))
    assert executor.work() == 1
    health.advance(WRITE_SECONDS, after(1))
    assert executor.work() == 1
    report = read_health(path)
    assert report is not None
    assert len(report.troubles) == 59


def test_a_slow_disk_has_one_write_to_do_at_a_time(path: Path) -> None:
    executor = Slow()
    health = Health(path, executor)
    for minute in range(9):
        health.report(f"pictures/{minute}.jpg", "Broken.")
        health.advance(60.0 * minute, EVENING)
    assert len(executor.jobs) == 1
    executor.work()
    health.advance(600.0, EVENING)
    executor.work()
    report = read_health(path)
    assert report is not None
    assert len(report.troubles) == 9


def test_what_is_beyond_measure_is_counted(path: Path) -> None:
    health = Health(path, AtOnce())
    for number in range(MAX_TOLD + 7):
        health.report(f"pictures/{number}.jpg", "x" * 10_000)
    health.advance(0.0, EVENING)
    report = read_health(path)
    assert report is not None
    assert len(report.troubles) == MAX_TOLD
    assert report.more == 7
    assert path.stat().st_size < 300_000
    health.report("pictures/0.jpg", None)
    health.advance(10.0, EVENING)
    report = read_health(path)
    assert report is not None
    assert report.more == 6
    assert report.troubles[-1].part == f"pictures/{MAX_TOLD}.jpg"


def test_a_full_disk_is_logged_once_and_tried_again_later(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.write_text("in the way of the folder", encoding="utf-8")
    executor = Slow()
    health = Health(path, executor)
    health.report("sound", "No device.")
    with caplog.at_level(logging.WARNING):
        written = 0
        for second in range(int(3 * RETRY_SECONDS)):
            health.advance(float(second), after(second))
            written += executor.work()
        assert written == 3
        assert len(caplog.records) == 1
        path.parent.unlink()
        health.advance(4 * RETRY_SECONDS, after(0))
        executor.work()
        assert [record.getMessage() for record in caplog.records][1:] == [
            "The health report is written again"
        ]
    report = read_health(path)
    assert report is not None
    assert report.troubles[0].part == "sound"


def test_half_a_character_in_a_file_name_is_no_obstacle(path: Path) -> None:
    health = Health(path, AtOnce())
    health.report("pictures/\udc80.jpg", "Broken.")
    health.advance(0.0, EVENING)
    assert read_health(path) is not None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"troubles": 1}', '{"troubles": [1]}', "[" * 100_000]
)
def test_what_is_no_report_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "health.json").write_text(text, encoding="utf-8")
    assert read_health(tmp_path / "health.json") is None
    (tmp_path / "health.json").write_bytes(b"\xff\xfe")
    assert read_health(tmp_path / "health.json") is None


def test_staff_read_plain_lines(
    path: Path, now: dt.datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    health = Health(path, AtOnce())
    assert main(["health", "--state", str(path.parent)]) == 2
    assert capsys.readouterr().err.startswith(f"There is no health report in {path.parent}. ")
    health.advance(0.0, now)
    assert main(["health", "--state", str(path.parent)]) == 0
    assert capsys.readouterr().out == f"All is well, as of {now:%Y-%m-%d %H:%M}.\n"
    health.report("sound", "No device.\x1b[2J")
    health.advance(60.0, now)
    assert main(["health", "--state", str(path.parent)]) == 1
    assert capsys.readouterr().out == (
        f"1 thing is wrong:\n  sound, since {now:%Y-%m-%d %H:%M}: No device.\ufffd[2J\n"
    )
    for number in range(1, MAX_TOLD + 2):
        health.report(f"pictures/{number}.jpg", "Broken.")
    health.advance(120.0, now)
    assert main(["health", "--state", str(path.parent)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("202 things are wrong:\n")
    assert out.endswith("\n  and 2 more\n")


@pytest.mark.parametrize("away", [dt.timedelta(hours=-1), dt.timedelta(hours=1)])
def test_staff_are_told_that_a_report_says_nothing_of_now(
    path: Path, now: dt.datetime, capsys: pytest.CaptureFixture[str], away: dt.timedelta
) -> None:
    written = now + away
    Health(path, AtOnce()).advance(0.0, written)
    assert main(["health", "--state", str(path.parent)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"The last report is of {written:%Y-%m-%d %H:%M}, and a kiosk that runs writes one every "
        "5 minutes: see whether it runs, and whether the clock is right.\n"
    )


def test_staff_are_told_that_a_kiosk_was_stopped(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Health(path, AtOnce()).close(EVENING)
    assert main(["health", "--state", str(path.parent)]) == 2
    assert capsys.readouterr() == ("", "The kiosk was stopped at 2026-03-01 18:30.\n")
    assert main(["health", "--json", "--state", str(path.parent)]) == 2
    assert json.loads(capsys.readouterr().out)["stopped"] is True


def test_programs_read_json(
    path: Path, now: dt.datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    health = Health(path, AtOnce())
    health.report("sound", "No device.")
    health.advance(0.0, now)
    at = now.isoformat(timespec="seconds")
    assert main(["health", "--json", "--state", str(path.parent)]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "format": 1,
        "written": at,
        "troubles": [{"part": "sound", "problem": "No device.", "since": at}],
        "more": 0,
        "stopped": False,
    }


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"STATE_DIRECTORY": "state:other"}, "state"),
        ({"XDG_STATE_HOME": "home"}, "home/museum-kiosk"),
        ({}, ".local/state/museum-kiosk"),
    ],
)
def test_the_state_folder_is_found_where_the_kiosk_keeps_it(
    tmp_path: Path,
    now: dt.datetime,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    folder: str,
) -> None:
    for name in ("STATE_DIRECTORY", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in variables.items():
        parts = [str(tmp_path / part) for part in value.split(":")]
        monkeypatch.setenv(name, ":".join(parts))
    Health(tmp_path / folder / "health.json", AtOnce()).advance(0.0, now)
    assert main(["health"]) == 0
