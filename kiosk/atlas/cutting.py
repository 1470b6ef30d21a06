"""Shapes cut to a part of the sheet and made as plain as a level of detail shows them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from kiosk.atlas.gshhg import Kind, River, Shore
from kiosk.atlas.sheet import Bounds, Sheet, grown

_MARGIN = 4.0  # in lengths of the finest detail: what is made plainer first is cut afterwards
_SPECK = 1.5  # side of the smallest shape that is kept, likewise
_NARROW = 1.0  # a river narrower than this is a line
_LONG = 10.0  # and only if it is so long there and back
_STUB = 0.5  # shorter lines are dropped
_SEAM_GRID = 1e-6
_GREATEST = 1


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Polygons as rings that end where they begin, the outline first; `narrow` rivers as lines."""

    land: tuple[tuple[Sheet, ...], ...]
    lakes: tuple[tuple[Sheet, ...], ...]
    narrow: tuple[BaseGeometry, ...]


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts to `bounds` and drops what is smaller than `detail`, a length on the sheet."""

    bounds: Bounds
    detail: float

    @property
    def reach(self) -> Bounds:
        """What has to be read: a little more than is kept."""
        return grown(self.bounds, self.detail * _MARGIN)

    def water_and_land(self, shores: Iterable[Shore]) -> Ground:
        """Land, lakes and great rivers, without specks; narrow rivers become lines."""
        rough: dict[Kind, list[BaseGeometry]] = {kind: [] for kind in Kind}
        halves: dict[Kind, list[BaseGeometry]] = {kind: [] for kind in Kind}
        for shore in shores:
            parts = self._roughly(shore.ring)
            (halves if shore.halved else rough)[shore.kind].extend(parts)
        for kind, halved in halves.items():
            joined = shapely.union_all(halved, grid_size=_SEAM_GRID)
            rough[kind].extend(_polygons(joined))
        narrow = [river for river in rough[Kind.RIVER] if self._is_narrow(river)]
        wide = [river for river in rough[Kind.RIVER] if not self._is_narrow(river)]
        return Ground(
            tuple(self._plain_polygons(rough[Kind.LAND] + rough[Kind.ICE])),
            tuple(self._plain_polygons(_without(rough[Kind.LAKE] + wide, rough[Kind.ISLAND]))),
            tuple(_one_bank(river) for river in narrow if river.length > _LONG * self.detail),
        )

    def rivers(
        self, rivers: Iterable[River], ground: Ground, lowest_rank: int
    ) -> Iterator[tuple[int, Sheet]]:
        """Rivers down to a rank, in long pieces, where they are not drawn as water already."""
        water = shapely.union_all([Polygon(rings[0], rings[1:]) for rings in ground.lakes])
        by_rank: dict[int, list[BaseGeometry]] = {_GREATEST: list(ground.narrow)}
        for river in rivers:
            if river.rank <= lowest_rank:
                line = shapely.difference(self._nearby(river.line), water)
                by_rank.setdefault(river.rank, []).append(line)
        for rank in sorted(by_rank):
            for line in self._lines(by_rank[rank]):
                yield rank, line

    def borders(self, borders: Iterable[Sheet]) -> Iterator[Sheet]:
        """Borders in long pieces."""
        return self._lines([self._nearby(border) for border in borders])

    def _nearby(self, line: Sheet) -> BaseGeometry:
        return shapely.clip_by_rect(LineString(line), *self.reach)

    def _lines(self, lines: Sequence[BaseGeometry]) -> Iterator[Sheet]:
        """Lines joined where they meet, made plain, cut."""
        joined = shapely.line_merge(shapely.union_all(lines))
        plain = shapely.simplify(joined, self.detail)
        for line in _parts(shapely.clip_by_rect(plain, *self.bounds), "LineString"):
            if line.length > _STUB * self.detail:
                yield shapely.get_coordinates(line)

    def _roughly(self, ring: Sheet) -> Iterator[BaseGeometry]:
        """What lies within reach, as fine as it came; clipping may leave rings that cross."""
        cut = shapely.clip_by_rect(Polygon(ring), *self.reach)
        yield from _polygons(_valid(cut))

    def _plain_polygons(self, polygons: Sequence[BaseGeometry]) -> Iterator[tuple[Sheet, ...]]:
        smallest = (_SPECK * self.detail) ** 2
        kept = [polygon for polygon in polygons if polygon.area > smallest]
        box = shapely.box(*self.bounds)
        for polygon in shapely.simplify(kept, self.detail):
            for part in _polygons(shapely.intersection(_valid(polygon), box)):
                if part.area > smallest:
                    holes = [hole for hole in part.interiors if Polygon(hole).area > smallest]
                    yield tuple(shapely.get_coordinates(ring) for ring in (part.exterior, *holes))

    def _is_narrow(self, river: BaseGeometry) -> bool:
        return bool(2 * river.area < _NARROW * self.detail * river.length)


def _valid(polygon: BaseGeometry) -> BaseGeometry:
    return polygon if polygon.is_valid else shapely.make_valid(polygon)


def _parts(geometry: BaseGeometry, kind: str) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == kind:
            yield part
        elif part.geom_type.startswith(("Multi", "GeometryCollection")):
            yield from _parts(part, kind)


def _polygons(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    return _parts(geometry, "Polygon")


def _without(lakes: Sequence[BaseGeometry], islands: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    if not islands:
        return list(lakes)
    ground = shapely.union_all(islands)
    return [part for lake in lakes for part in _polygons(shapely.difference(lake, ground))]


def _one_bank(river: BaseGeometry) -> BaseGeometry:
    """A narrow river as a line: its outline between the two points farthest from each other."""
    ring = shapely.get_coordinates(river.exterior)[:-1]
    one_end = _farthest(ring, ring[0])
    ring = np.roll(ring, -one_end, axis=0)
    return LineString(ring[: _farthest(ring, ring[0]) + 1])


def _farthest(points: Sheet, origin: NDArray[np.float64]) -> int:
    return int(np.hypot(*(points - origin).T).argmax())
