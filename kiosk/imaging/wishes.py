"""What is wanted, in the order in which it is to be done; knows no picture and no thread."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from kiosk.imaging.request import Urgency

_W = TypeVar("_W", bound=Hashable)


class Wishes(Generic[_W]):
    """Wishes by urgency: the newest first, but at idle in the order in which they came.

    Each stands in it once, under the highest urgency with which it was wished for.
    """

    __slots__ = ("_by_urgency",)

    def __init__(self) -> None:
        # The next one is the last: what comes in at idle is put before all others.
        self._by_urgency: dict[Urgency, OrderedDict[_W, None]] = {
            urgency: OrderedDict() for urgency in sorted(Urgency, reverse=True)
        }

    def __iter__(self) -> Iterator[_W]:
        for wishes in self._by_urgency.values():
            yield from reversed(wishes)

    @property
    def highest(self) -> Urgency | None:
        """How urgent the next one is; None without any."""
        return next((urgency for urgency, wishes in self._by_urgency.items() if wishes), None)

    def add(self, wish: _W, urgency: Urgency) -> None:
        """Wish for it; wished for again, it is the newest, and never less urgent than before."""
        for known, wishes in self._by_urgency.items():
            if wish in wishes:
                urgency = max(urgency, known)
                if urgency is Urgency.IDLE:
                    return
                del wishes[wish]
        self._by_urgency[urgency][wish] = None
        self._by_urgency[urgency].move_to_end(wish, last=urgency is not Urgency.IDLE)

    def put_back(self, wish: _W, urgency: Urgency) -> None:
        """Have one that was taken and could not be finished be the next of its urgency."""
        self.remove(wish)
        self._by_urgency[urgency][wish] = None

    def remove(self, wish: _W) -> None:
        """Forget a wish, if it is there."""
        for wishes in self._by_urgency.values():
            wishes.pop(wish, None)

    def take(self) -> tuple[_W, Urgency] | None:
        """The next one, which is not wished for any more then; None without any."""
        urgency = self.highest
        return None if urgency is None else (self._by_urgency[urgency].popitem()[0], urgency)

    def clear(self) -> None:
        """Forget all."""
        for wishes in self._by_urgency.values():
            wishes.clear()
