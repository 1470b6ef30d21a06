"""Borders of states from Natural Earth's shapefiles; cuts nothing."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapefile

from kiosk.atlas.sheet import Bounds, Sheet, from_longitudes_latitudes

NOT_DRAWN = ("Overlay limit", "Lease limit", "Unrecognized")
"""Limits that are not where one state ends and another begins."""

_TURNS = (-360.0, 0.0, 360.0)


def read_borders(path: Path, bounds: Bounds) -> Iterator[Sheet]:
    """The borders that may lie within the bounds, placed where they lie there."""
    with shapefile.Reader(str(path), encoding="utf-8") as reader:
        for each in reader.iterShapeRecords(fields=["FEATURECLA"]):
            if str(each.record["FEATURECLA"]).startswith(NOT_DRAWN):
                continue
            points = np.array(each.shape.points, np.float64).reshape(-1, 2)
            for part in np.split(points, list(each.shape.parts)[1:]):
                yield from _placed(from_longitudes_latitudes(part), bounds)


def _placed(line: Sheet, bounds: Bounds) -> Iterator[Sheet]:
    for turn in _TURNS:
        moved = line + np.array([turn, 0.0])
        if (moved.max(axis=0) >= bounds[:2]).all() and (moved.min(axis=0) <= bounds[2:]).all():
            yield moved
