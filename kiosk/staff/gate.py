"""Lets staff in who know the PIN; knows no pad and no menu.

A PIN is checked elsewhere than on the caller's thread, since that takes its time on purpose. The
try is kept as a wrong one before it is checked: whoever pulls the plug meanwhile wins nothing.
"""

import logging
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from kiosk.core.worker import Executor
from kiosk.staff.pin import KeptPin, matches
from kiosk.staff.tries import Tries

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the PIN was right; if not, whole seconds until the next try."""

    ok: bool
    locked_seconds: int = 0


class PinGate:
    """One try at a time, and none while it is locked."""

    def __init__(self, pin: KeptPin, tries: Tries, executor: Executor) -> None:
        self._pin = pin
        self._tries = tries
        self._executor = executor
        self._answers: SimpleQueue[bool] = SimpleQueue()
        self.is_checking = False

    def locked_seconds(self, now: float) -> int:
        """Whole seconds until the next try; 0 when one may try now."""
        return self._tries.seconds_left(now)

    def try_pin(self, text: str, now: float) -> bool:
        """Have a PIN checked; False when none is taken now. `verdict` gives the answer."""
        if self.is_checking or self.locked_seconds(now):
            return False
        self.is_checking = True
        wrong = self._tries.wrong + 1
        self._executor.submit(lambda: self._check(text, wrong))
        return True

    def verdict(self, now: float) -> Verdict | None:
        """The answer to the last try, once; None while there is none."""
        try:
            right = self._answers.get_nowait()
        except Empty:
            return None
        self.is_checking = False
        if right:
            self._tries.note_right(now)
            return Verdict(ok=True)
        self._tries.note_wrong(now)
        return Verdict(ok=False, locked_seconds=self.locked_seconds(now))

    def _check(self, text: str, wrong: int) -> None:
        """On the other thread."""
        right = False
        try:
            self._tries.save(wrong)
            right = matches(text, self._pin)
            if right:
                self._tries.save(0)
        except Exception:  # noqa: BLE001  # the pad must not wait for ever
            _log.exception("A PIN could not be checked")
        finally:
            self._answers.put(right)
