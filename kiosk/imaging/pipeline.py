"""Has pictures decoded elsewhere than on the caller's thread, the most urgent wish first.

Results and exceptions alike wait in one queue that the caller drains; knows no texture.
"""

import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from kiosk.core.worker import Executor
from kiosk.imaging.cancellation import Cancelled, GoOn
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pixels import PictureError, Pixels
from kiosk.imaging.request import Request, Urgency
from kiosk.imaging.wishes import Wishes

_log = logging.getLogger(__name__)

BUDGET_BYTES = 64 * 1024 * 1024
"""Of decoded pixels that nobody has fetched yet: two pictures of 4096 x 2160."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a request: its pixels, or the exception that decoding raised."""

    request: Request
    outcome: Pixels | Exception

    @property
    def size_bytes(self) -> int:
        """Memory that it holds."""
        return len(self.outcome.data) if isinstance(self.outcome, Pixels) else 0


class PictureSource(Protocol):
    """Where pixels come from; used by one thread at a time.

    Work that `go_on` puts an end to raises Cancelled.
    """

    def pixels(self, request: Request, go_on: GoOn, /) -> Pixels:
        """What is wished for, or PictureError."""

    def keep(self, go_on: GoOn, /) -> None:
        """Do what the last request left to be done once its pixels had been delivered."""

    def bake(self, path: Path, go_on: GoOn, /) -> None:
        """Do beforehand what makes later requests for the picture quick, or PictureError."""


@dataclass(frozen=True, slots=True)
class _Baking:
    """A picture to be made ready when there is nothing else to do."""

    path: Path


class Pipeline:
    """Decodes what is requested, one picture at a time.

    It pauses while `budget_bytes` of results wait to be drained. All methods may be called from
    any thread; none waits for a picture.
    """

    def __init__(
        self,
        executor: Executor,
        pictures: PictureSource | None = None,
        *,
        budget_bytes: int = BUDGET_BYTES,
    ) -> None:
        self._executor = executor
        self._pictures = Pictures() if pictures is None else pictures
        self._budget_bytes = budget_bytes
        self._lock = Lock()
        self._wishes: Wishes[Request | _Baking] = Wishes()
        self._current: Request | _Baking | None = None
        self._urgency = Urgency.IDLE  # of the current one
        self._results: deque[Result] = deque()
        self._working = False
        self._closed = False

    def request(self, request: Request, urgency: Urgency = Urgency.NOW) -> None:
        """Wish for a picture; wished for again, it comes first again but is decoded once.

        What was wished for with less urgency is lifted, never lowered.
        """
        with self._lock:
            waiting = any(result.request == request for result in self._results)
            if self._closed or waiting:
                return
            if request == self._current:
                self._urgency = max(self._urgency, urgency)
                return
            self._wishes.add(request, urgency)
        self._employ()

    def bake(self, paths: Iterable[Path]) -> None:
        """Make these pictures ready, in this order, when there is nothing else to do.

        What was to be baked before and was not is forgotten. Nothing of it arrives.
        """
        baking = [_Baking(path) for path in paths]
        with self._lock:
            if self._closed:
                return
            for wish in [wish for wish in self._wishes if isinstance(wish, _Baking)]:
                self._wishes.remove(wish)
            for wish in baking:
                self._wishes.add(wish, Urgency.IDLE)
        self._employ()

    def cancel(self, request: Request) -> None:
        """Forget a wish; its result, if it is on its way, will not arrive."""
        with self._lock:
            self._wishes.remove(request)
            if self._current == request:
                self._current = None
            self._results = deque(r for r in self._results if r.request != request)
        self._employ()

    def drain(self, max_items: int) -> list[Result]:
        """At most `max_items` results, the oldest first."""
        with self._lock:
            count = min(max_items, len(self._results))
            drained = [self._results.popleft() for _ in range(count)]
        self._employ()
        return drained

    def close(self) -> None:
        """Forget everything; what is being decoded is left to end alone, and nobody waits."""
        with self._lock:
            self._closed = True
            self._wishes.clear()
            self._results.clear()
            self._current = None

    def _employ(self) -> None:
        """See to it that somebody works while there is something to do."""
        with self._lock:
            if self._working or not self._has_work():
                return
            self._working = True
        self._executor.submit(self._work)

    def _work(self) -> None:
        while (wish := self._take()) is not None:
            if isinstance(wish, Request):
                self._fulfil(wish)
            else:
                self._bake(wish)

    def _fulfil(self, request: Request) -> None:
        outcome: Pixels | Exception
        try:
            outcome = self._pictures.pixels(request, lambda: self._may_go_on(request))
        except Cancelled:
            self._put_back(request)
            return
        except Exception as error:  # noqa: BLE001  # it travels to the caller as a result
            outcome = error
        with self._lock:
            if self._current == request:  # not cancelled meanwhile
                self._results.append(Result(request, outcome))
                self._current = None
        self._keep(request.path)

    def _keep(self, path: Path) -> None:
        """Have what the last request left be done, now or with the baking."""
        try:
            self._pictures.keep(self._is_idle)
        except Cancelled:
            with self._lock:
                self._wishes.put_back(_Baking(path), Urgency.IDLE)
        except Exception:  # noqa: BLE001  # its pixels have been delivered
            _log.exception("Nothing is kept of %s", path)

    def _bake(self, baking: _Baking) -> None:
        try:
            self._pictures.bake(baking.path, lambda: self._may_go_on(baking))
        except Cancelled:
            self._put_back(baking)
        except PictureError:
            pass  # it is said when somebody wants to see it
        except Exception:  # noqa: BLE001  # the pictures after it are to be made ready
            _log.exception("%s could not be made ready", baking.path)

    def _take(self) -> Request | _Baking | None:
        """The next wish; with none, or no room, the work ends here."""
        with self._lock:
            self._working = self._has_work()
            taken = self._wishes.take() if self._working else None
            self._current, self._urgency = taken or (None, Urgency.IDLE)
            return self._current

    def _put_back(self, wish: Request | _Baking) -> None:
        """Have what was given up for something more urgent done after it, unless cancelled."""
        with self._lock:
            if self._current == wish:
                self._wishes.put_back(wish, self._urgency)
                self._current = None

    def _may_go_on(self, wish: Request | _Baking) -> bool:
        with self._lock:
            if self._current != wish:
                return self._serves_others(wish)
            highest = self._wishes.highest
            return highest is None or highest <= self._urgency

    def _serves_others(self, wish: Request | _Baking) -> bool:
        """Whether what is being done for a wish that was cancelled is wanted all the same.

        The tiles of a picture are all made at once: whoever pans on wants others of them.
        """
        if isinstance(wish, _Baking) or wish.tile is None:
            return False
        others = (other for other in self._wishes if isinstance(other, Request))
        return any(other.tile is not None and other.path == wish.path for other in others)

    def _is_idle(self) -> bool:
        with self._lock:
            return not self._closed and (self._wishes.highest or Urgency.IDLE) is Urgency.IDLE

    def _has_work(self) -> bool:
        held_bytes = sum(result.size_bytes for result in self._results)
        wanted = self._wishes.highest is not None and not self._closed
        return wanted and held_bytes < self._budget_bytes
