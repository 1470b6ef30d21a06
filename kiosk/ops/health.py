"""What is wrong with the kiosk now, as a file for staff; knows no picture and no device.

The file is written when something has changed, at most once in WRITE_SECONDS, and otherwise every
REWRITE_AFTER: a report that is older than STALE_AFTER is not of a kiosk that runs. An executor
writes it: a slow disk keeps nobody waiting. Nothing here ever raises.
"""

import datetime as dt
import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Event, Lock

from kiosk.core.worker import Executor

FILE_NAME = "health.json"
FORMAT = 1
WRITE_SECONDS = 1.0
RETRY_SECONDS = 30.0
REWRITE_AFTER = dt.timedelta(minutes=5)
STALE_AFTER = dt.timedelta(minutes=15)
LEAVE_SECONDS = 0.3
"""How long the end of the process waits for the last report; it mostly takes a hundredth."""
MAX_TOLD = 200
"""What is wrong beyond these is counted: whoever mends so many things starts with the first."""

_MAX_HELD = 10_000
_MAX_PART_CHARACTERS, _MAX_PROBLEM_CHARACTERS = 300, 500

_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with a part; `since` is when it was first seen, in ISO 8601."""

    part: str
    problem: str
    since: str


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What was wrong when the report was written; `more` counts the troubles it does not list.

    `stopped`: the kiosk was told to end, and that was its last word.
    """

    written: str
    troubles: tuple[Trouble, ...] = ()
    more: int = 0
    stopped: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nothing was wrong."""
        return not self.troubles and not self.more

    def is_stale(self, clock_time: dt.datetime) -> bool:
        """Whether a kiosk that still ran would have written another by then.

        Also when it seems to be from the future: nobody knows how old it is after the clock was
        put back.
        """
        try:
            age = clock_time - dt.datetime.fromisoformat(self.written)
        except (ValueError, TypeError):  # no moment, or one without a zone
            return True
        return not dt.timedelta() <= age <= STALE_AFTER


class Health:
    """Takes down what is wrong, by part, and writes it to `path`.

    `report` may be called from any thread; `advance` belongs to the one that has the time.
    """

    def __init__(self, path: Path, executor: Executor) -> None:
        self._path = path
        self._executor = executor
        self._lock = Lock()
        self._problems: dict[str, str] = {}
        self._since: dict[str, str] = {}
        self._changed = False
        self._told_at = _LONG_AGO  # what a former run left behind is not true any more
        self._closed = False
        self._writing = False
        self._next_write = float("-inf")
        self._is_failing = False

    def report(self, part: str, problem: str | None) -> None:
        """Say what is wrong with a part, such as "sound", or that it is well again (None)."""
        part = part[:_MAX_PART_CHARACTERS]
        with self._lock:
            if problem is None:
                self._changed |= self._problems.pop(part, None) is not None
                self._since.pop(part, None)
                return
            told = problem[:_MAX_PROBLEM_CHARACTERS]
            has_room = part in self._problems or len(self._problems) < _MAX_HELD
            if has_room and self._problems.get(part) != told:
                self._problems[part] = told
                self._changed = True

    def advance(self, now: float, clock_time: dt.datetime) -> None:
        """Let time pass: `now` in monotonic seconds, and what the clock on the wall shows.

        What was reported since the last call is taken to have begun at that clock time.
        """
        with self._lock:
            # By the clock on the wall, as whoever reads the report goes by: also when it jumps.
            is_fresh = dt.timedelta() <= clock_time - self._told_at < REWRITE_AFTER
            if self._closed or (is_fresh and not self._changed):
                return
            report = self._report(clock_time)
            if self._writing or now < self._next_write:
                return
            self._changed, self._writing, self._told_at = False, True, clock_time
            self._next_write = now + WRITE_SECONDS
        self._executor.submit(lambda: self._write(as_json(report)))

    def report_at(self, clock_time: dt.datetime) -> HealthReport:
        """What is wrong now; what was reported since `advance` is taken to have begun then."""
        with self._lock:
            return self._report(clock_time)

    def close(self, clock_time: dt.datetime) -> None:
        """Write that the kiosk was stopped, and nothing afterwards; waits LEAVE_SECONDS at most."""
        with self._lock:
            self._closed = True
            report = replace(self._report(clock_time), stopped=True)
        written = Event()

        def write() -> None:
            self._write(as_json(report))
            written.set()

        self._executor.submit(write)
        written.wait(LEAVE_SECONDS)

    def _report(self, clock_time: dt.datetime) -> HealthReport:
        at = clock_time.isoformat(timespec="seconds")
        for part in self._problems:
            self._since.setdefault(part, at)
        listed = list(self._problems.items())[:MAX_TOLD]
        troubles = tuple(Trouble(part, told, self._since[part]) for part, told in listed)
        return HealthReport(at, troubles, len(self._problems) - len(troubles))

    def _write(self, text: str) -> None:
        part = self._path.with_name(f".{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8", errors="backslashreplace")
            part.replace(self._path)
        except OSError as error:
            self._written(str(error))
        else:
            self._written(None)

    def _written(self, failure: str | None) -> None:
        """Log the first failure and its end; try again later what could not be written."""
        with self._lock:
            self._writing = False
            was_failing, self._is_failing = self._is_failing, failure is not None
            if failure is not None:
                self._changed = True
                self._next_write += RETRY_SECONDS
        if failure is not None and not was_failing:
            _log.warning("The health report cannot be written: %s", failure)
        elif failure is None and was_failing:
            _log.warning("The health report is written again")


def read_health(path: Path) -> HealthReport | None:
    """The report at `path`; None when there is none that can be read. Never raises."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        troubles = tuple(
            Trouble(str(each["part"]), str(each["problem"]), str(each["since"]))
            for each in data["troubles"]
        )
        stopped = bool(data.get("stopped", False))
        return HealthReport(str(data["written"]), troubles, int(data["more"]), stopped)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def as_json(report: HealthReport) -> str:
    """The report as a JSON object, for a file or a program."""
    return json.dumps({"format": FORMAT, **asdict(report)}, ensure_ascii=False, indent=1)
