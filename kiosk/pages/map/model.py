"""What a curator writes for a map, and what is asked of it; knows nothing of how it is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from kiosk.content.diagnostics import Severity
from kiosk.content.positions import DEGREES, PIXELS
from kiosk.content.record import Record
from kiosk.content.references import Loc
from kiosk.pages.map import faults, grounding
from kiosk.pages.map.features import Feature
from kiosk.pages.map.keys import MapKeys
from kiosk.pages.page import Fault, Media, RowsFault, Table


class MapPage(MapKeys):
    """A map with its layers, and the phases in which things happened on it."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The files in which features stand."""
        axes = DEGREES if self.is_drawn else PIXELS
        return tuple(
            Table(("layers", index, "data"), layer.data, layer.holds, axes)
            for index, layer in enumerate(self.layers)
            if layer.data is not None
        )

    def with_rows(self, rows: Mapping[Loc, tuple[Record, ...]]) -> Self:
        """The page with the features of its files after those written in it."""
        layers = tuple(
            layer.model_copy(
                update={"features": (*layer.every, *rows.get(("layers", index, "data"), ()))}
            )
            for index, layer in enumerate(self.layers)
        )
        return self.model_copy(update={"layers": layers})

    def faults(self) -> Iterator[Fault]:
        """Times out of order, and whatever lies where the map is not."""
        yield from faults.of_views(self)
        yield from faults.of_phases(self)
        for index, layer in enumerate(self.layers):
            if layer.data is None and not layer.every:
                yield Fault(("layers", index), faults.EMPTY_LAYER, Severity.NOTICE)
            for number, feature in enumerate(layer.every):
                for fault in faults.of_feature(self, feature):
                    loc = ("layers", index, "features", number, *fault.loc)
                    yield Fault(loc, fault.problem, fault.severity)

    def row_faults(self, table: Table, row: Record) -> Iterator[Fault]:
        """The faults of a feature that stands in a file."""
        if isinstance(row, Feature):
            yield from faults.of_feature(self, row, table.file)

    def common_faults(self) -> Iterator[Fault]:
        """Phases that count an event twice."""
        yield from faults.of_overlaps(self)

    def media_faults(self, media: Media) -> Iterator[Fault]:
        """A picture of another size, and whatever lies outside the base map or the picture."""
        yield from grounding.of_ground(self, media)
        placed = [
            (("layers", index, "features", number), feature)
            for index, layer in enumerate(self.layers)
            for number, feature in enumerate(layer.every)
        ]
        for fault in grounding.of_features(self, [feature for _, feature in placed], media):
            where, _ = placed[fault.rows[0]]
            yield Fault((*where, *(fault.loc or ())), fault.problem, fault.severity)

    def rows_media_faults(
        self, table: Table, rows: Sequence[Record], media: Media
    ) -> Iterator[RowsFault]:
        """Features of a file that lie outside the base map or the picture."""
        features = [row for row in rows if isinstance(row, Feature)]
        yield from grounding.of_features(self, features, media, table.file)
