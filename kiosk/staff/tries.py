"""How often a wrong PIN was entered, and how long nobody may try; knows no PIN.

The file keeps a count, not a moment: a clock that jumps does not make the wait shorter, and a
restart begins it anew.
"""

import json
import logging
import math
from pathlib import Path

from kiosk.core.durable import write_durably

FILE_NAME = "pin.json"
FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
FORMAT = 1

_MOST_COUNTED = 1000  # beyond these the wait does not grow anyway
_MAX_BYTES = 4096
_DAMAGED = FREE_TRIES
"""What a file that cannot be read counts as: nobody may have made it so to try again."""

_log = logging.getLogger(__name__)


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs in a row: 30 after three, then twice as long."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(wrong - FREE_TRIES, 20)))


class Tries:
    """Wrong PINs in a row, kept in a file of the state folder.

    `save` and `saved` may be called from another thread, all else belongs to the one with the time.
    """

    def __init__(self, state_folder: Path, now: float) -> None:
        """Take up what was kept; `now` is monotonic seconds."""
        self._path = state_folder / FILE_NAME
        self._failing = False
        self.wrong = self._read()
        self._until = now + wait_after(self.wrong)

    def seconds_left(self, now: float) -> int:
        """Whole seconds until the next try; 0 when one may try now."""
        return max(0, math.ceil(self._until - now - 1e-6))

    def note_wrong(self, now: float) -> None:
        """One more was wrong."""
        self.wrong = min(self.wrong + 1, _MOST_COUNTED)
        self._until = now + wait_after(self.wrong)

    def note_right(self, now: float) -> None:
        """The right one: all is forgotten."""
        self.wrong, self._until = 0, now

    def save(self, wrong: int) -> None:
        """Keep that count, as it would be if the try now made failed; never raises.

        Where it cannot be written it still counts while the process lives.
        """
        told = {"format": FORMAT, "wrong": wrong}
        try:
            write_durably(self._path, json.dumps(told).encode() + b"\n", mode=0o600)
        except OSError as error:
            if not self._failing:
                _log.warning("Wrong PINs cannot be kept: %s", error)
            self._failing = True
        else:
            self._failing = False

    def _read(self) -> int:
        try:
            with self._path.open("rb") as file:
                return _count_in(json.loads(file.read(_MAX_BYTES)))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError, TypeError, RecursionError) as error:
            _log.warning("The count of wrong PINs is damaged: %s: %s", self._path, error)
            return _DAMAGED


def _count_in(told: object) -> int:
    """Raises TypeError or ValueError for anything that was not written by `save`."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("of another format")
    wrong = told.get("wrong")
    if type(wrong) is not int:
        raise TypeError(f"{wrong} is no count")
    return max(0, min(wrong, _MOST_COUNTED))
