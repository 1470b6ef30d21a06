"""What is shown while nobody is there: the attract items of all exhibits in turn."""

from dataclasses import dataclass
from itertools import chain, zip_longest

from kiosk.exhibit.model import AttractItem, Exhibit
from kiosk.stage.playlist import Playlist, drift


@dataclass(frozen=True, slots=True)
class Offer:
    """What attract shows of an exhibit: one of its items, or its title alone (None)."""

    exhibit: Exhibit
    item: AttractItem | None


class Programme:
    """Goes on from the second at which attract began, by the offers' own times."""

    def __init__(self, exhibits: tuple[Exhibit, ...]) -> None:
        self._offers = _in_turn(exhibits)
        self._playlist = Playlist([offer.exhibit.attract.each_seconds for offer in self._offers])
        self._since = 0.0

    def begin(self, now: float) -> None:
        """Attract begins."""
        self._since = now

    def offers(self, now: float) -> tuple[Offer, Offer]:
        """What is offered now, and what will be after it."""
        index = self._playlist.index(now - self._since)
        return self._offers[index], self._offers[(index + 1) % len(self._offers)]

    def moment(self, now: float) -> tuple[int, tuple[int, int]]:
        """What changes by time alone: the offer's number and the drift in design pixels."""
        seconds = now - self._since
        return self._playlist.index(seconds), drift(seconds)


def _in_turn(exhibits: tuple[Exhibit, ...]) -> tuple[Offer, ...]:
    """An offer of each exhibit, then the next one of each."""
    own = (
        [Offer(exhibit, item) for item in exhibit.attract.items] or [Offer(exhibit, None)]
        for exhibit in exhibits
    )
    return tuple(offer for offer in chain(*zip_longest(*own)) if offer is not None)
